/* diskfish: print results and diagnostics as JSON.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_PRINT_JSON_H
#define FISH_PRINT_JSON_H

#include <stdio.h>

#include "diag.h"
#include "value.h"

/* Print one JSON value on one line. */
void print_json (FILE *out, const struct value *value);
void print_diag_json (FILE *out, const struct diag *diag);
void print_note_json (FILE *out, const char *text);

/* Print a string without a newline, or the object for bytes that are not UTF-8.
 */
void print_json_bytes (FILE *out, const char *bytes, size_t len);

#endif
