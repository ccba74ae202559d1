/* diskfish: the result of a command.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "value.h"

#include <stdlib.h>
#include <string.h>

const struct field_def *
struct_def_children (const struct struct_def *def)
{
  for (size_t i = 0; i < def->count; ++i)
    if (def->fields[i].type == FIELD_STRUCTS && def->fields[i].def == def)
      return &def->fields[i];
  return NULL;
}

static void
clear_field (const struct field_def *field, char *one)
{
  char *at = one + field->offset;

  if (field->type == FIELD_STRUCTS) {
    struct_list_free (field->def, STRUCT_MEMBER (struct struct_list, at, 0));
    memset (at, 0, sizeof (struct struct_list));
  }
  else if ((field->type == FIELD_STRING || field->type == FIELD_JSON) &&
           !field->constant) {
    free (STRUCT_MEMBER (char *, at, 0));
    memset (at, 0, sizeof (void *));
  }
}

void
struct_clear (const struct struct_def *def, void *one)
{
  for (size_t i = 0; i < def->count; ++i)
    clear_field (&def->fields[i], one);
}

void
struct_list_free (const struct struct_def *def, struct struct_list list)
{
  for (size_t i = 0; i < list.count; ++i)
    struct_clear (def, (char *) list.structs + i * def->size);
  free (list.structs);
}

static void
free_strings (void *owner)
{
  char **strings = owner;

  for (size_t i = 0; strings[i] != NULL; ++i)
    free (strings[i]);
  free (strings);
}

static void
own (struct value *value, enum value_kind kind, void *owner,
     void (*release) (void *))
{
  value->kind = kind;
  value->owner = owner;
  value->release = release;
}

void
value_set_bool (struct value *value, bool boolean)
{
  value->kind = VALUE_BOOL;
  value->boolean = boolean;
}

void
value_set_int (struct value *value, int64_t number, enum number_base base)
{
  value->kind = VALUE_INT;
  value->number = number;
  value->base = base;
}

void
value_take_string (struct value *value, char *string)
{
  value->string = string;
  own (value, VALUE_STRING, string, free);
}

void
value_take_text (struct value *value, char *text)
{
  value->string = text;
  own (value, VALUE_TEXT, text, free);
}

void
value_take_bytes (struct value *value, char *bytes, size_t len)
{
  value->bytes = bytes;
  value->len = len;
  own (value, VALUE_BYTES, bytes, free);
}

void
value_take_list (struct value *value, char **list)
{
  value->list = list;
  own (value, VALUE_LIST, list, free_strings);
}

void
value_take_table (struct value *value, char **pairs)
{
  value->list = pairs;
  own (value, VALUE_TABLE, pairs, free_strings);
}

void
value_set_const_string (struct value *value, const char *string)
{
  value->string = string;
  own (value, VALUE_STRING, NULL, NULL);
}

void
value_take_structs (struct value *value, enum value_kind kind,
                    const struct struct_def *def, const void *structs,
                    size_t count, void *owner, void (*release) (void *owner))
{
  value->def = def;
  value->structs = structs;
  value->count = count;
  own (value, kind, owner, release);
}

void
value_take_rows (struct value *value, enum value_kind kind,
                 const struct struct_def *def, struct struct_list list)
{
  value_take_structs (value, kind, def, list.structs, list.count,
                      list.structs, NULL);
}

void
value_reset (struct value *value)
{
  bool rows = value->kind == VALUE_STRUCT || value->kind == VALUE_STRUCTS;

  if (value->release != NULL && value->owner != NULL)
    value->release (value->owner);
  else if (rows && value->owner != NULL)
    struct_list_free (value->def, (struct struct_list) { value->owner,
                                                         value->count });
  memset (value, 0, sizeof *value);
}
