/* diskfish: print results and diagnostics in the chosen format.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_PRINTER_H
#define FISH_PRINTER_H

#include <stdio.h>

#include "diag.h"
#include "settings.h"
#include "value.h"

/* Functions of the formats that print a result.  Each returns NULL, or, if the
 * format cannot represent the value, the reason as a static string.  Nothing is
 * printed then.
 */
#define OUTPUT_DECLARATION(id, word, meaning, print, ...)       \
  const char *print (FILE *out, const struct value *value);
OUTPUT_FORMATS (OUTPUT_DECLARATION)

/* Print a result in the format of MODE.  Return NULL, or why the format cannot
 * represent it.  JSON prints null for a command without a result, so that each
 * command has a line.
 */
const char *print_result (FILE *out, enum output_mode mode,
                          const struct value *value);

/* True if the format of MODE has FLAG. */
bool output_has (enum output_mode mode, enum output_flags flag);

/* Flush OUT.  If output could not be written, discard it and return -1 with a
 * diag.
 */
int print_end (FILE *out, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Print a diagnostic on standard error, in the format of MODE. */
void report (enum output_mode mode, const struct diag *diag);

/* Print a note like report. */
void report_note (enum output_mode mode, const char *text);

#endif
