/* diskfish: print results as comma-separated values.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <stdlib.h>
#include <string.h>

#include "cleanup.h"
#include "field-text.h"
#include "printer.h"
#include "terminal.h"

/* RFC 4180, section 2: records end with CRLF, and a field is quoted if it
 * contains a line break, a quote or a comma.  An empty field in a record of its
 * own is quoted too, since many readers skip empty lines.
 */
static void
print_cell (FILE *out, const char *text, bool alone)
{
  CLEANUP_FREE char *shown = terminal_text (out, text, "\n\t");

  if (shown[strcspn (shown, "\r\n\",")] == '\0' &&
      (!alone || *shown != '\0')) {
    fputs (shown, out);
    return;
  }
  putc ('"', out);
  for (const char *p = shown; *p != '\0'; p++) {
    if (*p == '"')
      putc ('"', out);
    putc (*p, out);
  }
  putc ('"', out);
}

static void
end_record (FILE *out)
{
  fputs ("\r\n", out);
}

/* Print WIDTH strings per record. */
static void
print_strings (FILE *out, char *const *strings, size_t width)
{
  fputs (width == 2 ? "key,value" : "value", out);
  end_record (out);
  for (size_t i = 0; strings[i] != NULL; i += width) {
    print_cell (out, strings[i], width == 1);
    if (width == 2) {
      putc (',', out);
      print_cell (out, strings[i + 1], false);
    }
    end_record (out);
  }
}

/* Return the field with the same name for the other audience, or NULL. */
static const struct field_def *
find_twin (const struct struct_def *def, const struct field_def *field)
{
  for (size_t i = 0; i < def->count; ++i) {
    const struct field_def *other = &def->fields[i];

    if (other != field && strcmp (other->name, field->name) == 0)
      return other;
  }
  return NULL;
}

static bool
is_scalar (const struct field_def *field)
{
  return field->type != FIELD_JSON && field->type != FIELD_STRUCTS;
}

/* True for machine-readable fields.  If such a field is not a scalar, its
 * human-readable field is the column instead.
 */
static bool
is_column (const struct struct_def *def, const struct field_def *field)
{
  const struct field_def *twin;

  if (field->audience != FOR_HUMANS)
    return is_scalar (field);
  twin = find_twin (def, field);
  return twin != NULL && !is_scalar (twin);
}

static bool
has_scalars_only (const struct struct_def *def)
{
  for (size_t i = 0; i < def->count; ++i) {
    const struct field_def *field = &def->fields[i];

    if (!is_scalar (field) && find_twin (def, field) == NULL)
      return false;
  }
  return true;
}

/* Return the text of a cell.  Percentages are numbers without a sign, as in
 * JSON.  The caller frees it.
 */
static char *
cell_text (const struct field_def *field, const char *base)
{
  char *text = field_text (field, base);

  if (field->type == FIELD_PERCENT || field->type == FIELD_USE)
    text[strcspn (text, " %")] = '\0';
  return text;
}

/* Print one struct, or the names of its fields if BASE is NULL. */
static void
print_record (FILE *out, const struct struct_def *def, const char *base)
{
  const char *separator = "";

  for (size_t i = 0; i < def->count; ++i) {
    const struct field_def *field = &def->fields[i];

    if (is_column (def, field)) {
      CLEANUP_FREE char *text = base ? cell_text (field, base) : NULL;

      fputs (separator, out);
      print_cell (out, text ? text : field->name, false);
      separator = ",";
    }
  }
  end_record (out);
}

static void
print_csv_structs (FILE *out, const struct value *value)
{
  size_t count = value->kind == VALUE_STRUCT ? 1 : value->count;

  print_record (out, value->def, NULL);
  for (size_t i = 0; i < count; ++i)
    print_record (out, value->def,
                  (const char *) value->structs + i * value->def->size);
}

const char *
print_as_csv (FILE *out, const struct value *value)
{
  static const char not_table[] = "not a table of scalars";

  switch (value->kind) {
  case VALUE_NONE:
    return NULL;
  case VALUE_LIST: case VALUE_TABLE:
    print_strings (out, value->list, value->kind == VALUE_LIST ? 1 : 2);
    return NULL;
  case VALUE_STRUCT: case VALUE_STRUCTS:
    if (!has_scalars_only (value->def))
      return not_table;
    print_csv_structs (out, value);
    return NULL;
  case VALUE_BOOL: case VALUE_INT: case VALUE_STRING: case VALUE_TEXT:
  case VALUE_BYTES:
    return not_table;
  }
  abort ();
}
