/* diskfish: ~ and ~user at the start of a word.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_TILDE_H
#define COMMANDS_TILDE_H

#include "script.h"

/* Whether the word with this text begins with a home folder: in quotes a ~ is
 * a ~.
 */
bool tilde_is_home (enum word_kind kind, const char *text);

/* TEXT, which begins with ~, as a path below that home folder; NULL if there
 * is no such user or home.  Freed by the caller.
 */
char *tilde_expand_path (const char *text) __attribute__ ((warn_unused_result));

#endif
