/* diskfish: complete the argument of --disk.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <stdlib.h>

#include "cleanup.h"
#include "complete.h"
#include "drive.h"
#include "xalloc.h"

/* Put the candidate, which replaces the last part of TEXT, after the others. */
static void
make_whole (struct candidate *candidate, const char *text, size_t start)
{
  CLEANUP_FREE char *part = candidate->insert;
  CLEANUP_FREE char *escaped = drive_option_escape (part);

  candidate->insert = xasprintf ("%.*s%s", (int) start, text, escaped);
}

/* The parts are the words of 'disk attach'. */
void
complete_disk_option (const struct completion_source *source, const char *text,
                      struct completion *result)
{
  struct strings words = { 0 };
  size_t start;

  strings_append (&words, xstrdup ("disk"));
  strings_append (&words, xstrdup ("attach"));
  start = drive_option_split (text, &words);
  complete_args (source, words.ptr, words.len, result);
  for (size_t i = 0; i < result->list.len; ++i)
    make_whole (&result->list.ptr[i], text, start);
  strings_free (&words);
}
