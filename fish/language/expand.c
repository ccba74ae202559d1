/* diskfish: replace references in words by values.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "cleanup.h"
#include "strbuf.h"
#include "suggest.h"
#include "variables.h"

/* A reference and the variables in which it is resolved. */
struct lookup {
  const struct variables *variables;
  const struct source *source;
  const struct reference *reference;
  struct diag *diag;
};

static const char *
type_name (const json_t *value)
{
  switch (json_typeof (value)) {
  case JSON_OBJECT: return "a struct";
  case JSON_ARRAY: return "a list";
  case JSON_STRING: return "a string";
  case JSON_INTEGER: case JSON_REAL: return "a number";
  case JSON_TRUE: case JSON_FALSE: return "a boolean";
  case JSON_NULL: return "null";
  }
  abort ();
}

/* Set the diag "'NAME[0]' WHAT" at SPAN, where the name is the reference up to
 * END.  Return -1.
 */
static int
expand_refuse (const struct lookup *l, size_t end, struct span span,
               const char *what)
{
  size_t start = l->reference->name_span.start;

  return diag_at (l->diag, DIAG_FAILED, l->source, span, "'%.*s' %s",
                  (int) (end - start), l->source->text + start, what);
}

static json_t *
find_variable (const struct lookup *l)
{
  const struct variable_list *list = &l->variables->list;
  json_t *value = variables_get (l->variables, l->reference->name);
  struct strings names = { 0 };

  if (value != NULL)
    return value;
  for (size_t i = 0; i < list->len; ++i)
    strings_append (&names, list->ptr[i].name);
  variable_unknown (l->source, l->reference, &names, l->diag);
  strings_reset (&names);
  return NULL;
}

enum { MANY_FIELDS = 12 };

/* Hint at a similar field of the object, otherwise at all fields. */
static void
hint_fields (const struct lookup *l, json_t *object, const char *typed)
{
  CLEANUP_STRBUF struct strbuf all = { 0 };
  CLEANUP_FREE const char **names =
    xcalloc (json_object_size (object), sizeof *names);
  const char *key, *near;
  json_t *value;
  size_t count = 0;

  json_object_foreach (object, key, value) {
    if (count < MANY_FIELDS)
      strbuf_printf (&all, "%s%s", count ? ", " : "", key);
    names[count++] = key;
  }
  if (count > MANY_FIELDS)
    strbuf_puts (&all, ", ...");
  near = typed ? suggest (typed, names, count) : NULL;
  if (near != NULL)
    diag_hint (l->diag, "did you mean '%s'?", near);
  else if (count > 0)
    diag_hint (l->diag, "use one of its fields: %s", all.ptr);
}

static json_t *
take_index (const struct lookup *l, const struct step *step, json_t *value)
{
  CLEANUP_FREE char *what = NULL;
  size_t count = json_array_size (value);

  if (step->index < count)
    return json_array_get (value, step->index);
  if (json_is_array (value))
    what = xasprintf ("has %zu element%s", count, count == 1 ? "" : "s");
  else
    what = xasprintf ("is %s, not a list", type_name (value));
  expand_refuse (l, step->span.start, step->span, what);
  if (count > 0)
    diag_hint (l->diag, "use an index up to [%zu]", count - 1);
  return NULL;
}

static json_t *
take_field (const struct lookup *l, const struct step *step, json_t *value)
{
  CLEANUP_FREE char *what = NULL;
  json_t *field = json_object_get (value, step->field);

  if (field != NULL)
    return field;
  if (json_is_object (value))
    what = xasprintf ("has no field '%s'", step->field);
  else
    what = xasprintf ("is %s, which has no fields", type_name (value));
  expand_refuse (l, step->span.start, step->span, what);
  if (json_is_object (value))
    hint_fields (l, value, step->field);
  else if (json_is_array (value))
    diag_hint (l->diag, "use [0].%s for its first element", step->field);
  return NULL;
}

/* Return the value of the reference, which the variables own.  Return NULL with
 * a diag on failure.
 */
