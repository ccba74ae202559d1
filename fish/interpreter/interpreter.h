/* diskfish: run the statements of a script in their order.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_INTERPRETER_H
#define FISH_INTERPRETER_H

#include "shell.h"

/* Run the statements and blocks of a script.  Print failures that do not end
 * it.  Return -1 with a diag for the failure that does.
 */
int interpreter_run (struct shell *shell, const struct script *script,
                     struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Parse a source, then run it like interpreter_run. */
int interpreter_run_source (struct shell *shell, const struct source *source,
                            struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Run a script until 'quit', or until a statement fails whose failure is not
 * ignored.  Print all diagnostics.  Return an exit status.
 */
int interpreter_execute (struct shell *shell, const struct script *script)
  __attribute__ ((warn_unused_result));

/* Parse a source, then run it like interpreter_execute. */
int interpreter_execute_source (struct shell *shell,
                                const struct source *source)
  __attribute__ ((warn_unused_result));

#endif
