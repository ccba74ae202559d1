/* diskfish: format fields and scalars as text.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "field-text.h"

#include <inttypes.h>
#include <stdlib.h>

#include "strbuf.h"
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
    return xasprintf ("%zu", STRUCT_MEMBER (struct struct_list, base,
                                            at).count);
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

static char *
int_text (const struct value *value)
{
  int64_t number = value->number;

  switch (value->base) {
  case BASE_DECIMAL:
    return xasprintf ("%" PRIi64, number);
  case BASE_OCTAL:
    return xasprintf ("%s%" PRIo64, number ? "0" : "", (uint64_t) number);
  case BASE_HEX:
    return xasprintf ("%s%" PRIx64, number ? "0x" : "", (uint64_t) number);
  }
  abort ();
}

char *
scalar_text (const struct value *value)
{
  switch (value->kind) {
  case VALUE_BOOL:
    return xstrdup (value->boolean ? "true" : "false");
  case VALUE_INT:
    return int_text (value);
  case VALUE_STRING:
    return xstrdup (value->string ? value->string : "(null)");
  case VALUE_NONE: case VALUE_TEXT: case VALUE_BYTES: case VALUE_LIST:
  case VALUE_TABLE: case VALUE_STRUCT: case VALUE_STRUCTS:
    break;
  }
  abort ();
}
