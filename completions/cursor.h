/* diskfish: where the cursor is.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMPLETIONS_CURSOR_H
#define COMPLETIONS_CURSOR_H

#include "arena.h"
#include "script.h"

/* A line up to the cursor: the words before, and the word at the cursor. */
struct cursor {
  struct arena arena;
  struct word *words;           /* before the word at the cursor */
  size_t count;
  const char *value;            /* of the word at the cursor, so far */
  enum word_kind kind;          /* how it is quoted */
  size_t start;                 /* where it starts, with its quote */
  bool host;                    /* nothing can be offered: a host command,
                                 * a comment, after a closing quote */
};

void cursor_find (struct cursor *cursor, const char *line);
void cursor_free (struct cursor *cursor);

#define CLEANUP_CURSOR __attribute__ ((cleanup (cursor_free)))

/* How VALUE is written where a word of this KIND was begun.  Without WHOLE
 * the quote stays open.  Freed by the caller.
 */
char *cursor_quote (enum word_kind kind, const char *value, bool whole)
  __attribute__ ((warn_unused_result));

#endif
