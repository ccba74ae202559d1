/* diskfish: the prompt.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_REPL_H
#define FISH_REPL_H

#include "shell.h"

/* Read commands at a prompt until ^D or quit.  A failing command does not
 * end it.  Returns STATUS_OK.
 */
int repl_run (struct shell *shell) __attribute__ ((warn_unused_result));

#endif
