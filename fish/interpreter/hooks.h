/* diskfish: functions of the shell that commands call.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_HOOKS_H
#define FISH_HOOKS_H

#include "session.h"

/* Hooks for shell_init: run scripts, print, and ask for keys. */
extern const struct shell_hooks hooks_of_shell;

#endif
