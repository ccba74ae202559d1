/* diskfish: text that is shown or kept without doing harm.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "harmless.h"

#include <string.h>

#include "cleanup.h"
#include "strbuf.h"
#include "utf8.h"
#include "xalloc.h"

static const char blanks[] = " \t\n";

/* A carriage return only where a line ends: alone it would hide what stands
 * before it.
 */
static bool
is_layout (const char *text, size_t left)
{
  return *text == '\n' || *text == '\t' ||
    (left > 1 && text[0] == '\r' && text[1] == '\n');
}

char *
harmless_text (const char *text, size_t len, bool lines)
{
  struct strbuf out = { 0 };

  for (size_t at = 0; at < len;) {
    uint32_t code = 0;
    size_t bytes = utf8_decode (text + at, len - at, &code);
    bool obeyed = bytes == 0 || code < 0x20 || (code >= 0x7f && code < 0xa0);

    if (obeyed && !(lines && is_layout (text + at, len - at)))
      strbuf_putc (&out, '?');
    else
      strbuf_add (&out, text + at, bytes);
    at += bytes ? bytes : 1;
  }
  return strbuf_steal (&out);
}

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
harmless_has_secret (const char *line)
{
  return next_secret (line, line) != NULL;
}

/* Where the key at KEY ends: with its quotes, if its word has any. */
static const char *
end_of_key (const char *line, const char *key)
{
  const char *word = key - strlen ("secret=");
  char quote[2] = { word > line ? word[-1] : '\0', '\0' };

  if (*quote == '"' || *quote == '\'')
    return key + strcspn (key, quote);
  return key + strcspn (key, blanks);
}

void
harmless_mask (char *line)
{
  const char *at = line, *end;

  for (; (at = next_secret (line, at)) != NULL; at = end) {
    end = end_of_key (line, at);
    memset (line + (at - line), '*', (size_t) (end - at));
  }
}

char *
harmless_command (const char *text, size_t len)
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
