/* diskfish: ~ and ~user at the start of a word.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_TILDE_H
#define COMMANDS_TILDE_H

#include "script.h"

/* True if the word TEXT starts with a home directory.  A ~ in quotes is
 * literal.
 */
bool tilde_is_home (enum word_kind kind, const char *text);

/* Return TEXT, which begins with ~ or ~USER, with the home directory in its
 * place.  The caller frees it.  Return NULL if the user or the directory is
 * unknown.
 */
char *tilde_expand_path (const char *text) __attribute__ ((warn_unused_result));

#endif
