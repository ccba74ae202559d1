/* diskfish: split a source into tokens.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lexer.h"

#include <string.h>
#include <sys/types.h>

#include "utf8.h"

/*!re2c
  re2c:api:style = free-form;
  re2c:define:YYCTYPE = "unsigned char";
  re2c:define:YYCURSOR = cursor;
  re2c:define:YYMARKER = marker;
  re2c:define:YYLIMIT = limit;
  re2c:yyfill:enable = 0;
  re2c:eof = 0;
  re2c:flags:tags = 0;

  space     = [ \t];
  newline   = "\r"? "\n";
  continued = "\\" newline;
  rest      = (continued | [^\n])+;
  hex       = [0-9a-fA-F];
  other     = [\x01-\x7f] | [\xc2-\xf4] [\x80-\xbf]{1,3};
  octal     = [0-7];
*/

struct lex_cursor {
  const unsigned char *start;   /* of the source */
  const unsigned char *at;
  const unsigned char *limit;
};

static struct lex_cursor
cursor_at (const struct source *source, size_t at)
{
  const unsigned char *text = (const unsigned char *) source->text;

  return (struct lex_cursor) { text, text + at, text + source->len };
}

static struct span
span_of (const struct lex_cursor *c, const unsigned char *from,
         const unsigned char *to)
{
  return (struct span) { (size_t) (from - c->start), (size_t) (to - c->start) };
}

/* strchr would find a NUL byte at the end of SET. */
static bool
is_one_of (const char *set, unsigned char byte)
{
  return byte != '\0' && strchr (set, byte) != NULL;
}

static size_t
end_of_line (const struct source *source, struct span span)
{
  const char *text = source->text;
  const char *newline = memchr (text + span.start, '\n',
                                span.end - span.start);

  return newline ? (size_t) (newline - text) : span.end;
}

/* Consume the rest of the line, with the lines that backslash-newline adds to
 * it.  Return it without the spaces around it.
 */
static struct span
rest_of_line (struct lexer *lexer)
{
  struct lex_cursor c = cursor_at (lexer->source, lexer->at);
  const unsigned char *cursor = c.at, *limit = c.limit;
  struct span span;

  /*!re2c
    rest { span = span_of (&c, c.at, cursor); goto found; }
    *    { span = span_of (&c, c.at, c.at); goto found; }
    $    { span = span_of (&c, c.at, c.at); goto found; }
  */
found:
  if (lexer->source->plain)
    span.end = end_of_line (lexer->source, span);
  lexer->at = span.end;
  while (span.start < span.end && is_one_of (" \t", c.start[span.start]))
    span.start++;
  while (span.start < span.end && is_one_of (" \t\r", c.start[span.end-1]))
    span.end--;
  return span;
}

enum line_token
lexer_line (struct lexer *lexer, struct span *span)
{
  struct lex_cursor c = cursor_at (lexer->source, lexer->at);
  const unsigned char *cursor = c.at, *limit = c.limit, *marker, *token;
  enum line_token kind;

  for (;;) {
    token = cursor;
    /*!re2c
      space+ | newline  { continue; }
      continued         { if (!lexer->source->plain) continue;
                          cursor = token; kind = LINE_WORD; break; }
      "#" [^\n]*        { continue; }
      "-"   { kind = LINE_DASH; break; }
      "!"   { kind = LINE_SHELL; break; }
      "<!"  { kind = LINE_INLINE; break; }
      *     { cursor = token; kind = LINE_WORD; break; }
      $     { cursor = token; kind = LINE_END; break; }
    */
  }
  *span = span_of (&c, token, cursor);
  lexer->at = span->end;
  if (kind == LINE_SHELL || kind == LINE_INLINE)
    *span = rest_of_line (lexer);
  return kind;
}

/* True if a quoted word may end before CURSOR. */
static bool
is_separated (const struct lex_cursor *c, const unsigned char *cursor)
{
  const unsigned char *marker, *limit = c->limit;

  /*!re2c
    space | newline | continued  { return true; }
    *                            { return false; }
    $                            { return true; }
  */
}

/* Return the end of a bare word that the pattern ended at END, without the CR
 * of CR LF and without the backslash of backslash-newline.
 */
static const unsigned char *
bare_end (const struct lex_cursor *c, const unsigned char *end, bool plain)
{
  if (end == c->limit || *end != '\n')
    return end;
  if (end[-1] == '\r')
    end--;
  if (end[-1] == '\\' && !plain)
    end--;
  return end;
}

