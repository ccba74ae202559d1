/* diskfish: write diagnostics.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_PRINT_DIAG_H
#define FISH_PRINT_DIAG_H

#include <stdio.h>

#include "diag.h"

/* FILE:LINE:COLUMN: error: TEXT, the line, and carets with the hint; a remark
 * is a note and not an error.  Only the part of a long line around the place
 * is shown, and control characters are replaced.
 */
void print_diag (FILE *out, const struct diag *diag);

/* The message of libguestfs as guestfish prints it, and the hint. */
void print_library_error (FILE *out, const struct diag *diag);

/* A remark that is no error, in a line of its own. */
void print_note (FILE *out, const char *text);

/* The same as "diskfish: note: TEXT", with control characters escaped. */
void print_note_text (FILE *out, const char *text);

#endif
