/* diskfish: find the operating system and mount it, as -i asks for.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_INSPECTOR_H
#define FISH_INSPECTOR_H

#include "options.h"
#include "shell.h"

/* Open what is encrypted, find the operating system, and mount its file
 * systems where it has them itself.  What was found goes to the shell's
 * summary.  What goes wrong is printed.
 */
int inspector_mount (struct shell *shell, const struct options *options)
  __attribute__ ((warn_unused_result));

#endif
