/* diskfish: find the place of a value in a JSON text.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "json-place.h"

#include <jansson.h>
#include <string.h>

struct scanner {
  const char *text;
  size_t len;
  size_t at;
};

/* Skip whitespace, and return the next character, or NUL at the end. */
static char
peek (struct scanner *s)
{
  while (s->at < s->len && strchr (" \t\r\n", s->text[s->at]) != NULL)
    s->at++;
  return s->at < s->len ? s->text[s->at] : '\0';
}

static void
skip_string (struct scanner *s)
{
  for (s->at++; s->at < s->len && s->text[s->at] != '"'; s->at++)
    if (s->text[s->at] == '\\')
      s->at++;
  s->at++;
}

/* Skip a number or a word such as true. */
static void
skip_plain (struct scanner *s)
{
  while (s->at < s->len && strchr (" \t\r\n,]}", s->text[s->at]) == NULL)
    s->at++;
}

/* Skip the next value. */
static void
skip_value (struct scanner *s)
{
  size_t depth = 0;

  do {
    char c = peek (s);

    if (c == '"')
      skip_string (s);
    else if (c == '{' || c == '[') {
      depth++;
      s->at++;
    }
    else if (c == '}' || c == ']') {
      depth--;
      s->at++;
    }
    else if (c == ',' || c == ':')
      s->at++;
    else
      skip_plain (s);
  } while (depth > 0 && s->at < s->len);
}

/* True if the key, with its quotes, is NAME.  It may contain escapes. */
static bool
is_key (const char *key, size_t len, const char *name)
{
  json_t *value;
  bool same;

  if (memchr (key, '\\', len) == NULL)
    return strlen (name) == len - 2 && memcmp (key + 1, name, len - 2) == 0;
  value = json_loadb (key, len, JSON_DECODE_ANY, NULL);
  same = json_is_string (value) && strcmp (json_string_value (value),
                                           name) == 0;
  json_decref (value);
  return same;
}

/* Move to the value of a member, and set KEY to the place of its key. */
static bool
enter_member (struct scanner *s, const char *name, struct span *key)
{
  if (peek (s) != '{')
    return false;
  s->at++;
  while (peek (s) == '"') {
    key->start = s->at;
    skip_string (s);
    key->end = s->at;
    if (peek (s) == ':')
      s->at++;
    peek (s);
    if (is_key (s->text + key->start, key->end - key->start, name))
      return true;
    skip_value (s);
    if (peek (s) == ',')
      s->at++;
  }
  return false;
}

static bool
enter_element (struct scanner *s, size_t index)
{
  if (peek (s) != '[')
    return false;
  s->at++;
  for (; index > 0 && peek (s) != ']' && s->at < s->len; index--) {
    skip_value (s);
    if (peek (s) == ',')
      s->at++;
  }
  return peek (s) != ']' && s->at < s->len;
}

bool
json_place (const char *text, size_t len, const struct json_step *steps,
            size_t count, bool at_key, struct span *where)
{
  struct scanner s = { text, len, 0 };
  struct span key = { 0, 0 };

  peek (&s);
  for (size_t i = 0; i < count; ++i)
    if (steps[i].member != NULL ? !enter_member (&s, steps[i].member, &key)
        : !enter_element (&s, steps[i].element))
      return false;
  if (at_key) {
    *where = key;
    return true;
  }
  peek (&s);
  where->start = s.at;
  skip_value (&s);
  where->end = s.at;
  return true;
}

/* Hide the value of the member whose key starts at the cursor, if its name is
 * NAME.
 */
static void
hide_member (struct scanner *s, const struct source *source, const char *name)
{
  size_t start = s->at, len;

  skip_string (s);
  len = (s->at < s->len ? s->at : s->len) - start;
  if (peek (s) != ':' || len < 2 || !is_key (s->text + start, len, name))
    return;
  s->at++;
  peek (s);
  start = s->at;
  skip_value (s);
  if (s->at > s->len)
    s->at = s->len;
  source_hide (source, (struct span) { start, s->at });
}

void
json_hide_members (const struct source *source, const char *name)
{
  struct scanner s = { source->text, source->len, 0 };

  while (s.at < s.len)
    if (peek (&s) == '"')
      hide_member (&s, source, name);
    else
      s.at++;
}
