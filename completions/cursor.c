/* diskfish: find the word at the cursor.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cursor.h"

#include <string.h>

#include "cleanup.h"
#include "lexer.h"
#include "strbuf.h"
#include "utf8.h"

DEFINE_VECTOR (words, struct word)

/* Return the value of an open double-quoted word, or its text if an escape
 * sequence is incomplete.
 */
static const char *
open_value (struct cursor *c, const struct source *source, size_t start)
{
  CLEANUP_FREE char *closed = xasprintf ("%s\"", source->text + start);
  CLEANUP_DIAG struct diag diag = { 0 };
  struct source *whole = source_new ("", closed, strlen (closed), 1);
  size_t len = strlen (closed);
  const char *value =
    lexer_unescape (whole, (struct span) { 0, len }, &c->arena, &len, &diag);

  if (value == NULL)
    value = arena_copy (&c->arena, closed + 1, strlen (closed) - 2);
  source_free (whole);
  return value;
}

static const char *
token_value (struct cursor *c, const struct source *source,
             enum word_token token, struct span span, enum word_kind *kind)
{
  CLEANUP_DIAG struct diag diag = { 0 };
  const char *value;
  size_t len;

  *kind = token == WORD_TOKEN_DOUBLE ? WORD_DOUBLE
    : token == WORD_TOKEN_SINGLE ? WORD_SINGLE : WORD_BARE;
  if (token == WORD_TOKEN_DOUBLE) {
    value = lexer_unescape (source, span, &c->arena, &len, &diag);
    return value ? value : "";
  }
  if (token == WORD_TOKEN_SINGLE) {
    span.start++;
    span.end--;
  }
  return arena_copy (&c->arena, source->text + span.start,
                     span.end - span.start);
}

/* Take the word whose quote is open. */
static void
at_open_quote (struct cursor *c, const struct source *source, size_t start)
{
  bool twice = source->text[start] == '"';

  c->start = start;
  c->kind = twice ? WORD_DOUBLE : WORD_SINGLE;
  c->value = twice ? open_value (c, source, start)
    : arena_copy (&c->arena, source->text + start + 1,
                  source->len - start - 1);
}

static void
read_words (struct cursor *c, struct lexer *lexer, struct words *words)
{
  const struct source *source = lexer->source;
  struct span span;

  for (;;) {
    enum word_token token = lexer_word (lexer, words->len == 0, &span);
    struct word word = { .span = span };

    switch (token) {
    case WORD_TOKEN_END:
      return;
    case WORD_TOKEN_PIPE:
      c->host = true;
      return;
    case WORD_TOKEN_OPEN:
      at_open_quote (c, source, span.start);
      return;
    case WORD_TOKEN_BARE: case WORD_TOKEN_SINGLE: case WORD_TOKEN_DOUBLE:
    case WORD_TOKEN_GLUED:
      word.text = token_value (c, source, token, span, &word.kind);
      word.len = strlen (word.text);
      words_append (words, word);
    }
  }
}

/* Take the last word if the cursor touches it. */
static void
take_last (struct cursor *c, const struct source *source, struct words *words)
{
  struct word *last;

  if (c->value != NULL || c->host)
    return;
  c->value = "";
  c->start = source->len;
  if (words->len == 0)
    return;
  last = &words->ptr[words->len-1];
  if (last->span.end != source->len)
    return;
  if (last->kind != WORD_BARE) {
    /* A closing quote must be followed by a space. */
    c->host = true;
    return;
  }
  c->value = last->text;
  c->start = last->span.start;
  words->len--;
}

/* Find the cursor in one statement, which may be incomplete. */
static void
cursor_read_line (struct cursor *c, struct lexer *lexer, struct words *words)
{
  const char *text = lexer->source->text;
  size_t start = lexer->at;
  struct span span;
  enum line_token token;

  words->len = 0;
  c->host = false;
  while ((token = lexer_line (lexer, &span)) == LINE_DASH)
    ;
  if (token == LINE_SHELL || token == LINE_INLINE ||
      (token == LINE_END && text[start + strspn (text + start, " \t\n-")]))
    /* A host command or a comment. */
    c->host = true;
  else
    read_words (c, lexer, words);
}

/* Skip the complete lines of a block before the cursor's line. */
static bool
is_behind_newline (const struct lexer *lexer)
{
  const struct source *source = lexer->source;

  return lexer->at > 0 && lexer->at <= source->len &&
    source->text[lexer->at - 1] == '\n' &&
    lexer->at < source->len;
}

void
cursor_find (struct cursor *c, const char *line)
{
  struct source *source = source_new ("", line, strlen (line), 1);
  struct lexer lexer = { .source = source };
  struct words words = { 0 };

  *c = (struct cursor) { .kind = WORD_BARE };
  do
    cursor_read_line (c, &lexer, &words);
  while (is_behind_newline (&lexer) && c->value == NULL);
  take_last (c, source, &words);
  c->count = words.len;
  c->words = arena_alloc (&c->arena, words.len * sizeof *words.ptr);
  if (words.len > 0)
    memcpy (c->words, words.ptr, words.len * sizeof *words.ptr);
  words_reset (&words);
  source_free (source);
}

void
cursor_free (struct cursor *c)
{
  arena_free (&c->arena);
}

/* Return the number of bytes of the character at TEXT, or 0 if it needs an
 * escape sequence in a script: control characters and bytes that are not UTF-8.
 */
static size_t
plain_bytes (const char *text)
{
  uint32_t code = 0xffff;
  size_t bytes = utf8_decode (text, strlen (text), &code);

  return code < 0x20 || (code >= 0x7f && code < 0xa0) ? 0 : bytes;
}

static void
add_escaped (struct strbuf *out, const char *value)
{
  while (*value != '\0') {
    size_t bytes = plain_bytes (value);

    if (bytes == 0)
      strbuf_printf (out, "\\x%02x", (unsigned char) *value);
    else {
      if (*value == '"' || *value == '\\')
        strbuf_putc (out, '\\');
      strbuf_add (out, value, bytes);
    }
    value += bytes ? bytes : 1;
  }
}

/* True if the text needs double quotes. */
static bool
needs_escapes (const char *value)
{
  while (*value != '\0') {
    size_t bytes = plain_bytes (value);

    if (bytes == 0 || *value == '\'')
      return true;
    value += bytes;
  }
  return false;
}

static bool
needs_quotes (const char *value)
{
  return strpbrk (value, " \t\n\"'") != NULL || *value == '|' ||
    *value == '~' || strncmp (value, "-<<", 3) == 0;
}

char *
cursor_quote (enum word_kind kind, const char *value, bool whole)
{
  struct strbuf out = { 0 };

  if (needs_escapes (value))
    kind = WORD_DOUBLE;
  if (kind == WORD_BARE && !needs_quotes (value))
    return xstrdup (value);
  if (kind == WORD_SINGLE)
    strbuf_printf (&out, "'%s%s", value, whole ? "'" : "");
  else {
    strbuf_putc (&out, '"');
    add_escaped (&out, value);
    strbuf_puts (&out, whole ? "\"" : "");
  }
  return strbuf_steal (&out);
}
