/* diskfish: write plain text as POD.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pod.h"

#include <ctype.h>
#include <string.h>

void
pod_bytes (FILE *out, const char *text, size_t len)
{
  for (size_t i = 0; i < len; ++i)
    if (text[i] == '<')
      fputs ("E<lt>", out);
    else if (text[i] == '>')
      fputs ("E<gt>", out);
    else
      putc (text[i], out);
}

void
pod_text (FILE *out, const char *text)
{
  pod_bytes (out, text, strlen (text));
}

void
pod_bold (FILE *out, const char *text)
{
  fputs ("B<", out);
  pod_text (out, text);
  putc ('>', out);
}

/* True if TEXT begins with a word such as "QEMU" or "ext4", or with a list of
 * such words.  Words that are capitalised at the start of a sentence do not
 * count.
 */
static bool
keeps_case (const char *text)
{
  size_t len = strcspn (text, " ,:;");

  for (size_t i = 0; i < len; ++i)
    if (!islower ((unsigned char) text[i]))
      return true;
  return text[len] == ',';
}

void
pod_sentence (FILE *out, const char *text)
{
  size_t len = strlen (text);

  if (len > 0 && !keeps_case (text)) {
    putc (toupper ((unsigned char) *text), out);
    pod_bytes (out, text + 1, len - 1);
  }
  else
    pod_bytes (out, text, len);
  fputs (len > 0 && text[len-1] == '.' ? "\n\n" : ".\n\n", out);
}

/* Write a line.  POD treats a leading space or = as markup, so escape it. */
static void
add_line (FILE *out, const char *line, size_t len)
{
  while (len > 0 && isblank ((unsigned char) *line)) {
    line++;
    len--;
  }
  if (len > 0 && *line == '=')
    fputs ("Z<>", out);
  pod_bytes (out, line, len);
  putc ('\n', out);
}

void
pod_paragraphs (FILE *out, const char *text)
{
  while (*text != '\0') {
    size_t len = strcspn (text, "\n");

    add_line (out, text, len);
    text += len + (text[len] == '\n');
  }
  putc ('\n', out);
}

/* Write TEXT in lines of at most WIDTH bytes.  Indent all lines after the
 * first.
 */
static void
add_wrapped (FILE *out, const char *text, size_t width, size_t indent)
{
  size_t column = 0;

  while (*text != '\0') {
    size_t spaces = strspn (text, " "), len = strcspn (text + spaces, " ");

    if (column > 0 && column + 1 + len > width) {
      fprintf (out, "\n%*s", (int) indent, "");
      column = 0;
    }
    if (column > 0)
      putc (' ', out);
    fprintf (out, "%.*s", (int) len, text + spaces);
    column += len + (column > 0);
    text += spaces + len;
  }
  putc ('\n', out);
}

void
pod_choices (FILE *out, const struct enum_table *choices)
{
  enum { INDENT = 2, COLUMNS = 64 };
  size_t longest = 0;

  for (size_t i = 0; i < choices->count; ++i) {
    size_t len = strlen (choices->list[i].word);

    longest = len > longest ? len : longest;
  }
  for (size_t i = 0; i < choices->count; ++i) {
    fprintf (out, "%*s%-*s  ", INDENT, "", (int) longest,
             choices->list[i].word);
    add_wrapped (out, choices->list[i].meaning, COLUMNS - longest,
                 INDENT + longest + 2);
  }
  putc ('\n', out);
}
