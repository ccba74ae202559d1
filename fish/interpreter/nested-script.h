/* diskfish: run scripts within scripts.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_NESTED_SCRIPT_H
#define FISH_NESTED_SCRIPT_H

#include "shell.h"

/* Run the commands that a host command prints.  Return -1 with a diag on
 * failure.
 */
int nested_script_host (struct shell *shell, const char *host,
                        struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Check a script file as a whole, then run it.  Return -1 with a diag on
 * failure.
 */
int nested_script_file (void *shell, const char *file, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Print all problems of a script file that would run now, and count them.
 * Return -1 with a diag if the file cannot be read.
 */
int nested_script_check (void *shell, const char *file, size_t *count,
                         struct diag *diag)
  __attribute__ ((warn_unused_result));

#endif
