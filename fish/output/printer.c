/* diskfish: write results.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "printer.h"

#include <ctype.h>
#include <errno.h>
#include <inttypes.h>
#include <stdio_ext.h>
#include <stdlib.h>
#include <string.h>

#include "cleanup.h"
#include "escape.h"
#include "strbuf.h"
#include "terminal.h"
#include "xalloc.h"

static char *
buffer_text (const char *bytes, size_t len)
{
  struct strbuf text = { 0 };

  for (size_t i = 0; i < len; ++i) {
    unsigned char c = (unsigned char) bytes[i];

    if (c >= 0x20 && c < 0x7f)
      strbuf_putc (&text, (char) c);
    else
      strbuf_printf (&text, "\\x%02x", c);
  }
  return strbuf_steal (&text);
}

static char *
percent_text (float percent)
{
  return percent >= 0 ? xasprintf ("%g %%", (double) percent)
    : xstrdup ("");
}

static char *
known_text (int64_t number, const char *suffix)
{
  return number >= 0 ? xasprintf ("%" PRIi64 "%s", number, suffix)
    : xstrdup ("");
}

static char *
string_text (const char *string)
{
  return xstrdup (string ? string : "");
}

char *
field_text (const struct field_def *field, const char *base)
{
  size_t at = field->offset;

  switch (field->type) {
  case FIELD_CHAR:
    return xasprintf ("%c", base[at]);
  case FIELD_STRING:
    return string_text (STRUCT_MEMBER (char *, base, at));
  case FIELD_INT32:
    return xasprintf ("%" PRIi32, STRUCT_MEMBER (int32_t, base, at));
  case FIELD_UINT32:
    return xasprintf ("%" PRIu32, STRUCT_MEMBER (uint32_t, base, at));
  case FIELD_INT64:
    return xasprintf ("%" PRIi64, STRUCT_MEMBER (int64_t, base, at));
  case FIELD_UINT64: case FIELD_BYTES:
    return xasprintf ("%" PRIu64, STRUCT_MEMBER (uint64_t, base, at));
  case FIELD_PERCENT:
    return percent_text (STRUCT_MEMBER (float, base, at));
  case FIELD_UUID:
    return xstrndup (base + at, 32);
  case FIELD_BUFFER:
    return buffer_text (STRUCT_MEMBER (char *, base, at),
                        STRUCT_MEMBER (uint32_t, base, field->len_offset));
  case FIELD_BOOL:
    return xstrdup (STRUCT_MEMBER (bool, base, at) ? "true" : "false");
  case FIELD_JSON:
    return string_text (STRUCT_MEMBER (char *, base, at));
  case FIELD_COUNT: case FIELD_SIZE:
    return known_text (STRUCT_MEMBER (int64_t, base, at), "");
  case FIELD_USE:
    return known_text (STRUCT_MEMBER (int32_t, base, at), "%");
  case FIELD_STRUCTS:
    return xasprintf ("%zu", STRUCT_MEMBER (struct members, base, at).count);
  }
  abort ();
}

bool
field_is_unknown (const struct field_def *field, const char *base)
{
  size_t at = field->offset;

  switch (field->type) {
  case FIELD_STRING: case FIELD_JSON:
    return STRUCT_MEMBER (char *, base, at) == NULL;
  case FIELD_COUNT: case FIELD_SIZE:
    return STRUCT_MEMBER (int64_t, base, at) < 0;
  case FIELD_USE:
    return STRUCT_MEMBER (int32_t, base, at) < 0;
  case FIELD_CHAR: case FIELD_INT32: case FIELD_UINT32: case FIELD_INT64:
  case FIELD_UINT64: case FIELD_BYTES: case FIELD_PERCENT: case FIELD_UUID:
  case FIELD_BUFFER: case FIELD_BOOL: case FIELD_STRUCTS:
    return false;
  }
  abort ();
}

/* What may stand in a text, and in one of many lines. */
static const char in_text[] = "\n\t", in_line[] = "\t";

/* Text of the guest, and what else a value holds. */
static void
put (FILE *out, const char *text, const char *keep)
{
  CLEANUP_FREE char *shown = terminal_text (out, text, keep);

  fputs (shown, out);
}

static void print_struct (FILE *out, const struct struct_def *def,
                          const char *base, size_t indent);

/* A heading, and below it a table; or each under a heading of its own. */
static void
print_inner (FILE *out, const struct field_def *field, struct members members,
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
    print_struct (out, field->def, base + i * field->def->size, indent + 2);
  }
}

/* Of our own structs what is not known is left out. */
static void
print_struct (FILE *out, const struct struct_def *def, const char *base,
              size_t indent)
{
  for (size_t i = 0; i < def->count; ++i) {
    const struct field_def *field = &def->fields[i];
    CLEANUP_FREE char *text = field_text (field, base);

    if (field->audience == FOR_PROGRAMS)
      continue;
    if (field->type == FIELD_STRUCTS)
      print_inner (out, field,
                   STRUCT_MEMBER (struct members, base, field->offset),
                   indent);
    else if (!field_is_unknown (field, base)) {
      fprintf (out, "%*s%s: ", (int) indent, "", field->name);
      put (out, text, in_line);
      putc ('\n', out);
    }
  }
}

static void
print_structs (FILE *out, const struct value *value)
{
  if (value->def->tabular) {
    print_table (out, value);
    return;
  }
  for (size_t i = 0; i < value->count; ++i) {
    fprintf (out, "[%zu] = {\n", i);
    print_struct (out, value->def,
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
print_int (FILE *out, const struct value *value)
{
  int64_t number = value->number;

  switch (value->base) {
  case BASE_DECIMAL:
    fprintf (out, "%" PRIi64 "\n", number);
    return;
  case BASE_OCTAL:
    fprintf (out, "%s%" PRIo64 "\n", number ? "0" : "", (uint64_t) number);
    return;
  case BASE_HEX:
    fprintf (out, "%s%" PRIx64 "\n", number ? "0x" : "", (uint64_t) number);
    return;
  }
}

void
print_value (FILE *out, const struct value *value)
{
  switch (value->kind) {
  case VALUE_NONE:
    return;
  case VALUE_BOOL:
    fputs (value->truth ? "true\n" : "false\n", out);
    return;
  case VALUE_INT:
    print_int (out, value);
    return;
  case VALUE_STRING:
    put (out, value->string ? value->string : "(null)", in_text);
    putc ('\n', out);
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
    print_struct (out, value->def, value->structs, 0);
    return;
  case VALUE_STRUCTS:
    print_structs (out, value);
    return;
  }
}

void
print_result (FILE *out, enum output_mode mode, const struct value *value)
{
  if (mode == OUTPUT_JSON)
    print_json (out, value);
  else if (mode == OUTPUT_TABLE)
    print_table (out, value);
  else
    print_value (out, value);
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
