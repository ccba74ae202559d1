/* diskfish: write results and diagnostics in the chosen form.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_PRINTER_H
#define FISH_PRINTER_H

#include <stdio.h>

#include "diag.h"
#include "settings.h"
#include "value.h"

/* Functions of the output formats: they print a result.  Return NULL, or why
 * the format cannot represent the value, a static string; then nothing was
 * printed.
 */
#define OUTPUT_DECLARATION(id, word, meaning, print, ...)       \
  const char *print (FILE *out, const struct value *value);
OUTPUT_FORMATS (OUTPUT_DECLARATION)

/* Print a result in the mode's format, and return the same.  In JSON a command
 * without a result gives null, so that there is a line for every command.
 */
const char *print_result (FILE *out, enum output_mode mode,
                          const struct value *value);

/* Return true if the mode's format has FLAG. */
bool output_has (enum output_mode mode, enum output_flags flag);

/* Whether all that was printed could be written; what could not is dropped. */
int print_end (FILE *out, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* A diagnostic in the mode's form, on standard error. */
void report (enum output_mode mode, const struct diag *diag);

/* Something to know that is no failure, in the same way. */
void report_note (enum output_mode mode, const char *text);

#endif
