/* diskfish: write results and diagnostics in the chosen form.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_PRINTER_H
#define FISH_PRINTER_H

#include <stdio.h>

#include "diag.h"
#include "settings.h"
#include "value.h"

/* A result in the mode's form.  In JSON a command without a result gives
 * null, so that there is a line for every command.
 */
void print_result (FILE *out, enum output_mode mode,
                   const struct value *value);

/* Whether all that was printed could be written; what could not is dropped. */
int print_end (FILE *out, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* A diagnostic in the mode's form, on standard error. */
void report (enum output_mode mode, const struct diag *diag);

/* Something to know that is no failure, in the same way. */
void report_note (enum output_mode mode, const char *text);

#endif
