/* diskfish: print results and diagnostics as JSON.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "print-json.h"

#include <inttypes.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "json-bytes.h"
#include "json-of-value.h"

static void print (FILE *out, json_t *json);

void
print_json_bytes (FILE *out, const char *bytes, size_t len)
{
  print (out, json_of_bytes (bytes, len));
}

static json_t *
json_text (const char *text)
{
  return text ? json_of_bytes (text, strlen (text)) : json_null ();
}

static json_t *
json_percent (float percent)
{
  return percent >= 0 ? json_real ((double) percent) : json_null ();
}

static json_t *
json_known (int64_t number)
{
  return number >= 0 ? json_integer (number) : json_null ();
}

static json_t *
json_raw (const char *text)
{
  json_t *value = text ? json_loads (text, JSON_DECODE_ANY, NULL) : NULL;

  return value ? value : json_null ();
}

/* Return the number.  Integers of jansson are signed, so a larger one becomes a
 * string of digits.  See print_field.
 */
static json_t *
json_unsigned (uint64_t number)
{
  char digits[24];

  if (number <= INT64_MAX)
    return json_integer ((json_int_t) number);
  snprintf (digits, sizeof digits, "%" PRIu64, number);
  return json_string (digits);
}

static json_t *
json_field (const struct field_def *field, const char *base)
{
  size_t at = field->offset;

  switch (field->type) {
  case FIELD_CHAR:
    return json_of_bytes (base + at, 1);
  case FIELD_STRING:
    return json_text (STRUCT_MEMBER (char *, base, at));
  case FIELD_INT32:
    return json_integer (STRUCT_MEMBER (int32_t, base, at));
  case FIELD_UINT32:
    return json_integer (STRUCT_MEMBER (uint32_t, base, at));
  case FIELD_INT64:
    return json_integer (STRUCT_MEMBER (int64_t, base, at));
  case FIELD_UINT64: case FIELD_BYTES:
    return json_unsigned (STRUCT_MEMBER (uint64_t, base, at));
  case FIELD_PERCENT:
    return json_percent (STRUCT_MEMBER (float, base, at));
  case FIELD_UUID:
    return json_of_bytes (base + at, 32);
  case FIELD_BUFFER:
    return json_of_bytes (STRUCT_MEMBER (char *, base, at),
                       STRUCT_MEMBER (uint32_t, base, field->len_offset));
  case FIELD_BOOL:
    return json_boolean (STRUCT_MEMBER (bool, base, at));
  case FIELD_JSON:
    return json_raw (STRUCT_MEMBER (char *, base, at));
  case FIELD_COUNT: case FIELD_SIZE:
    return json_known (STRUCT_MEMBER (int64_t, base, at));
  case FIELD_USE:
    return json_known (STRUCT_MEMBER (int32_t, base, at));
  case FIELD_STRUCTS:
    /* print_field handles arrays. */
    break;
  }
  abort ();
}

static json_t *
json_struct (const struct struct_def *def, const char *base)
{
  json_t *object = json_object ();

  for (size_t i = 0; i < def->count; ++i)
    if (def->fields[i].audience != FOR_HUMANS)
      json_object_set_new (object, def->fields[i].name,
                           json_field (&def->fields[i], base));
  return object;
}

static json_t *
json_structs (const struct value *value)
{
  json_t *array = json_array ();

  for (size_t i = 0; i < value->count; ++i)
    json_array_append_new (array, json_struct
                           (value->def, (const char *) value->structs +
                            i * value->def->size));
  return array;
}

static json_t *
json_list (const struct value *value)
{
  json_t *array = json_array ();

  for (size_t i = 0; value->list[i] != NULL; ++i)
    json_array_append_new (array, json_text (value->list[i]));
  return array;
}

/* Keys of an object must be UTF-8.  Others become "?". */
static json_t *
json_table (const struct value *value)
{
  json_t *object = json_object ();

  for (size_t i = 0; value->list[i] != NULL; i += 2) {
    json_t *member = json_text (value->list[i + 1]);

    if (json_object_set (object, value->list[i], member) == -1)
      json_object_set (object, "?", member);
    json_decref (member);
  }
  return object;
}

