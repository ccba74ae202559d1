/* diskfish: the one place that writes results and diagnostics.
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

/* The same as one JSON value on one line. */
void print_json (FILE *out, const struct value *value);
void print_diag_json (FILE *out, const struct diag *diag);
void print_note_json (FILE *out, const char *text);

/* A string, or what stands for one that is not UTF-8; no line end. */
void print_json_bytes (FILE *out, const char *bytes, size_t len);

/* A result as text, with the same bytes as guestfish prints. */
void print_value (FILE *out, const struct value *value);

/* FILE:LINE:COLUMN: error: TEXT, the line, and carets with the hint; a remark
 * is a note and not an error.  Only the part of a long line around the place
 * is shown, and control characters are replaced.
 */
void print_diag (FILE *out, const struct diag *diag);

/* The message of libguestfs as guestfish prints it, and the hint. */
void print_library_error (FILE *out, const struct diag *diag);

/* A remark that is no error, in a line of its own. */
void print_note (FILE *out, const char *text);

/* Any value as a table, for people: structs one a line, structs within
 * structs of the same kind as a tree.
 */
void print_table (FILE *out, const struct value *value);

/* COUNT structs at BASE as a table, with INDENT blanks before each line. */
void print_members (FILE *out, const struct struct_def *def,
                    const char *base, size_t count, size_t indent);

/* One field as text; freed by the caller. */
char *field_text (const struct field_def *field, const char *base)
  __attribute__ ((warn_unused_result));

/* Whether there is nothing to tell of the field. */
bool field_is_unknown (const struct field_def *field, const char *base);

#endif
