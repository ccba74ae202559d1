/* diskfish: print results as text.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "print-text.h"

#include "cleanup.h"
#include "field-text.h"
#include "print-table.h"
#include "terminal.h"

/* Control characters that are printed in texts, and in single lines. */
static const char in_text[] = "\n\t", in_line[] = "\t";

/* Print text of the guest.  On a terminal, escape control characters except for
 * KEEP.
 */
static void
put (FILE *out, const char *text, const char *keep)
{
  CLEANUP_FREE char *shown = terminal_text (out, text, keep);

  fputs (shown, out);
}

static void print_text_struct (FILE *out, const struct struct_def *def,
                               const char *base, size_t indent);

/* Print inner structs as a table below a heading, or each below its own
 * heading.
 */
static void
print_inner (FILE *out, const struct field_def *field,
             struct struct_list members,
             size_t indent)
{
  const char *base = members.structs;
  int left = (int) indent;

  if (members.count == 0)
    return;
  if (field->def->tabular) {
    fprintf (out, "%*s%s:\n", left, "", field->name);
    print_members (out, field->def, base, members.count, indent + 2);
    return;
  }
  for (size_t i = 0; i < members.count; ++i) {
    fprintf (out, "%*s%s:\n", left, "", field->def->name);
    print_text_struct (out, field->def, base + i * field->def->size,
                       indent + 2);
  }
}

/* Print the fields of a struct.  For our own structs, omit unknown ones. */
static void
print_text_struct (FILE *out, const struct struct_def *def, const char *base,
                   size_t indent)
{
  for (size_t i = 0; i < def->count; ++i) {
    const struct field_def *field = &def->fields[i];
    CLEANUP_FREE char *text = field_text (field, base);

    if (field->audience == FOR_MACHINES)
      continue;
    if (field->type == FIELD_STRUCTS)
      print_inner (out, field,
                   STRUCT_MEMBER (struct struct_list, base, field->offset),
                   indent);
    else if (!field_is_unknown (field, base)) {
      fprintf (out, "%*s%s: ", (int) indent, "", field->name);
      put (out, text, in_line);
      putc ('\n', out);
    }
  }
}

static void
print_text_structs (FILE *out, const struct value *value)
{
  for (size_t i = 0; i < value->count; ++i) {
    fprintf (out, "[%zu] = {\n", i);
    print_text_struct (out, value->def,
                       (const char *) value->structs + i * value->def->size, 2);
    fprintf (out, "}\n");
  }
}

static void
print_line (FILE *out, const char *text)
{
  put (out, text, in_line);
  putc ('\n', out);
}

static void
print_pairs (FILE *out, char *const *pairs)
{
  for (size_t i = 0; pairs[i] != NULL; i += 2) {
    put (out, pairs[i], in_line);
    fputs (": ", out);
    print_line (out, pairs[i+1]);
  }
}

static void
print_scalar (FILE *out, const struct value *value)
{
  CLEANUP_FREE char *text = scalar_text (value);

  put (out, text, in_text);
  putc ('\n', out);
}

void
print_text (FILE *out, const struct value *value)
{
  switch (value->kind) {
  case VALUE_NONE:
    return;
  case VALUE_BOOL: case VALUE_INT: case VALUE_STRING:
    print_scalar (out, value);
    return;
  case VALUE_TEXT:
    put (out, value->string, in_text);
    return;
  case VALUE_BYTES:
    fwrite (value->bytes, 1, value->len, out);
    return;
  case VALUE_LIST:
    for (size_t i = 0; value->list[i] != NULL; ++i)
      print_line (out, value->list[i]);
    return;
  case VALUE_TABLE:
    print_pairs (out, value->list);
    return;
  case VALUE_STRUCT:
    print_text_struct (out, value->def, value->structs, 0);
    return;
  case VALUE_STRUCTS:
    print_text_structs (out, value);
    return;
  }
}
