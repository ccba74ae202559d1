/* diskfish: parse scripts into statements.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "script.h"

#include <stdint.h>
#include <string.h>

#include "blocks.h"
#include "keyword.h"
#include "lexer.h"
#include "reference.h"
#include "utf8.h"

/* Statements that script_next parses at a time. */
enum { PIECE = 1000 };

DEFINE_VECTOR (words, struct word)

struct span
word_part (const struct word *word, struct span part)
{
  size_t written = word->span.end - word->span.start, quote;

  if (word->expanded)
    return word->span;
  if (written == word->len)
    quote = 0;
  else if (written == word->len + 2)
    quote = 1;
  else
    return word->span;
  return (struct span) { word->span.start + quote + part.start,
                         word->span.start + quote + part.end };
}

struct script_parser {
  struct script *script;
  struct lexer lexer;
  struct words words;           /* of the statement so far */
  struct statement statement;
};

static const char *
copy_span (struct script_parser *p, struct span span)
{
  return arena_copy (&p->script->arena, p->script->source->text + span.start,
                     span.end - span.start);
}

/* Set the statement's diag at a place of the source. */
#define bad(parser, span, ...)                                  \
  diag_at (&(parser)->statement.diag, DIAG_USAGE,               \
           (parser)->script->source, (span), __VA_ARGS__)

/* Set 'wanted', unless an earlier statement is incomplete: the first one
 * decides what the next line must contain.
 */
static void
want (struct script_parser *p, enum wanted_kind kind, const char *text)
{
  if (p->script->wanted.kind == WANTED_NOTHING)
    p->script->wanted = (struct expected) { kind, text };
}

static int
bad_open_quote (struct script_parser *p, struct span span)
{
  const char *quote = copy_span (p, span);

  want (p, WANTED_QUOTE, quote);
  return bad (p, span, "unterminated %s quote",
              *quote == '"' ? "double" : "single");
}

/* Report a quoted word without a space after it.  If the word spans lines, a
 * missing quote at its start is more likely, and its end is the start of the
 * next quoted word.
 */
static int
bad_glued (struct script_parser *p, struct span span)
{
  const struct source *source = p->script->source;
  struct source_place start = source_place (source, span.start);
  struct source_place end = source_place (source, span.end);

  if (start.line == end.line) {
    size_t bytes = utf8_decode (source->text + span.end,
                                source->len - span.end, NULL);

    bad (p, ((struct span) { span.end, span.end + (bytes ? bytes : 1) }),
         "expected a space after the closing quote");
    diag_hint (&p->statement.diag, "insert a space, or quote the whole word");
    return -1;
  }
  bad (p, ((struct span) { span.start, span.start + 1 }),
       "unterminated %s quote",
       source->text[span.start] == '"' ? "double" : "single");
  diag_hint (&p->statement.diag, "close it before the next quote, in line %u",
             end.line);
  return -1;
}

/* Set the value of a bare or double-quoted word. */
static int
read_word_value (struct script_parser *p, struct word *word)
{
  const struct source *source = p->script->source;

  if (!source->plain)
    return references_read (source, &p->script->arena, word,
                            &p->statement.diag);
  if (word->kind == WORD_DOUBLE) {
    word->text = lexer_unescape (source, word->span, &p->script->arena,
                                 &word->len, &p->statement.diag);
    return word->text ? 0 : -1;
  }
  word->text = copy_span (p, word->span);
  word->len = word->span.end - word->span.start;
  return 0;
}

static int
script_add_word (struct script_parser *p, enum word_token token,
                 struct span span)
{
  struct word word = { .span = span, .kind = WORD_BARE };
  struct span inside = { span.start + 1, span.end - 1 };

  switch (token) {
  case WORD_TOKEN_DOUBLE:
    word.kind = WORD_DOUBLE;
    if (read_word_value (p, &word) == -1)
      return -1;
    break;
  case WORD_TOKEN_SINGLE:
    word.kind = WORD_SINGLE;
    word.text = copy_span (p, inside);
    word.len = inside.end - inside.start;
    break;
  default:
    if (read_word_value (p, &word) == -1)
      return -1;
  }
  words_append (&p->words, word);
  return 0;
}

