/* diskfish: read and run statements at the prompt.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_REPL_H
#define FISH_REPL_H

#include "shell.h"

/* Read and run commands until ^D or 'quit'.  Continue after failures.  Return
 * STATUS_OK.
 */
int repl_run (struct shell *shell) __attribute__ ((warn_unused_result));

#endif