static json_t *
look_up (const struct lookup *l)
{
  json_t *value = find_variable (l);

  for (size_t i = 0; i < l->reference->count && value != NULL; ++i) {
    const struct step *step = &l->reference->steps[i];

    value = step->field ? take_field (l, step, value)
      : take_index (l, step, value);
  }
  return value;
}

static void
hint_foreach (const struct lookup *l)
{
  struct span span = l->reference->span;

  diag_hint (l->diag, "use 'foreach NAME in %.*s' to process its elements one "
             "by one", (int) (span.end - span.start),
             l->source->text + span.start);
}

/* Report a list or an object in a word, which can only contain a scalar. */
static int
refuse_many (const struct lookup *l, json_t *value)
{
  CLEANUP_FREE char *what =
    xasprintf ("is %s, not one value", type_name (value));

  expand_refuse (l, l->reference->span.end - 1, l->reference->span, what);
  if (json_is_object (value))
    hint_fields (l, value, NULL);
  else
    hint_foreach (l);
  return -1;
}

static void
add_scalar (json_t *value, struct strbuf *out)
{
  if (json_is_string (value))
    strbuf_add (out, json_string_value (value), json_string_length (value));
  else if (json_is_integer (value))
    strbuf_printf (out, "%" JSON_INTEGER_FORMAT, json_integer_value (value));
  else if (json_is_real (value))
    strbuf_printf (out, "%g", json_real_value (value));
  else if (json_is_boolean (value))
    strbuf_puts (out, json_is_true (value) ? "true" : "false");
}

/* Append the value of the reference as text. */
static int
add_value (const struct lookup *l, struct strbuf *out)
{
  json_t *value = look_up (l);

  if (value == NULL)
    return -1;
  if (json_is_array (value) || json_is_object (value))
    return refuse_many (l, value);
  add_scalar (value, out);
  return 0;
}

/* Append the word to OUT with values in place of references. */
static int
expand_parts (const struct variables *variables, const struct source *source,
              const struct word *word, struct strbuf *out, struct diag *diag)
{
  size_t at = 0;

  for (size_t i = 0; i < word->nrefs; ++i) {
    const struct reference *reference = &word->refs[i];
    struct lookup lookup = { variables, source, reference, diag };

    strbuf_add (out, word->text + at, reference->part.start - at);
    if (add_value (&lookup, out) == -1)
      return -1;
    at = reference->part.end;
  }
  strbuf_add (out, word->text + at, word->len - at);
  return 0;
}

/* A ~ in a value is not a home directory. */
static enum word_kind
kind_of_expanded (const struct word *word)
{
  return word->refs[0].part.start == 0 ? WORD_SINGLE : word->kind;
}

/* True if the word is just one reference. */
static bool
is_reference (const struct word *word)
{
  return word->nrefs == 1 && word->refs[0].part.start == 0 &&
    word->refs[0].part.end == word->len;
}

/* Return an element of a list as a word, in the arena.  Return NULL with a diag
 * if it is not a scalar.
 */
static char *
element_text (const struct lookup *l, json_t *element, struct arena *arena)
{
  CLEANUP_STRBUF struct strbuf text = { 0 };
  CLEANUP_FREE char *what = NULL;

  if (json_is_array (element) || json_is_object (element))
    what = xasprintf ("has an element that is %s", type_name (element));
  else {
    add_scalar (element, &text);
    if (text.len == 0 || strlen (text.ptr) == text.len)
      return (char *) arena_copy (arena, text.ptr ? text.ptr : "", text.len);
    what = xstrdup ("has an element that contains a NUL byte");
  }
  expand_refuse (l, l->reference->span.end - 1, l->reference->span, what);
  hint_foreach (l);
  return NULL;
}

/* Set the elements of a word that is just a reference to a list.  Its text is
 * only for messages.
 */
static int
expand_elements (const struct lookup *l, json_t *list, struct word *word,
                 struct arena *arena)
{
  CLEANUP_STRBUF struct strbuf text = { 0 };
  size_t count = json_array_size (list);

