/* diskfish: types of arguments, results and fields in C.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "types.h"

#include <stddef.h>
#include <string.h>

#include "arg-types.h"

/* Spelling of a value in a call, with the list of arguments and the index.
 * CALL_NONE is for types that library calls do not take.
 */
#define CALL_INT "(int) %s[%zu].number"
#define CALL_INT64 "%s[%zu].number"
#define CALL_UINT64 "(uint64_t) %s[%zu].number"
#define CALL_TEXT "%s[%zu].text"
#define CALL_LIST "%s[%zu].list"
#define CALL_POINTER "%s[%zu].pointer"
#define CALL_NONE NULL

#define TYPE(id, name, usage, in_call, ...) { name, "ARG_" #id, in_call },
static const struct d_type types[] = { ARG_TYPES (TYPE) };

static const struct d_return returns[] = {
  { "nothing", "int ", "r == -1", NULL },
  { "bool", "int ", "r == -1", "value_set_bool (result, r)" },
  { "int", "int ", "r == -1", "value_set_int (result, r, BASE_DECIMAL)" },
  { "int octal", "int ", "r == -1", "value_set_int (result, r, BASE_OCTAL)" },
  { "int hex", "int ", "r == -1", "value_set_int (result, r, BASE_HEX)" },
  { "int64", "int64_t ", "r == -1",
    "value_set_int (result, r, BASE_DECIMAL)" },
  { "int64 octal", "int64_t ", "r == -1",
    "value_set_int (result, r, BASE_OCTAL)" },
  { "int64 hex", "int64_t ", "r == -1", "value_set_int (result, r, BASE_HEX)" },
  { "string", "char *", "r == NULL", "value_take_string (result, r)" },
  { "const-string", "const char *", "r == NULL",
    "value_set_const_string (result, r)" },
  { "const-optstring", "const char *", NULL,
    "value_set_const_string (result, r)" },
  { "bytes", "char *", "r == NULL", "value_take_bytes (result, r, size)" },
  { "list", "char **", "r == NULL", "value_take_list (result, r)" },
  { "table", "char **", "r == NULL", "value_take_table (result, r)" },
  { "struct", "struct guestfs_%s *", "r == NULL",
    "value_take_structs (result, VALUE_STRUCT, &struct_%s, r, 1, r,\n"
    "                      free_%s)" },
  { "structs", "struct guestfs_%s_list *", "r == NULL",
    "value_take_structs (result, VALUE_STRUCTS, &struct_%s, r->val,\n"
    "                      r->len, r, free_%s_list)" },
  { "custom", NULL, NULL, NULL },
};

const struct d_type *
desc_type (const char *name)
{
  for (size_t i = 0; i < sizeof types / sizeof *types; ++i)
    if (strcmp (types[i].name, name) == 0)
      return &types[i];
  return NULL;
}

const struct d_return *
desc_return (const char *text, const char **name)
{
  const char *kinds[] = { "struct ", "structs " };

  *name = NULL;
  for (size_t i = 0; i < 2; ++i)
    if (strncmp (text, kinds[i], strlen (kinds[i])) == 0) {
      *name = text + strlen (kinds[i]);
      text = i == 0 ? "struct" : "structs";
    }
  for (size_t i = 0; i < sizeof returns / sizeof *returns; ++i)
    if (strcmp (returns[i].name, text) == 0)
      return &returns[i];
  return NULL;
}

const char *
desc_field_type (const char *type)
{
  static const char *const names[][2] = {
    { "char", "FIELD_CHAR" }, { "string", "FIELD_STRING" },
    { "device", "FIELD_STRING" }, { "int32", "FIELD_INT32" },
    { "uint32", "FIELD_UINT32" }, { "int64", "FIELD_INT64" },
    { "uint64", "FIELD_UINT64" }, { "bytes", "FIELD_BYTES" },
    { "percent", "FIELD_PERCENT" }, { "uuid", "FIELD_UUID" },
    { "buffer", "FIELD_BUFFER" },
  };

  for (size_t i = 0; i < sizeof names / sizeof *names; ++i)
    if (strcmp (names[i][0], type) == 0)
      return names[i][1];
  return NULL;
}
