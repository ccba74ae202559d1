/* diskfish: which statement runs next.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_FLOW_H
#define FISH_FLOW_H

#include "shell.h"

/* Run the statements of a script one after another, and blocks as they say.
 * Failures that do not end it are printed; the one that does is the DIAG.
 */
int flow_run (struct shell *shell, const struct script *script,
              struct diag *diag)
  __attribute__ ((warn_unused_result));

/* The same for a source that is not parsed yet. */
int flow_run_source (struct shell *shell, const struct source *source,
                     struct diag *diag) __attribute__ ((warn_unused_result));

/* Run a script until a statement fails whose failure is not ignored, or quit
 * runs.  Diagnostics are printed.  Return an exit status.
 */
int flow_execute (struct shell *shell, const struct script *script)
  __attribute__ ((warn_unused_result));

/* The same for a source that is not parsed yet. */
int flow_execute_source (struct shell *shell, const struct source *source)
  __attribute__ ((warn_unused_result));

#endif