json_t *
json_of_value (const struct value *value)
{
  switch (value->kind) {
  case VALUE_NONE:
    return json_null ();
  case VALUE_BOOL:
    return json_boolean (value->boolean);
  case VALUE_INT:
    return json_integer (value->number);
  case VALUE_STRING: case VALUE_TEXT:
    return json_text (value->string);
  case VALUE_BYTES:
    return json_of_bytes (value->bytes, value->len);
  case VALUE_LIST:
    return json_list (value);
  case VALUE_TABLE:
    return json_table (value);
  case VALUE_STRUCT:
    return json_struct (value->def, value->structs);
  case VALUE_STRUCTS:
    return json_structs (value);
  }
  abort ();
}

/* Print the value and free it. */
static void
print (FILE *out, json_t *json)
{
  json_dumpf (json, out,
              JSON_COMPACT | JSON_ENCODE_ANY | JSON_REAL_PRECISION (15));
  json_decref (json);
}

static void print_array (FILE *out, const struct struct_def *def,
                         const char *base, size_t count);

static void
print_inner (FILE *out, const struct struct_def *def,
             struct struct_list members)
{
  print_array (out, def, members.structs, members.count);
}

static void
print_field (FILE *out, const struct field_def *field, const char *base)
{
  if (field->type == FIELD_UINT64 || field->type == FIELD_BYTES)
    fprintf (out, "%" PRIu64, STRUCT_MEMBER (uint64_t, base, field->offset));
  else if (field->type == FIELD_STRUCTS)
    print_inner (out, field->def,
                 STRUCT_MEMBER (struct struct_list, base, field->offset));
  else
    print (out, json_field (field, base));
}

static void
print_json_struct (FILE *out, const struct struct_def *def, const char *base)
{
  const char *separator = "";

  putc ('{', out);
  for (size_t i = 0; i < def->count; ++i) {
    const struct field_def *field = &def->fields[i];

    if (field->audience == FOR_HUMANS)
      continue;
    fputs (separator, out);
    print (out, json_string (field->name));
    putc (':', out);
    print_field (out, field, base);
    separator = ",";
  }
  putc ('}', out);
}

static void
print_array (FILE *out, const struct struct_def *def, const char *base,
             size_t count)
{
  putc ('[', out);
  for (size_t i = 0; i < count; ++i) {
    fputs (i ? "," : "", out);
    print_json_struct (out, def, base + i * def->size);
  }
  putc (']', out);
}

static void
end_line (FILE *out)
{
  putc ('\n', out);
  fflush (out);
}

void
print_json (FILE *out, const struct value *value)
{
  if (value->kind == VALUE_STRUCT)
    print_json_struct (out, value->def, value->structs);
  else if (value->kind == VALUE_STRUCTS)
    print_array (out, value->def, value->structs, value->count);
  else
    print (out, json_of_value (value));
  putc ('\n', out);
}

void
print_diag_json (FILE *out, const struct diag *diag)
{
  json_t *object = json_object ();

  if (diag->placed) {
    struct source_place place =
      source_place (diag->source, diag->span.start);

    json_object_set_new (object, "file", json_text (diag->source->name));
    json_object_set_new (object, "line", json_integer (place.line));
    json_object_set_new (object, "column", json_integer (place.column));
  }
  if (diag->code == DIAG_NOTE)
    json_object_set_new (object, "severity", json_string ("note"));
  json_object_set_new (object, "message", json_text (diag->text));
  json_object_set_new (object, "hint", json_text (diag->hint));
  if (diag->detail != NULL)
    json_object_set_new (object, "detail", json_text (diag->detail));
  print (out, object);
  end_line (out);
}

void
print_note_json (FILE *out, const char *text)
{
  json_t *object = json_object ();

  json_object_set_new (object, "note", json_text (text));
  print (out, object);
  end_line (out);
}
