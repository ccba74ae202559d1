/* diskfish: fold texts at spaces.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fold-text.h"

#include <string.h>

#include "strbuf.h"
#include "utf8.h"

/* Return the bytes of the character at TEXT, and set *COLUMNS.  A line break
 * has the columns of \x0a.
 */
static size_t
character (const char *text, size_t *columns)
{
  size_t bytes = utf8_decode (text, strlen (text), NULL);

  if (bytes == 0)
    bytes = 1;
  *columns = *text == '\n' ? strlen ("\\x0a") : utf8_columns (text, bytes);
  return bytes;
}

/* Return the columns of the word at TEXT, and set *END to its end. */
static size_t
measure_word (const char *text, const char **end)
{
  size_t total = 0, columns;

  while (*text != '\0' && *text != ' ') {
    text += character (text, &columns);
    total += columns;
  }
  *end = text;
  return total;
}

size_t
fold_longest_word (const char *text)
{
  size_t longest = 0;

  while (*text != '\0') {
    size_t columns = measure_word (text + strspn (text, " "), &text);

    if (columns > longest)
      longest = columns;
  }
  return longest;
}

/* Append the bytes from TEXT to END, with a line break where a line is full.
 * Return the column after them.
 */
static size_t
add_folded_word (struct strbuf *out, const char *text, const char *end,
                 size_t at,
                 size_t width)
{
  while (text < end) {
    size_t columns, bytes = character (text, &columns);

    if (at > 0 && at + columns > width) {
      strbuf_putc (out, '\n');
      at = 0;
    }
    if (*text == '\n')
      strbuf_puts (out, "\\x0a");
    else
      strbuf_add (out, text, bytes);
    at += columns;
    text += bytes;
  }
  return at;
}

char *
fold_text (const char *text, size_t width)
{
  struct strbuf out = { 0 };
  size_t at = 0;

  strbuf_puts (&out, "");
  while (*text != '\0') {
    size_t spaces = strspn (text, " ");
    const char *end;
    size_t columns = measure_word (text + spaces, &end);

    if (at > 0 && at + spaces + columns > width && columns <= width) {
      strbuf_putc (&out, '\n');
      at = 0;
    }
    else
      at = add_folded_word (&out, text, text + spaces, at, width);
    at = add_folded_word (&out, text + spaces, end, at, width);
    text = end;
  }
  return strbuf_steal (&out);
}
