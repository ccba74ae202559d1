/* diskfish: print results and diagnostics in the chosen format.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "printer.h"

#include <errno.h>
#include <stdio_ext.h>
#include <string.h>

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

/* True if the value has columns.  A single struct with inner structs is text
 * that contains tables.
 */
static bool
has_columns (const struct value *value)
{
  switch (value->kind) {
  case VALUE_NONE: case VALUE_TEXT: case VALUE_BYTES:
    return false;
  case VALUE_STRUCT:
    return !has_members (value->def);
  case VALUE_STRUCTS: case VALUE_BOOL: case VALUE_INT: case VALUE_STRING:
  case VALUE_LIST: case VALUE_TABLE:
    return true;
  }
  abort ();
}

const char *
print_as_text (FILE *out, const struct value *value)
{
  if (value->kind == VALUE_STRUCTS && value->def->tabular)
    print_table (out, value);
  else
    print_text (out, value);
  return NULL;
}

const char *
print_as_table (FILE *out, const struct value *value)
{
  if (has_columns (value))
    print_table (out, value);
  else
    print_text (out, value);
  return NULL;
}

const char *
print_as_json (FILE *out, const struct value *value)
{
  print_json (out, value);
  return NULL;
}

/* The functions of a format. */
struct output_format {
  const char *(*print) (FILE *out, const struct value *value);
  void (*diag) (FILE *out, const struct diag *diag);
  void (*note) (FILE *out, const char *text);
  unsigned flags;               /* enum output_flags */
};

#define ROW(id, word, meaning, print, diag, note, flags)        \
  { print, diag, note, flags },
static const struct output_format formats[] = { OUTPUT_FORMATS (ROW) };

const char *
print_result (FILE *out, enum output_mode mode, const struct value *value)
{
  return formats[mode].print (out, value);
}

bool
output_has (enum output_mode mode, enum output_flags flag)
{
  return (formats[mode].flags & flag) != 0;
}

int
print_end (FILE *out, struct diag *diag)
{
  int error;

  errno = 0;
  if (fflush (out) == 0 && !ferror (out))
    return 0;
  error = errno;
  diag_set (diag, DIAG_FAILED, "cannot write to standard output%s%s",
            error ? ": " : "", error ? strerror (error) : "");
  diag->errnum = error;
  /* Otherwise exit(3) would try to write it again. */
  __fpurge (out);
  clearerr (out);
  return -1;
}

void
report (enum output_mode mode, const struct diag *diag)
{
  formats[mode].diag (stderr, diag);
}

void
report_note (enum output_mode mode, const char *text)
{
  formats[mode].note (stderr, text);
}
