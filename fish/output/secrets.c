/* diskfish: keys of disks, which are not shown and not kept.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "secrets.h"

#include <string.h>

#include "cleanup.h"
#include "strbuf.h"
#include "xalloc.h"

static const char blanks[] = " \t\n";

/* Behind the next "secret=" that begins a word at or behind AT, or NULL. */
static const char *
next_secret (const char *line, const char *at)
{
  static const char name[] = "secret";

  while ((at = strstr (at, name)) != NULL) {
    bool begins = at == line || strchr (" \t\n\"'", at[-1]) != NULL;

    at += strlen (name);
    if (begins && (*at == '=' || *at == ':'))
      return at + 1;
  }
  return NULL;
}

bool
secrets_are_in (const char *line)
{
  return next_secret (line, line) != NULL;
}

/* The quote that ends a text in double quotes, or the end of the line. */
static const char *
end_of_escaped (const char *text)
{
  while (*text != '\0' && *text != '"')
    text += *text == '\\' && text[1] != '\0' ? 2 : 1;
  return text;
}

/* Where the key at KEY ends: with its quotes, if its word has any. */
static const char *
end_of_key (const char *line, const char *key)
{
  const char *word = key - strlen ("secret=");
  char quote[2] = { word > line ? word[-1] : '\0', '\0' };

  if (*quote == '\'')
    return key + strcspn (key, quote);
  if (*quote == '"')
    return end_of_escaped (key);
  return key + strcspn (key, blanks);
}

void
secrets_mask (char *line)
{
  const char *at = line, *end;

  for (; (at = next_secret (line, at)) != NULL; at = end) {
    end = end_of_key (line, at);
    memset (line + (at - line), '*', (size_t) (end - at));
  }
}

char *
secrets_hidden (const char *text, size_t len)
{
  CLEANUP_FREE char *line = xstrndup (text, len);
  struct strbuf out = { 0 };
  const char *at = line, *key;

  while ((key = next_secret (line, at)) != NULL) {
    strbuf_add (&out, at, (size_t) (key - at));
    strbuf_puts (&out, "***");
    at = end_of_key (line, key);
  }
  strbuf_puts (&out, at);
  return strbuf_steal (&out);
}
