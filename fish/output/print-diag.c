/* diskfish: print diagnostics.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "print-diag.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "cleanup.h"
#include "escape.h"
#include "strbuf.h"
#include "terminal.h"
#include "utf8.h"
#include "xalloc.h"

enum { MARGIN = 4, WINDOW = 100, BEFORE = 40 };

/* Escape sequences before and after highlighted parts. */
struct style {
  const char *error;
  const char *note;
  const char *caret;
  const char *plain;
};

static struct style
style_for (FILE *out)
{
  static const struct style plain = { "", "", "", "" };
  static const struct style coloured = { "\033[1;31m", "\033[1;36m",
                                         "\033[1;32m", "\033[0m" };

  if (!terminal_has_colours (out))
    return plain;
  return coloured;
}

/* A part of a source line for display, and its width. */
struct shown {
  struct strbuf text;
  size_t columns;
};

/* Append LEN bytes.  Replace bytes that a terminal might execute, or cannot
 * show, by dots.
 */
static void
print_diag_show (struct shown *out, const char *text, size_t len)
{
  for (size_t at = 0; at < len;) {
    uint32_t code = 0;
    size_t bytes = utf8_decode (text + at, len - at, &code);
    bool control = bytes == 0 || code < 0x20 || (code >= 0x7f && code < 0xa0);

    if (code == '\t')
      strbuf_putc (&out->text, ' ');
    else if (control)
      strbuf_putc (&out->text, '.');
    else
      strbuf_add (&out->text, text + at, bytes);
    out->columns += control ? 1 : utf8_width (code);
    at += bytes ? bytes : 1;
  }
}

/* Return the start of the character at AT, at most three bytes before it. */
static size_t
align (const char *text, size_t at)
{
  for (size_t i = 0; i < 3 && at > 0; ++i, --at)
    if (((unsigned char) text[at] & 0xc0) != 0x80)
      break;
  return at;
}

/* Return the part of a long line to show, around the place. */
static struct span
window (const char *line, size_t len, size_t start)
{
  struct span shown = { 0, len };

  if (len <= WINDOW)
    return shown;
  if (start > BEFORE)
    shown.start = align (line, start - BEFORE);
  if (shown.start + WINDOW < len)
    shown.end = align (line, shown.start + WINDOW);
  return shown;
}

/* Return the text without control characters.  The caller frees it. */
static char *
shown_text (const char *text)
{
  struct shown out = { 0 };

  print_diag_show (&out, text, strlen (text));
  return strbuf_steal (&out.text);
}

/* Overwrite what is hidden in LINE, which is a copy of SHOWN. */
static void
hide (char *line, const struct source *source, struct span shown)
{
  const struct spans *hidden = source->hidden;

  for (size_t i = source_hidden_index (source, shown.start);
       i < hidden->len && hidden->ptr[i].start < shown.end; ++i) {
    size_t start = hidden->ptr[i].start, end = hidden->ptr[i].end;

    start = start > shown.start ? start : shown.start;
    end = end < shown.end ? end : shown.end;
    memset (line + (start - shown.start), '*', end - start);
  }
}

static void
print_excerpt (FILE *out, struct style style, const struct diag *diag,
               const struct source_place *place)
{
  size_t len = place->text.end - place->text.start;
  CLEANUP_FREE char *line = xstrndup (diag->source->text + place->text.start,
                                      len);
  size_t start = diag->span.start - place->text.start;
  size_t end = diag->span.end - place->text.start;
  CLEANUP_STRBUF struct strbuf carets = { 0 };
  CLEANUP_FREE char *hint = shown_text (diag->hint ? diag->hint : "");
  struct shown before = { 0 }, inside = { 0 }, after = { 0 };
  struct span part;

  hide (line, diag->source, place->text);
  if (start > len)
    start = len;
  part = window (line, len, start);
  if (end > part.end)
    end = part.end;
  if (end < start)
    end = start;
  if (part.start > 0)
    print_diag_show (&before, "...", 3);
  print_diag_show (&before, line + part.start, start - part.start);
  print_diag_show (&inside, line + start, end - start);
  print_diag_show (&after, line + end, part.end - end);
  if (part.end < len)
    print_diag_show (&after, "...", 3);
  strbuf_putc (&carets, '^');
  if (inside.columns > 1)
    strbuf_fill (&carets, '~', inside.columns - 1);
  fprintf (out, "%*s%s%s%s\n", MARGIN, "",
           before.text.ptr ? before.text.ptr : "",
           inside.text.ptr ? inside.text.ptr : "",
           after.text.ptr ? after.text.ptr : "");
  fprintf (out, "%*s%s%s%s%s%s\n", MARGIN + (int) before.columns, "",
           style.caret, carets.ptr, style.plain, diag->hint ? " " : "",
           hint);
  strbuf_reset (&before.text);
  strbuf_reset (&inside.text);
  strbuf_reset (&after.text);
}

/* Return "error:" or "note:".  The caller frees it. */
static char *
print_diag_kind_of (struct style style, const struct diag *diag)
{
  if (diag->code == DIAG_NOTE)
    return xasprintf ("%snote:%s", style.note, style.plain);
  return xasprintf ("%serror:%s", style.error, style.plain);
}

static void
print_lines (FILE *out, int indent, const char *lines)
{
  while (*lines != '\0') {
    struct shown line = { 0 };
    size_t len = strcspn (lines, "\n");

    print_diag_show (&line, lines, len);
    fprintf (out, "%*s%s\n", indent, "", line.text.ptr ? line.text.ptr : "");
    strbuf_reset (&line.text);
    lines += len + (lines[len] != '\0');
  }
}

void
print_diag (FILE *out, const struct diag *diag)
{
  struct style style = style_for (out);
  CLEANUP_FREE char *text = shown_text (diag->text);
  CLEANUP_FREE char *kind = print_diag_kind_of (style, diag);

  if (diag->placed) {
    CLEANUP_FREE char *name = shown_text (diag->source->name);
    struct source_place place =
      source_place (diag->source, diag->span.start);

    fprintf (out, "%s:%u:%u: %s %s\n", name, place.line, place.column, kind,
             text);
    print_excerpt (out, style, diag, &place);
  }
  else {
    CLEANUP_FREE char *hint = shown_text (diag->hint ? diag->hint : "");

    fprintf (out, "diskfish: %s %s\n", kind, text);
    if (diag->hint != NULL)
      fprintf (out, "%*s%s\n", MARGIN, "", hint);
  }
  if (diag->detail != NULL)
    print_lines (out, MARGIN, diag->detail);
  fflush (out);
}

void
print_library_error (FILE *out, const struct diag *diag)
{
  const char *name = diag->placed ? diag->source->name : "<args>";

  if (strcmp (name, "<args>") != 0) {
    CLEANUP_FREE char *shown =
      shown_text (strcmp (name, "<stdin>") == 0 ? "*stdin*" : name);

    fprintf (out, "%s:%u: ", shown,
             source_place (diag->source, diag->span.start).line);
  }
  fputs ("libguestfs: error: ", out);
  print_lines (out, 0, diag->library);
  if (diag->hint != NULL)
    print_lines (out, MARGIN, diag->hint);
  fflush (out);
}

void
print_note (FILE *out, const char *text)
{
  fprintf (out, "\ndiskfish: %s\n", text);
  fflush (out);
}

void
print_note_text (FILE *out, const char *text)
{
  CLEANUP_FREE char *safe = escape_controls (text, strlen (text), "");

  fprintf (out, "diskfish: note: %s\n", safe);
}
