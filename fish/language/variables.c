/* diskfish: variables of scripts.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "variables.h"

#include <string.h>

#include "cleanup.h"
#include "json-bytes.h"
#include "json-of-value.h"
#include "suggest.h"

void
variables_set (struct variables *variables, const char *name, json_t *value)
{
  struct variable_list *list = &variables->list;

  for (size_t i = 0; i < list->len; ++i)
    if (strcmp (list->ptr[i].name, name) == 0) {
      json_decref (list->ptr[i].value);
      list->ptr[i].value = value;
      return;
    }
  variable_list_append (list, (struct variable) { xstrdup (name), value });
}

json_t *
variables_get (const struct variables *variables, const char *name)
{
  for (size_t i = 0; i < variables->list.len; ++i)
    if (strcmp (variables->list.ptr[i].name, name) == 0)
      return variables->list.ptr[i].value;
  return NULL;
}

void
variables_unset (struct variables *variables, const char *name)
{
  struct variable_list *list = &variables->list;

  for (size_t i = 0; i < list->len; ++i)
    if (strcmp (list->ptr[i].name, name) == 0) {
      free (list->ptr[i].name);
      json_decref (list->ptr[i].value);
      list->ptr[i] = list->ptr[--list->len];
      return;
    }
}

struct strings
variables_names (const struct variables *variables)
{
  struct strings names = { 0 };

  for (size_t i = 0; i < variables->list.len; ++i)
    strings_append (&names, xstrdup (variables->list.ptr[i].name));
  return names;
}

/* Return the value for the first LEN bytes of TYPED, such as "pvs[0].pv_name",
 * or NULL.  The variables own it.
 */
static json_t *
value_of_typed (const struct variables *variables, const char *typed,
                size_t len)
{
  size_t at = 0, part = strcspn (typed, ".[");
  json_t *value = NULL;

  for (size_t i = 0; i < variables->list.len && value == NULL; ++i)
    if (strlen (variables->list.ptr[i].name) == part &&
        memcmp (variables->list.ptr[i].name, typed, part) == 0)
      value = variables->list.ptr[i].value;
  for (at = part; at < len && value != NULL; at += part) {
    part = strcspn (typed + at + 1, ".[") + 1;
    if (typed[at] == '[')
      value = json_array_get (value, strtoul (typed + at + 1, NULL, 10));
    else {
      CLEANUP_FREE char *key = xstrndup (typed + at + 1, part - 1);

      value = json_object_get (value, key);
    }
  }
  return value;
}

/* Append BEFORE and NAME, with } after it, or with the start of a further step
 * if the value is a struct.
 */
static void
add_reference (struct strings *list, const char *before, size_t len,
               const char *name, json_t *value)
{
  strings_append (list, xasprintf ("%.*s%s%s", (int) len, before, name,
                                   json_is_object (value) ? "." : "}"));
}

struct strings
variables_references (const struct variables *variables, const char *typed)
{
  const char *dot = strrchr (typed, '.'), *key;
  size_t len = dot ? (size_t) (dot - typed) : 0;
  struct strings list = { 0 };
  json_t *value, *within = value_of_typed (variables, typed, len);

  if (dot == NULL)
    for (size_t i = 0; i < variables->list.len; ++i)
      add_reference (&list, "", 0, variables->list.ptr[i].name,
                     variables->list.ptr[i].value);
  else
    json_object_foreach (within, key, value)
      add_reference (&list, typed, len + 1, key, value);
  return list;
}

void
variables_free (struct variables *variables)
{
  for (size_t i = 0; i < variables->list.len; ++i) {
    free (variables->list.ptr[i].name);
    json_decref (variables->list.ptr[i].value);
  }
  variable_list_reset (&variables->list);
}

int
variable_unknown (const struct source *source,
                  const struct reference *reference,
                  const struct strings *names, struct diag *diag)
{
  const char *near = suggest (reference->name,
                              (const char *const *) names->ptr, names->len);

  diag_at (diag, DIAG_USAGE, source, reference->name_span,
           "unknown variable '%s'", reference->name);
  if (near != NULL)
    diag_hint (diag, "did you mean '%s'?", near);
  else
    diag_hint (diag, "set it with 'let %s = COMMAND'", reference->name);
  return -1;
}

static json_t *with_bytes (json_t *value);

/* Decode {"base64"} objects within VALUE. */
static json_t *
with_bytes_inside (json_t *value)
{
  json_t *element;
  const char *key;
  size_t index;

  json_array_foreach (value, index, element)
    json_array_set_new (value, index, with_bytes (json_incref (element)));
  json_object_foreach (value, key, element)
    json_object_set_new_nocheck (value, key,
                                 with_bytes (json_incref (element)));
  return value;
}

/* Decode {"base64"} objects in VALUE.  Take ownership of VALUE. */
static json_t *
with_bytes (json_t *value)
{
  size_t len;
  CLEANUP_FREE char *bytes = json_is_object (value)
    ? json_to_bytes (value, &len) : NULL;

  if (bytes == NULL)
    return with_bytes_inside (value);
  json_decref (value);
  return json_stringn_nocheck (bytes, len);
}

/* Remove the newline at the end of a string.  Take ownership of VALUE. */
static json_t *
without_newline (json_t *value)
{
  size_t len = json_string_length (value);
  json_t *shorter;

  if (len == 0 || json_string_value (value)[len-1] != '\n')
    return value;
  shorter = json_stringn_nocheck (json_string_value (value), len - 1);
  json_decref (value);
  return shorter;
}

json_t *
variable_value (const struct value *value)
{
  json_t *json = json_of_value (value);

  /* A table can have "base64" as a key. */
  return without_newline (value->kind == VALUE_TABLE
                          ? with_bytes_inside (json) : with_bytes (json));
}

json_t *
variable_of_text (const char *text, size_t len)
{
  return without_newline (json_stringn_nocheck (text, len));
}

json_t *
variable_of_json (const char *text, size_t len)
{
  json_t *value = json_loadb (text, len, JSON_DECODE_ANY | JSON_ALLOW_NUL,
                              NULL);

  return value ? without_newline (with_bytes (value))
    : variable_of_text (text, len);
}