/* Report the first NUL or invalid UTF-8 byte between START and END. */
static int
check_bytes (struct script_parser *p, size_t start, size_t end)
{
  const char *text = p->script->source->text + start;
  size_t len = end - start;
  const char *nul = memchr (text, '\0', len);
  size_t good = utf8_valid_prefix (text, len);
  size_t at = nul != NULL ? (size_t) (nul - text) : len;
  struct span span;

  if (good < at)
    at = good;
  if (at == len)
    return 0;
  span = (struct span) { start + at, start + at + 1 };
  bad (p, span, text[at] == '\0' ? "the script contains a NUL byte"
       : "the byte 0x%02x is not valid UTF-8", (unsigned char) text[at]);
  diag_hint (&p->statement.diag, text[at] == '\0'
             ? "is this a script?" : "write it as \"\\x%02x\"",
             (unsigned char) text[at]);
  return -1;
}

/* Read words up to the end of the statement. */
static int
read_words (struct script_parser *p)
{
  struct span span;

  for (;;) {
    enum word_token token = lexer_word (&p->lexer, p->words.len == 0, &span);

    switch (token) {
    case WORD_TOKEN_END:
      return 0;
    case WORD_TOKEN_PIPE:
      p->statement.host = copy_span (p, span);
      p->statement.host_span = span;
      /* A here-document starts in the next line. */
      lexer_skip_line (&p->lexer);
      return 0;
    case WORD_TOKEN_OPEN:
      return bad_open_quote (p, span);
    case WORD_TOKEN_GLUED:
      return bad_glued (p, span);
    case WORD_TOKEN_BARE:
    case WORD_TOKEN_SINGLE:
    case WORD_TOKEN_DOUBLE:
      if (script_add_word (p, token, span) == -1)
        return -1;
    }
  }
}

/* Return the length of the line at AT without LF or CR LF, and set *NEXT to the
 * start of the next line.
 */
static size_t
line_length (const struct source *source, size_t at, size_t *next)
{
  const char *text = source->text + at;
  const char *newline = memchr (text, '\n', source->len - at);
  size_t len = newline ? (size_t) (newline - text) : source->len - at;

  *next = at + len + (newline != NULL);
  if (newline != NULL && len > 0 && text[len-1] == '\r')
    len--;
  return len;
}

/* Read the here-document that ends with a line TAG, and continue after it. */
static int
read_heredoc (struct script_parser *p, struct word *word, const char *tag)
{
  const struct source *source = p->script->source;
  size_t start = p->lexer.at, at = start, next, tag_len = strlen (tag);

  while (at < source->len) {
    size_t len = line_length (source, at, &next);

    if (len == tag_len && memcmp (source->text + at, tag, len) == 0) {
      word->text = copy_span (p, (struct span) { start, at });
      word->len = at - start;
      p->lexer.at = next;
      return 0;
    }
    at = next;
  }
  want (p, WANTED_LINE, tag);
  bad (p, word->span, "unterminated here-document");
  diag_hint (&p->statement.diag, "end it with a line that is just '%s'", tag);
  return -1;
}

static bool
is_heredoc (const struct word *word)
{
  return word->kind == WORD_BARE && word->len > 3 &&
    memcmp (word->text, "-<<", 3) == 0;
}

static int
read_heredocs (struct script_parser *p)
{
  for (size_t i = 1; i < p->words.len; ++i) {
    struct word *word = &p->words.ptr[i];

    if (!is_heredoc (word))
      continue;
    word->kind = WORD_HEREDOC;
    if (read_heredoc (p, word, word->text + 3) == -1)
      return -1;
  }
  return 0;
}

/* Report a backslash as the last character of the source. */
static int
check_continuation (struct script_parser *p)
{
  const struct source *source = p->script->source;
  size_t next, end = p->lexer.at;

  if (end < source->len || source->plain)
    return 0;
  while (end > 0 && strchr ("\r\n", source->text[end-1]) != NULL)
    end--;
  line_length (source, end, &next);
  if (end == 0 || next < source->len || source->text[end-1] != '\\')
    return 0;
  want (p, WANTED_MORE, NULL);
  return bad (p, ((struct span) { end - 1, end }),
              "expected a line after '\\', found the end of the script");
}

