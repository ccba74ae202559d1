/* diskfish: the word that was probably meant.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMON_SUGGEST_H
#define COMMON_SUGGEST_H

#include <stddef.h>

/* Edit distance of two words: insert, delete, change a byte or swap two
 * neighbours, each counts 1; case does not count.  Longer words than 63 bytes
 * are far from everything.
 */
size_t suggest_distance (const char *a, const char *b);

/* The nearest of COUNT words, or NULL if none is near enough to be meant:
 * a third of the word's length, at least 1.
 */
const char *suggest (const char *word, const char *const *words,
                     size_t count);

#endif
