/* diskfish: what the guest was asked for one line.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_ASKED_H
#define FISH_ASKED_H

#include "vector.h"

struct answer {
  char *question;
  char **list;                  /* NULL at the end, or NULL */
};

DEFINE_VECTOR (answers, struct answer)

/* Zeroes are a new line. */
struct asked {
  struct answers answers;
  double seconds;               /* that the guest took for all of them */
};

/* A question to the guest about ARGUMENT, which may be NULL. */
typedef char **asked_question (void *opaque, const char *argument);

/* Return the answer to a question called NAME, to be freed by the caller.  It
 * is asked only once for each line, and no more when the guest has spent ten
 * seconds on the line, or DISKFISH_COMPLETION_TIMEOUT.
 */
char **asked_once (struct asked *asked, const char *name,
                   asked_question *question, void *opaque,
                   const char *argument)
  __attribute__ ((warn_unused_result));

/* Another line begins. */
void asked_reset (struct asked *asked);

#endif
