/* diskfish: fold texts at spaces.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_FOLD_TEXT_H
#define FISH_FOLD_TEXT_H

#include <stddef.h>

/* Return the columns of the longest word of TEXT. */
size_t fold_longest_word (const char *text);

/* Return TEXT in lines of at most WIDTH columns, broken at spaces; only a word
 * that is longer is cut.  A line break of TEXT itself becomes \x0a, as in a
 * cell that is not folded.  Freed by the caller.
 */
char *fold_text (const char *text, size_t width)
  __attribute__ ((warn_unused_result));

#endif
