/* diskfish: what the shell does for commands.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_HOOKS_H
#define FISH_HOOKS_H

#include "session.h"

/* For shell_init: commands run scripts, print and ask for keys with these. */
extern const struct shell_hooks hooks_of_shell;

#endif
