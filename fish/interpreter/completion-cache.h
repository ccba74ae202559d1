/* diskfish: what the guest was asked for one line.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_COMPLETION_CACHE_H
#define FISH_COMPLETION_CACHE_H

#include "vector.h"

struct answer {
  char *question;
  char **list;                  /* NULL at the end, or NULL */
};

DEFINE_VECTOR (answers, struct answer)

/* Zeroes are a new line. */
struct completion_cache {
  struct answers answers;
  double seconds;               /* that the guest took for all of them */
};

/* A question to the guest about ARGUMENT, which may be NULL. */
typedef char **completion_cache_question (void *opaque, const char *argument);

/* Return the answer to a question called NAME, to be freed by the caller.  It
 * is asked only once for each line, and no more when the guest has spent ten
 * seconds on the line, or DISKFISH_COMPLETION_TIMEOUT.
 */
char **completion_cache_once (struct completion_cache *cache, const char *name,
                              completion_cache_question *question, void *opaque,
                              const char *argument)
  __attribute__ ((warn_unused_result));

/* Another line begins. */
void completion_cache_reset (struct completion_cache *cache);

#endif
