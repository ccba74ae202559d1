/* diskfish: tables of words that a user may choose from.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "enum-table.h"

#include <string.h>
#include <strings.h>

#include "cleanup.h"
#include "number.h"
#include "strbuf.h"
#include "suggest.h"
#include "xalloc.h"

int
enum_find (const struct enum_table *choices, const char *word)
{
  int (*compare) (const char *, const char *) =
    choices->nocase ? strcasecmp : strcmp;

  for (size_t i = 0; i < choices->count; ++i)
    if (compare (choices->list[i].word, word) == 0)
      return (int) i;
  return -1;
}

/* Return the meaning of the word in a list, which may be NULL, or NULL. */
static const char *
meaning_in (const struct enum_entry *list, const char *word)
{
  for (; list != NULL && list->word != NULL; ++list)
    if (strcmp (list->word, word) == 0)
      return list->meaning;
  return NULL;
}

/* "did you mean 'x'? (x, y, z)" or, with nothing near, "one of x, y, z". */
static void
hint_words (struct diag *diag, const char *near, const char *const *words,
            size_t count)
{
  CLEANUP_STRBUF struct strbuf all = { 0 };

  for (size_t i = 0; i < count; ++i)
    strbuf_printf (&all, "%s%s", i ? ", " : "", words[i]);
  if (near != NULL)
    diag_hint (diag, "did you mean '%s'? (%s)", near, all.ptr);
  else
    diag_hint (diag, "one of %s", all.ptr ? all.ptr : "nothing");
}

/* The nearest to WORD, and all of them. */
static void
hint_choices (const struct enum_table *choices, const char *word,
              struct diag *diag)
{
  CLEANUP_FREE const char **words =
    xcalloc (choices->count, sizeof *words);
  const char *near = meaning_in (choices->aliases, word);

  for (size_t i = 0; i < choices->count; ++i)
    words[i] = choices->list[i].word;
  if (near == NULL)
    near = suggest (word, words, choices->count);
  hint_words (diag, near, words, choices->count);
}

void
enum_hint (const struct enum_table *choices, struct diag *diag)
{
  hint_choices (choices, "", diag);
}

int
enum_unknown (const struct enum_table *choices, const char *word,
              struct diag *diag)
{
  const char *reason = meaning_in (choices->refused, word);

  if (reason != NULL)
    diag_set (diag, DIAG_USAGE, "%s '%s' is refused: %s", choices->what, word,
              reason);
  else
    diag_set (diag, DIAG_USAGE, "unknown %s '%s'", choices->what, word);
  hint_choices (choices, word, diag);
  return -1;
}

const struct attr *
attrs_find (const struct attrs *attrs, const char *name, size_t len)
{
  for (size_t i = 0; i < attrs->count; ++i)
    if (strlen (attrs->list[i].name) == len &&
        memcmp (attrs->list[i].name, name, len) == 0)
      return &attrs->list[i];
  return NULL;
}

int
attrs_unknown (const struct attrs *attrs, const char *name, size_t len,
               struct diag *diag)
{
  CLEANUP_FREE char *word = xstrndup (name, len);
  CLEANUP_FREE const char **words = xcalloc (attrs->count, sizeof *words);

  for (size_t i = 0; i < attrs->count; ++i)
    words[i] = attrs->list[i].name;
  diag_set (diag, DIAG_USAGE, "unknown option '%s'", word);
  hint_words (diag, suggest (word, words, attrs->count), words, attrs->count);
  return -1;
}

static int
check_form (const struct attr *attr, bool has_value, struct diag *diag)
{
  if (attr->kind == ATTR_FLAG && has_value)
    return diag_set (diag, DIAG_USAGE, "'%s' takes no value", attr->name);
  if (attr->kind != ATTR_FLAG && !has_value) {
    diag_set (diag, DIAG_USAGE, "'%s' needs a value", attr->name);
    if (attr->kind == ATTR_CHOICE)
      enum_hint (attr->choices, diag);
    diag_hint (diag, "%s=...", attr->name);
    return -1;
  }
  return 0;
}

/* Check the text of a value, and convert it. */
static int
convert (struct attr_value *value, struct diag *diag)
{
  const struct attr *attr = value->attr;
  int index;

  switch (attr->kind) {
  case ATTR_FLAG:
    return 0;
  case ATTR_CHOICE:
    index = enum_find (attr->choices, value->text);
    value->choice = index >= 0 ? (size_t) index : 0;
    return index >= 0 ? 0 : enum_unknown (attr->choices, value->text, diag);
  case ATTR_STRING: case ATTR_SECRET: case ATTR_IMAGE: case ATTR_SNAPSHOT:
    if (*value->text != '\0')
      return 0;
    return diag_set (diag, DIAG_USAGE, "'%s' needs a value", attr->name);
  case ATTR_SIZE:
    if (number_parse (value->text, &value->size) == NUMBER_OK &&
        value->size > 0)
      return 0;
    diag_set (diag, DIAG_USAGE, "'%s' is not a size", value->text);
    diag_hint (diag, "a number of bytes, or with a suffix: 512M, 10G");
    return -1;
  }
  return -1;
}

int
attr_read (const struct attrs *attrs, uint64_t *seen, const char *word,
           size_t len, struct attr_value *result, struct span *where,
           struct diag *diag)
{
  const char *equals = memchr (word, '=', len);
  size_t name_len = equals ? (size_t) (equals - word) : len;
  const struct attr *attr = attrs_find (attrs, word, name_len);
  uint64_t bit;

  *where = (struct span) { 0, len };
  if (memchr (word, '\0', len) != NULL)
    return diag_set (diag, DIAG_USAGE, "'%s' contains a NUL byte", word);
  *where = (struct span) { 0, name_len };
  if (attr == NULL)
    return attrs_unknown (attrs, word, name_len, diag);
  bit = UINT64_C (1) << (attr - attrs->list);
  if ((*seen & bit) && !attr->repeat)
    return diag_set (diag, DIAG_USAGE, "'%s' is given twice", attr->name);
  *seen |= bit;
  if (check_form (attr, equals != NULL, diag) == -1)
    return -1;
  *where = (struct span) { name_len + (equals != NULL), len };
  *result = (struct attr_value) { .attr = attr, .text = word + where->start };
  return convert (result, diag);
}