enum word_token
lexer_word (struct lexer *lexer, bool first, struct span *span)
{
  struct lex_cursor c = cursor_at (lexer->source, lexer->at);
  const unsigned char *cursor = c.at, *limit = c.limit, *marker, *token;
  enum word_token kind;

  for (;;) {
    token = cursor;
    /*!re2c
      double = ["] ("\\" [^] | [^"\\])*;
      single = ['] [^']*;
      bare   = [^ \t\n"'] [^ \t\n]*;

      space+              { continue; }
      continued           { if (!lexer->source->plain) continue;
                            cursor = token + 1;
                            kind = WORD_TOKEN_BARE; break; }
      newline             { kind = WORD_TOKEN_END; break; }
      double ["]          { kind = WORD_TOKEN_DOUBLE; break; }
      single [']          { kind = WORD_TOKEN_SINGLE; break; }
      double | single     { kind = WORD_TOKEN_OPEN; break; }
      bare                { kind = WORD_TOKEN_BARE; break; }
      *                   { kind = WORD_TOKEN_BARE; break; }
      $                   { cursor = token; kind = WORD_TOKEN_END; break; }
    */
  }
  if (kind == WORD_TOKEN_BARE && *token == '|' && !first) {
    lexer->at = span_of (&c, token, token + 1).end;
    *span = rest_of_line (lexer);
    return WORD_TOKEN_PIPE;
  }
  if (kind == WORD_TOKEN_BARE)
    cursor = bare_end (&c, cursor, lexer->source->plain);
  *span = span_of (&c, token, cursor);
  lexer->at = span->end;
  if (kind == WORD_TOKEN_OPEN)
    span->end = span->start + 1;
  else if ((kind == WORD_TOKEN_SINGLE || kind == WORD_TOKEN_DOUBLE) &&
           !is_separated (&c, cursor))
    kind = WORD_TOKEN_GLUED;
  return kind;
}

void
lexer_skip_line (struct lexer *lexer)
{
  const struct source *source = lexer->source;
  const char *newline = memchr (source->text + lexer->at, '\n',
                                source->len - lexer->at);

  lexer->at = newline ? (size_t) (newline - source->text) + 1 : source->len;
}

/* Return the value of the digits.  It stops growing above the largest Unicode
 * character, 0x10ffff, so it cannot overflow.
 */
static unsigned
digits (const unsigned char *from, const unsigned char *to, unsigned base)
{
  unsigned value = 0;

  for (; from < to; from++) {
    unsigned digit = (*from & 0x0fu) + (*from > '9' ? 9 : 0);

    if (value <= 0x110000)
      value = value * base + digit;
  }
  return value;
}

/* Report the text at SPAN, which is not EXPECTED. */
static int
bad_escape (const struct source *source, struct span span,
            const char *expected, struct diag *diag)
{
  diag_at (diag, DIAG_USAGE, source, span, "'%.*s' is not %s",
           (int) (span.end - span.start), source->text + span.start, expected);
  diag_hint (diag, "use \\a \\b \\f \\n \\r \\t \\v \\\" \\' \\\\ \\ooo \\xhh "
             "or \\u{hex}");
  return -1;
}

/* Write the value of RAW to OUT, which has space for as many bytes.  INSIDE is
 * the span of RAW in the source.  Return the number of bytes, or -1.
 */
static ssize_t
unescape (const struct source *source, struct span inside, const char *raw,
          char *out, struct diag *diag)
{
  const unsigned char *cursor = (const unsigned char *) raw;
  const unsigned char *limit = cursor + (inside.end - inside.start);
  const unsigned char *marker, *token;
  const char *expected;
  char *end = out;
  unsigned code;
  size_t bytes;

  for (;;) {
    token = cursor;
    /*!re2c
      [^\\]+                  { memcpy (end, token, (size_t) (cursor - token));
                                end += cursor - token; continue; }
      "\\a"                   { *end++ = '\a'; continue; }
      "\\b"                   { *end++ = '\b'; continue; }
      "\\f"                   { *end++ = '\f'; continue; }
      "\\n"                   { *end++ = '\n'; continue; }
      "\\r"                   { *end++ = '\r'; continue; }
      "\\t"                   { *end++ = '\t'; continue; }
      "\\v"                   { *end++ = '\v'; continue; }
      "\\" ["'\\]             { *end++ = (char) token[1]; continue; }
      continued               { continue; }
      "\\" [0-3] octal octal  { *end++ = (char) digits (token + 1, cursor, 8);
                                continue; }
      "\\x" hex hex           { *end++ = (char) digits (token + 2, cursor, 16);
                                continue; }
      "\\u{" hex+ "}"         { code = digits (token + 3, cursor - 1, 16);
                                bytes = utf8_encode (code, end);
                                end += bytes;
                                expected = "a Unicode character";
                                if (bytes > 0) continue;
                                break; }
      "\\" octal{1,3}         { expected = "an octal escape from \\000 to "
                                  "\\377";
                                break; }
      "\\x" hex?              { expected = "a hexadecimal escape \\xhh";
                                break; }
      "\\u" ("{" hex*)?       { expected = "a Unicode escape \\u{hex}";
                                break; }
      "\\" other?             { expected = "an escape sequence"; break; }
      *                       { *end++ = (char) *token; continue; }
      $                       { return end - out; }
    */
  }
  inside.start += (size_t) ((const char *) token - raw);
  inside.end = inside.start + (size_t) (cursor - token);
  return bad_escape (source, inside, expected, diag);
}

const char *
lexer_unescape (const struct source *source, struct span span,
                struct arena *arena, size_t *len, struct diag *diag)
{
  struct span inside = { span.start + 1, span.end - 1 };
  size_t space = inside.end - inside.start;
  /* re2c's rule $ needs a NUL at the limit, so the word is copied.  No escape
   * sequence is shorter than its value: the value fits into the same space.
   */
  const char *raw = arena_copy (arena, source->text + inside.start, space);
  char *out = arena_alloc (arena, space + 1);
  ssize_t bytes = unescape (source, inside, raw, out, diag);

  if (bytes < 0)
    return NULL;
  out[bytes] = '\0';
  *len = (size_t) bytes;
  return out;
}
