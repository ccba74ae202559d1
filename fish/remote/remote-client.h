/* diskfish: let a server run the commands.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_REMOTE_CLIENT_H
#define FISH_REMOTE_CLIENT_H

#include "shell.h"

/* Send a command to the shell's server with standard input, output and error
 * as they are now, and wait for it.  When the server has ended the shell
 * quits.
 */
int remote_run_words (struct shell *shell, const struct source *source,
                      const struct word *words, size_t count,
                      struct diag *diag)
  __attribute__ ((warn_unused_result));

#endif
