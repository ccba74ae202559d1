/* diskfish: which statement runs next.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_INTERPRETER_H
#define FISH_INTERPRETER_H

#include "shell.h"

/* Run the statements of a script one after another, and blocks as they say.
 * Failures that do not end it are printed; the one that does is the DIAG.
 */
int interpreter_run (struct shell *shell, const struct script *script,
                     struct diag *diag)
  __attribute__ ((warn_unused_result));

/* The same for a source that is not parsed yet. */
int interpreter_run_source (struct shell *shell, const struct source *source,
                            struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Run a script until a statement fails whose failure is not ignored, or quit
 * runs.  Diagnostics are printed.  Return an exit status.
 */
int interpreter_execute (struct shell *shell, const struct script *script)
  __attribute__ ((warn_unused_result));

/* The same for a source that is not parsed yet. */
int interpreter_execute_source (struct shell *shell,
                                const struct source *source)
  __attribute__ ((warn_unused_result));

#endif
