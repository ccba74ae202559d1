/* diskfish: parse references to variables within words.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "reference.h"

#include <ctype.h>
#include <string.h>

#include "cleanup.h"
#include "lexer.h"
#include "strbuf.h"

DEFINE_VECTOR (references, struct reference)
DEFINE_VECTOR (steps, struct step)

/* A position in a word, without its quotes: AT and END are offsets in the
 * source.
 */
struct reference_reader {
  const struct source *source;
  struct arena *arena;
  struct diag *diag;
  size_t at;
  size_t end;
};

static bool
is_name_char (char c, bool first)
{
  unsigned char u = (unsigned char) c;

  if (u >= 0x80)
    return false;
  return isalpha (u) || c == '_' || (!first && (isdigit (u) || c == '-'));
}

bool
reference_is_name (const char *text, size_t len)
{
  for (size_t i = 0; i < len; ++i)
    if (!is_name_char (text[i], i == 0))
      return false;
  return len > 0;
}

/* Report the reference from START to the character at the reader. */
static int
bad_reference (struct reference_reader *r, size_t start, const char *why)
{
  size_t end = r->at < r->end ? r->at + 1 : r->at;

  /* Include the whole UTF-8 character. */
  while (end < r->end && (r->source->text[end] & 0xc0) == 0x80)
    end++;
  diag_at (r->diag, DIAG_USAGE, r->source, (struct span) { start, end },
           "%s", why);
  diag_hint (r->diag, "use %%{NAME}, %%{NAME[0]} or %%{NAME.field}, or put a "
             "literal %%{ in single quotes");
  return -1;
}

static bool
is_at (const struct reference_reader *r, char c)
{
  return r->at < r->end && r->source->text[r->at] == c;
}

/* Skip the name of a field and return its length. */
static size_t
skip_field (struct reference_reader *r)
{
  size_t start = r->at;

  while (r->at < r->end && (unsigned char) r->source->text[r->at] >= 0x20 &&
         strchr (".[]{}", r->source->text[r->at]) == NULL)
    r->at++;
  return r->at - start;
}

/* More digits could overflow an index. */
enum { MOST_DIGITS = 9 };

static size_t
skip_digits (struct reference_reader *r, size_t *number)
{
  size_t start = r->at;

  *number = 0;
  while (r->at < r->end && r->at - start <= MOST_DIGITS &&
         isdigit ((unsigned char) r->source->text[r->at]))
    *number = *number * 10 + (size_t) (r->source->text[r->at++] - '0');
  return r->at - start;
}

/* Read [0] or .field.  START is the start of the reference. */
static int
read_step (struct reference_reader *r, size_t start, struct step *step)
{
  const char *text = r->source->text;

  *step = (struct step) { .span.start = r->at };
  if (is_at (r, '.')) {
    size_t len;

    r->at++;
    len = skip_field (r);
    if (len == 0)
      return bad_reference (r, start, "expected the name of a field");
    step->field = arena_copy (r->arena, text + r->at - len, len);
  }
  else {
    size_t digits;

    r->at++;
    digits = skip_digits (r, &step->index);
    if (digits == 0 || digits > MOST_DIGITS || !is_at (r, ']'))
      return bad_reference (r, start, "expected an index of the form [0]");
    r->at++;
  }
  step->span.end = r->at;
  return 0;
}

/* Read the reference at the reader, which is at its %. */
static int
read_reference (struct reference_reader *r, struct reference *reference)
{
  const char *text = r->source->text;
  size_t start = r->at, name = start + 2;
  struct steps steps = { 0 };
  int status = 0;

  r->at = name;
  while (r->at < r->end && is_name_char (text[r->at], r->at == name))
    r->at++;
  if (r->at == name)
    return bad_reference (r, start, "expected the name of a variable");
  *reference = (struct reference) {
    .name = arena_copy (r->arena, text + name, r->at - name),
    .name_span = { name, r->at },
  };
  while (status == 0 && (is_at (r, '[') || is_at (r, '.'))) {
    struct step step;

    status = read_step (r, start, &step);
    steps_append (&steps, step);
  }
  if (status == 0 && !is_at (r, '}'))
    status = bad_reference (r, start,
                            "expected '}' at the end of the reference");
  if (status == 0) {
    r->at++;
    reference->span = (struct span) { start, r->at };
    reference->count = steps.len;
    reference->steps = arena_alloc (r->arena,
                                    steps.len * sizeof *steps.ptr);
    if (steps.len > 0)
      memcpy (reference->steps, steps.ptr, steps.len * sizeof *steps.ptr);
  }
  steps_reset (&steps);
  return status;
}

