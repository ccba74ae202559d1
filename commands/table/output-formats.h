/* diskfish: the forms in which results are printed.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_OUTPUT_FORMATS_H
#define COMMANDS_OUTPUT_FORMATS_H

#include "enum-table.h"

/* Properties of a format. */
enum output_flags {
  OUTPUT_PAGED = 1 << 0,        /* the prompt pages long texts */
  OUTPUT_OBJECTS = 1 << 1,      /* results and diagnostics are JSON, one value
                                   a line */
};

/* A row for each format: X (ID, WORD, MEANING, PRINT, DIAG, NOTE, FLAGS).
 * PRINT, DIAG and NOTE are functions of fish/output that print a result, a
 * diagnostic and a note; printer.h declares the function PRINT of each row.
 */
#define OUTPUT_FORMATS(X)                                               \
  X (TEXT, "text", "the output of guestfish",                           \
     print_as_text, print_diag, print_note_text, OUTPUT_PAGED)          \
  X (JSON, "json", "one value per line, machine-readable",              \
     print_as_json, print_diag_json, print_note_json, OUTPUT_OBJECTS)   \
  X (TABLE, "table", "text with aligned tables",                        \
     print_as_table, print_diag, print_note_text, OUTPUT_PAGED)         \
  X (CSV, "csv", "tables as comma-separated values, machine-readable",  \
     print_as_csv, print_diag, print_note_text, 0)

#define OUTPUT_ENUMERATOR(id, ...) OUTPUT_##id,
enum output_mode { OUTPUT_FORMATS (OUTPUT_ENUMERATOR) };

/* Their words, in this order. */
extern const struct enum_table output_choices;

/* "text|json": the same words. */
#define OUTPUT_WORD(id, word, ...) "|" word
#define OUTPUT_WORDS (&("" OUTPUT_FORMATS (OUTPUT_WORD))[1])

#endif