static int
read_command (struct script_parser *p)
{
  struct statement *statement = &p->statement;
  size_t start = p->lexer.at;
  int result;

  statement->kind = STATEMENT_COMMAND;
  result = read_words (p);
  if (result == 0)
    result = check_bytes (p, start, p->lexer.at);
  if (result == 0)
    result = read_heredocs (p);
  if (check_continuation (p) == -1)
    result = -1;
  statement->span = (struct span) { start, start };
  if (p->words.len > 0) {
    statement->span.end = p->words.ptr[p->words.len-1].span.end;
    if (!p->script->source->plain)
      statement->keyword = keyword_of (&p->words.ptr[0]);
  }
  if (result == -1) {
    p->lexer.at = start;
    lexer_skip_line (&p->lexer);
    return -1;
  }
  statement->count = p->words.len;
  statement->words = arena_alloc (&p->script->arena,
                                  p->words.len * sizeof *p->words.ptr);
  memcpy (statement->words, p->words.ptr, p->words.len * sizeof *p->words.ptr);
  return keyword_take (p->script->source, statement);
}

static int
read_host (struct script_parser *p, enum statement_kind kind, struct span span)
{
  p->statement.kind = kind;
  p->statement.host = copy_span (p, span);
  p->statement.host_span = span;
  p->statement.span = span;
  if (check_continuation (p) == -1)
    return -1;
  return check_bytes (p, span.start, span.end);
}

/* True if nothing follows a dash in its line.  Such a dash does not apply to
 * the next statement.
 */
static bool
is_dash_alone (struct script_parser *p)
{
  const struct source *source = p->script->source;
  const char *rest = source->text + p->lexer.at;

  rest += strspn (rest, " \t");
  /* A carriage return that does not end the line is a word. */
  if (strncmp (rest, "\r\n", 2) == 0)
    rest++;
  return *rest == '\n' || *rest == '#';
}

/* Read one statement.  Return false at the end of the source. */
static bool
read_statement (struct script_parser *p)
{
  struct span span;
  int result = 0;

  p->statement = (struct statement) { 0 };
  p->words.len = 0;
  for (;;)
    switch (lexer_line (&p->lexer, &span)) {
    case LINE_DASH:
      p->statement.ignore_error = !is_dash_alone (p);
      continue;
    case LINE_END:
      /* The source ends after "- \", so another line must follow. */
      if (!p->statement.ignore_error || check_continuation (p) == 0)
        return false;
      result = -1;
      goto done;
    case LINE_SHELL:
      result = read_host (p, STATEMENT_SHELL, span);
      goto done;
    case LINE_INLINE:
      result = read_host (p, STATEMENT_INLINE, span);
      goto done;
    case LINE_WORD:
      result = read_command (p);
      goto done;
    }
done:
  if (result == -1)
    p->statement.kind = STATEMENT_BAD;
  statements_append (&p->script->statements, p->statement);
  return true;
}

/* Return the number of open blocks after the last statement. */
static size_t
depth_after (const struct script_parser *p, size_t depth)
{
  switch (p->statement.keyword) {
  case KEYWORD_IF: case KEYWORD_FOREACH:
    return depth + 1;
  case KEYWORD_END:
    return depth > 0 ? depth - 1 : 0;
  case KEYWORD_NONE: case KEYWORD_LET: case KEYWORD_ELSE:
    break;
  }
  return depth;
}

/* Parse MOST statements, or more until all blocks are closed.  Return the
 * offset of the next one.
 */
static size_t
parse_statements (struct script *script, const struct source *source, size_t at,
                  size_t most)
{
  struct script_parser parser = {
    .script = script,
    .lexer = { .source = source, .at = at },
  };
  size_t depth = 0;

  script->source = source;
  /* Windows editors write a UTF-8 byte order mark at the start. */
  if (at == 0 && source->len >= 3 &&
      memcmp (source->text, "\xef\xbb\xbf", 3) == 0)
    parser.lexer.at = 3;
  while ((depth > 0 || script->statements.len < most) &&
         read_statement (&parser))
    depth = depth_after (&parser, depth);
  words_reset (&parser.words);
  blocks_resolve (script);
  script->parsed = (struct span) { at, parser.lexer.at };
  return parser.lexer.at;
}

void
script_parse (struct script *script, const struct source *source)
{
  parse_statements (script, source, 0, SIZE_MAX);
}

bool
script_next (struct script *script, const struct source *source, size_t *at)
{
  script_free (script);
  *at = parse_statements (script, source, *at, PIECE);
  return script->statements.len > 0;
}

void
script_free (struct script *script)
{
  for (size_t i = 0; i < script->statements.len; ++i)
    diag_reset (&script->statements.ptr[i].diag);
  statements_reset (&script->statements);
  arena_free (&script->arena);
  memset (script, 0, sizeof *script);
}
