/* diskfish: fold texts at spaces.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_FOLD_TEXT_H
#define FISH_FOLD_TEXT_H

#include <stddef.h>

/* Return the columns of the longest word in TEXT. */
size_t fold_longest_word (const char *text);

/* Return TEXT in lines of at most WIDTH columns, broken at spaces.  Only words
 * that are longer are cut.  A line break in TEXT becomes \x0a, as in a cell
 * that is not folded.  The caller frees it.
 */
char *fold_text (const char *text, size_t width)
  __attribute__ ((warn_unused_result));

#endif
