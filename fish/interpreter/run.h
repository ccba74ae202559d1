/* diskfish: running one statement.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_RUN_H
#define FISH_RUN_H

#include "shell.h"

/* Bind and run one command; its result is printed. */
int run_words (void *shell, const struct source *source,
               const struct word *words, size_t count, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* The same, and what it prints as text goes to *TEXT, also on failure, to be
 * freed by the caller.
 */
int run_caught (void *shell, const struct source *source,
                const struct word *words, size_t count, char **text,
                size_t *len, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Run a statement that is no block. */
int run_statement (struct shell *shell, const struct script *script,
                   const struct statement *statement, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Whether the condition of an if holds.  A command that fails gives false; -1
 * is for one that cannot be understood.
 */
int run_condition (struct shell *shell, const struct script *script,
                   const struct statement *statement, bool *truth,
                   struct diag *diag)
  __attribute__ ((warn_unused_result));

#endif
