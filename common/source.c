/* diskfish: a source text, and places in it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "source.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cleanup.h"
#include "strbuf.h"
#include "utf8.h"
#include "xalloc.h"

struct source *
source_new (const char *name, const char *text, size_t len,
            unsigned first_line)
{
  struct source *source = xcalloc (1, sizeof *source);

  source->name = xstrdup (name);
  source->text = xstrndup (text, len);
  source->len = len;
  source->first_line = first_line;
  source->hidden = xcalloc (1, sizeof *source->hidden);
  return source;
}

struct source *
source_read (const char *name, const char *file)
{
  CLEANUP_FCLOSE FILE *stream = fopen (file, "re");
  CLEANUP_STRBUF struct strbuf text = { 0 };
  char piece[65536];
  size_t got;

  if (stream == NULL)
    return NULL;
  while ((got = fread (piece, 1, sizeof piece, stream)) > 0)
    strbuf_add (&text, piece, got);
  if (ferror (stream))
    return NULL;
  return source_new (name, text.ptr ? text.ptr : "", text.len, 1);
}

void
source_free (struct source *source)
{
  if (source == NULL)
    return;
  free (source->name);
  free (source->text);
  spans_reset (source->hidden);
  free (source->hidden);
  free (source);
}

/* Return the index of the first hidden span that starts at START or later. */
static size_t
hidden_index (const struct spans *hidden, size_t start)
{
  size_t low = 0, high = hidden->len;

  while (low < high) {
    size_t middle = low + (high - low) / 2;

    if (hidden->ptr[middle].start < start)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

void
source_hide (const struct source *source, struct span span)
{
  struct spans *hidden = source->hidden;
  size_t index = hidden_index (hidden, span.start);

  if (index < hidden->len && hidden->ptr[index].start == span.start) {
    if (hidden->ptr[index].end < span.end)
      hidden->ptr[index].end = span.end;
    return;
  }
  spans_append (hidden, span);
  memmove (hidden->ptr + index + 1, hidden->ptr + index,
           (hidden->len - 1 - index) * sizeof *hidden->ptr);
  hidden->ptr[index] = span;
}

size_t
source_hidden_index (const struct source *source, size_t at)
{
  size_t index = hidden_index (source->hidden, at);

  return index > 0 && source->hidden->ptr[index-1].end > at ? index - 1
    : index;
}

/* Return the end of the line that starts at START, without LF or CR LF. */
static size_t
line_end (const struct source *source, size_t start)
{
  const char *newline = memchr (source->text + start, '\n',
                                source->len - start);
  size_t end = newline ? (size_t) (newline - source->text) : source->len;

  if (newline != NULL && end > start && source->text[end-1] == '\r')
    end--;
  return end;
}

struct source_place
source_place (const struct source *source, size_t offset)
{
  struct source_place place = { .line = source->first_line };
  size_t start = 0;

  for (;;) {
    const char *newline = memchr (source->text + start, '\n', offset - start);

    if (newline == NULL)
      break;
    start = (size_t) (newline - source->text) + 1;
    place.line++;
  }
  place.text.start = start;
  place.text.end = line_end (source, start);
  place.column = 1 + utf8_columns (source->text + start, offset - start);
  return place;
}
