/* diskfish: statements as -x and --dry-run show them.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_TRACE_H
#define FISH_TRACE_H

#include <stdio.h>

#include "script.h"

/* The statement as it is written, but with its WORDS, of which those that are
 * expanded have their values, and with *** for secrets.  Freed by the caller.
 */
char *trace_text (const struct script *script,
                  const struct statement *statement, const struct word *words)
  __attribute__ ((warn_unused_result));

/* Print the statement after a +, indented by its nesting. */
void trace_statement (FILE *out, unsigned depth, const struct script *script,
                      const struct statement *statement,
                      const struct word *words);

#endif
