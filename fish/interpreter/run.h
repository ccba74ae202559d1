/* diskfish: run one statement.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_RUN_H
#define FISH_RUN_H

#include "shell.h"

/* Bind and run one command, and print its result.  Return -1 with a diag on
 * failure.
 */
int run_words (void *shell, const struct source *source,
               const struct word *words, size_t count, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Run a command like run_words, but return its output as text in *TEXT, also on
 * failure.  The caller frees it.
 */
int run_caught (void *shell, const struct source *source,
                const struct word *words, size_t count, char **text,
                size_t *len, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Run a statement that is not a block.  Return -1 with a diag on failure. */
int run_statement (struct shell *shell, const struct script *script,
                   const struct statement *statement, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Evaluate the condition of an 'if'.  It is false if its command fails.  Return
 * -1 with a diag if the command is invalid.
 */
int run_condition (struct shell *shell, const struct script *script,
                   const struct statement *statement, bool *condition,
                   struct diag *diag)
  __attribute__ ((warn_unused_result));

#endif
