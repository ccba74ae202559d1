/* diskfish: print diagnostics.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_PRINT_DIAG_H
#define FISH_PRINT_DIAG_H

#include <stdio.h>

#include "diag.h"

/* Print FILE:LINE:COLUMN: error: TEXT, the line, and carets with the hint.  A
 * note has "note:" instead.  Show only the part of a long line around the
 * place.  Replace control characters.
 */
void print_diag (FILE *out, const struct diag *diag);

/* Print the message of libguestfs as guestfish prints it, and the hint. */
void print_library_error (FILE *out, const struct diag *diag);

/* Print a note in a line of its own. */
void print_note (FILE *out, const char *text);

/* Print "diskfish: note: TEXT", with control characters escaped. */
void print_note_text (FILE *out, const char *text);

#endif
