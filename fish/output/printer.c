/* diskfish: write results and diagnostics in the chosen form.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "printer.h"

#include <errno.h>
#include <stdio_ext.h>
#include <string.h>

#include "cleanup.h"
#include "escape.h"
#include "print-diag.h"
#include "print-json.h"
#include "print-table.h"
#include "print-text.h"

static bool
has_members (const struct struct_def *def)
{
  for (size_t i = 0; i < def->count; ++i)
    if (def->fields[i].type == FIELD_STRUCTS)
      return true;
  return false;
}

/* True if the value is printed as a table.  One struct with structs in it is
 * text with tables.
 */
static bool
is_table (enum output_mode mode, const struct value *value)
{
  switch (value->kind) {
  case VALUE_NONE: case VALUE_TEXT: case VALUE_BYTES:
    return false;
  case VALUE_STRUCTS:
    return mode == OUTPUT_TABLE || value->def->tabular;
  case VALUE_STRUCT:
    return mode == OUTPUT_TABLE && !has_members (value->def);
  case VALUE_BOOL: case VALUE_INT: case VALUE_STRING: case VALUE_LIST:
  case VALUE_TABLE:
    return mode == OUTPUT_TABLE;
  }
  abort ();
}

void
print_result (FILE *out, enum output_mode mode, const struct value *value)
{
  if (mode == OUTPUT_JSON)
    print_json (out, value);
  else if (is_table (mode, value))
    print_table (out, value);
  else
    print_text (out, value);
}

int
print_end (FILE *out, struct diag *diag)
{
  int error;

  errno = 0;
  if (fflush (out) == 0 && !ferror (out))
    return 0;
  error = errno;
  diag_set (diag, DIAG_FAILED, "what is printed cannot be written%s%s",
            error ? ": " : "", error ? strerror (error) : "");
  diag->errnum = error;
  __fpurge (out);
  clearerr (out);
  return -1;
}

void
report (enum output_mode mode, const struct diag *diag)
{
  if (mode == OUTPUT_JSON)
    print_diag_json (stderr, diag);
  else
    print_diag (stderr, diag);
}

void
report_note (enum output_mode mode, const char *text)
{
  CLEANUP_FREE char *safe = escape_controls (text, strlen (text), "");

  if (mode == OUTPUT_JSON)
    print_note_json (stderr, text);
  else
    fprintf (stderr, "diskfish: note: %s\n", safe);
}
