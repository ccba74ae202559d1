/* diskfish: suggest a known word for a misspelt one.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMON_SUGGEST_H
#define COMMON_SUGGEST_H

#include <stddef.h>

/* Return the edit distance of two words, ignoring case.  Inserting, deleting or
 * changing a byte and swapping two neighbours count 1 each.  Words longer than
 * 63 bytes have a large distance to every word.
 */
size_t suggest_distance (const char *a, const char *b);

/* Return the nearest of COUNT words, or NULL if all of them differ by more than
 * a third of the length of WORD.  The result is an element of WORDS.
 */
const char *suggest (const char *word, const char *const *words,
                     size_t count);

#endif