  word->elements = arena_alloc (arena, (count + 1) * sizeof *word->elements);
  for (size_t i = 0; i < count; ++i) {
    word->elements[i] = element_text (l, json_array_get (list, i), arena);
    if (word->elements[i] == NULL)
      return -1;
    strbuf_printf (&text, "%s%s", i ? " " : "", word->elements[i]);
  }
  word->elements[count] = NULL;
  word->text = arena_copy (arena, text.ptr ? text.ptr : "", text.len);
  word->len = text.len;
  return 0;
}

static int
expand_word (const struct variables *variables, const struct source *source,
             const struct word *word, struct word *new, struct arena *arena,
             struct diag *diag)
{
  CLEANUP_STRBUF struct strbuf text = { 0 };
  struct lookup lookup = { variables, source, word->refs, diag };

  *new = (struct word) { .kind = kind_of_expanded (word),
                         .span = word->span, .expanded = true };
  if (is_reference (word)) {
    json_t *value = look_up (&lookup);

    if (value == NULL)
      return -1;
    if (json_is_array (value))
      return expand_elements (&lookup, value, new, arena);
  }
  if (expand_parts (variables, source, word, &text, diag) == -1)
    return -1;
  new->text = arena_copy (arena, text.ptr ? text.ptr : "", text.len);
  new->len = text.len;
  return 0;
}

const struct word *
expand_words (const struct variables *variables, const struct source *source,
              const struct word *words, size_t count, struct arena *arena,
              struct diag *diag)
{
  struct word *new = arena_alloc (arena, count * sizeof *new);

  for (size_t i = 0; i < count; ++i)
    if (words[i].nrefs == 0)
      new[i] = words[i];
    else if (expand_word (variables, source, &words[i], &new[i], arena,
                          diag) == -1)
      return NULL;
  return new;
}

static void
add_lines (json_t *list, const char *text, size_t len)
{
  const char *end = text + len;

  while (text < end) {
    const char *newline = memchr (text, '\n', (size_t) (end - text));
    const char *stop = newline ? newline : end;

    json_array_append_new (list, json_stringn_nocheck
                           (text, (size_t) (stop - text)));
    text = newline ? newline + 1 : end;
  }
}

/* Append the pairs of a table, each as a struct. */
static void
add_pairs (json_t *list, json_t *table)
{
  const char *key;
  json_t *value;

  json_object_foreach (table, key, value)
    json_array_append_new (list, json_pack ("{s:s, s:O}", "key", key,
                                            "value", value));
}

/* Append the elements of a word that is just a reference. */
static int
add_elements (const struct lookup *l, json_t *list)
{
  json_t *value = look_up (l);

  if (value == NULL)
    return -1;
  switch (json_typeof (value)) {
  case JSON_ARRAY:
    return json_array_extend (list, value);
  case JSON_OBJECT:
    add_pairs (list, value);
    return 0;
  case JSON_STRING:
    add_lines (list, json_string_value (value), json_string_length (value));
    return 0;
  case JSON_INTEGER: case JSON_REAL: case JSON_TRUE: case JSON_FALSE:
    return json_array_append (list, value);
  case JSON_NULL:
    return 0;
  }
  abort ();
}

static int
expand_add_word (const struct variables *variables, const struct source *source,
                 const struct word *word, json_t *list, struct diag *diag)
{
  CLEANUP_STRBUF struct strbuf text = { 0 };

  if (word->nrefs == 0)
    return json_array_append_new (list, json_stringn_nocheck (word->text,
                                                              word->len));
  if (is_reference (word)) {
    struct lookup lookup = { variables, source, word->refs, diag };

    return add_elements (&lookup, list);
  }
  if (expand_parts (variables, source, word, &text, diag) == -1)
    return -1;
  return json_array_append_new (list, json_stringn_nocheck
                                (text.ptr ? text.ptr : "", text.len));
}

json_t *
expand_list (const struct variables *variables, const struct source *source,
             const struct word *words, size_t count, struct diag *diag)
{
  json_t *list = json_array ();

  for (size_t i = 0; i < count; ++i)
    if (expand_add_word (variables, source, &words[i], list, diag) == -1) {
      json_decref (list);
      return NULL;
    }
  return list;
}