/* Skip to the next %{; return false at the end of the word.  In a double-quoted
 * word, a backslash escapes the next character.
 */
static bool
find_opening (struct reference_reader *r, bool escapes)
{
  const char *text = r->source->text;

  for (; r->at + 1 < r->end; r->at++)
    if (text[r->at] == '%' && text[r->at + 1] == '{')
      return true;
    else if (escapes && text[r->at] == '\\')
      r->at++;
  r->at = r->end;
  return false;
}

/* Append the value of the text at SPAN. */
static int
add_text (struct reference_reader *r, struct strbuf *text, struct span span,
          bool escapes)
{
  /* lexer_unescape expects a span with quotes, and ignores what they are. */
  struct span quoted = { span.start - 1, span.end + 1 };
  const char *value;
  size_t len;

  if (!escapes) {
    strbuf_add (text, r->source->text + span.start, span.end - span.start);
    return 0;
  }
  value = lexer_unescape (r->source, quoted, r->arena, &len, r->diag);
  if (value == NULL)
    return -1;
  strbuf_add (text, value, len);
  return 0;
}

static int
read_all (struct reference_reader *r, bool escapes, struct strbuf *text,
          struct references *all)
{
  for (;;) {
    size_t start = r->at;
    bool found = find_opening (r, escapes);
    struct reference reference = { 0 };

    if (add_text (r, text, (struct span) { start, r->at }, escapes) == -1)
      return -1;
    if (!found)
      return 0;
    if (read_reference (r, &reference) == -1)
      return -1;
    reference.part.start = text->len;
    strbuf_add (text, r->source->text + reference.span.start,
                reference.span.end - reference.span.start);
    reference.part.end = text->len;
    references_append (all, reference);
  }
}

/* True for -<<END: the END of a here-document contains no references. */
static bool
is_heredoc (const struct source *source, const struct word *word)
{
  return word->kind == WORD_BARE && word->span.end - word->span.start > 3 &&
    memcmp (source->text + word->span.start, "-<<", 3) == 0;
}

static void
reference_take (struct arena *arena, const struct strbuf *text,
                const struct references *all, struct word *word)
{
  size_t size = all->len * sizeof *all->ptr;

  word->text = arena_copy (arena, text->ptr ? text->ptr : "", text->len);
  word->len = text->len;
  word->nrefs = all->len;
  if (size > 0)
    word->refs = memcpy (arena_alloc (arena, size), all->ptr, size);
}

int
references_read (const struct source *source, struct arena *arena,
                 struct word *word, struct diag *diag)
{
  bool escapes = word->kind == WORD_DOUBLE;
  struct reference_reader reader = {
    source, arena, diag, word->span.start + escapes, word->span.end - escapes,
  };
  size_t len = reader.end - reader.at;
  CLEANUP_STRBUF struct strbuf text = { 0 };
  struct references all = { 0 };
  int status;

  if (memchr (source->text + reader.at, '%', len) == NULL ||
      memmem (source->text + reader.at, len, "%{", 2) == NULL ||
      is_heredoc (source, word)) {
    word->len = len;
    word->text = escapes
      ? lexer_unescape (source, word->span, arena, &word->len, diag)
      : arena_copy (arena, source->text + reader.at, len);
    return word->text ? 0 : -1;
  }
  status = read_all (&reader, escapes, &text, &all);
  if (status == 0)
    reference_take (arena, &text, &all, word);
  references_reset (&all);
  return status;
}
