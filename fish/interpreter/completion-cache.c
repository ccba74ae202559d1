/* diskfish: what the guest was asked for one line.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "completion-cache.h"

#include <stdlib.h>
#include <string.h>

#include "cleanup.h"
#include "clock.h"
#include "number.h"

enum { MOST_SECONDS = 10 };

/* The prompt must not seem to hang, but on a slow host the guest may need more
 * time than that.
 */
static double
most_seconds (void)
{
  const char *given = getenv ("DISKFISH_COMPLETION_TIMEOUT");
  int64_t seconds;

  return given != NULL && number_parse (given, &seconds) == NUMBER_OK &&
    seconds > 0 ? (double) seconds : MOST_SECONDS;
}

static char **
copy_of (char *const *list)
{
  struct strings copy = { 0 };

  if (list == NULL)
    return NULL;
  for (size_t i = 0; list[i] != NULL; ++i)
    strings_append (&copy, xstrdup (list[i]));
  strings_append (&copy, NULL);
  return copy.ptr;
}

char **
completion_cache_once (struct completion_cache *cache, const char *name,
                       completion_cache_question *question,
                       void *opaque, const char *argument)
{
  CLEANUP_FREE char *whole =
    xasprintf ("%s %s", name, argument ? argument : "");
  struct answer answer = { 0 };
  int64_t start;

  for (size_t i = 0; i < cache->answers.len; ++i)
    if (strcmp (cache->answers.ptr[i].question, whole) == 0)
      return copy_of (cache->answers.ptr[i].list);
  if (cache->seconds >= most_seconds ())
    return NULL;
  start = clock_ms ();
  answer.list = question (opaque, argument);
  cache->seconds += clock_since (start);
  answer.question = STEAL (whole);
  answers_append (&cache->answers, answer);
  return copy_of (answer.list);
}

void
completion_cache_reset (struct completion_cache *cache)
{
  for (size_t i = 0; i < cache->answers.len; ++i) {
    struct answer *answer = &cache->answers.ptr[i];

    free (answer->question);
    for (size_t j = 0; answer->list != NULL && answer->list[j] != NULL; ++j)
      free (answer->list[j]);
    free (answer->list);
  }
  answers_reset (&cache->answers);
  cache->seconds = 0;
}
