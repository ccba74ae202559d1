/* diskfish: scripts within scripts.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_NESTED_SCRIPT_H
#define FISH_NESTED_SCRIPT_H

#include "shell.h"

/* Run what a host command prints. */
int nested_script_host (struct shell *shell, const char *host,
                        struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Run a script file, which is looked at as a whole before. */
int nested_script_file (void *shell, const char *file, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Print all that is wrong with a script file that would run now, and count it.
 */
int nested_script_check (void *shell, const char *file, size_t *count,
                         struct diag *diag)
  __attribute__ ((warn_unused_result));

#endif
