/* diskfish: bytes become tokens with their places, and invalid words are
 * reported.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "lexer.h"
#include "strbuf.h"

static const char *const line_names[] = {
  [LINE_END] = "end", [LINE_DASH] = "dash", [LINE_SHELL] = "shell",
  [LINE_INLINE] = "inline", [LINE_WORD] = "word",
};

static const char *const word_names[] = {
  [WORD_TOKEN_END] = "end", [WORD_TOKEN_BARE] = "bare",
  [WORD_TOKEN_SINGLE] = "single", [WORD_TOKEN_DOUBLE] = "double",
  [WORD_TOKEN_PIPE] = "pipe", [WORD_TOKEN_OPEN] = "open",
  [WORD_TOKEN_GLUED] = "glued",
};

/* Return the first token of the line, its span, and the position of the lexer.
 */
static char *
line_token (const char *text)
{
  struct source *source = source_new ("x", text, strlen (text), 1);
  struct lexer lexer = { .source = source };
  struct span span;
  enum line_token token = lexer_line (&lexer, &span);
  struct strbuf out = { 0 };

  strbuf_printf (&out, "%s %zu-%zu at %zu", line_names[token], span.start,
                 span.end, lexer.at);
  source_free (source);
  return strbuf_steal (&out);
}

/* Return all tokens of the statement. */
static char *
word_tokens (const char *text)
{
  struct source *source = source_new ("x", text, strlen (text), 1);
  struct lexer lexer = { .source = source };
  struct strbuf out = { 0 };
  enum word_token token;
  bool first = true;

  do {
    struct span span;

    token = lexer_word (&lexer, first, &span);
    strbuf_printf (&out, "%s%s %zu-%zu", first ? "" : ", ",
                   word_names[token], span.start, span.end);
    first = false;
  } while (token != WORD_TOKEN_END && token != WORD_TOKEN_PIPE &&
           token != WORD_TOKEN_OPEN);
  strbuf_printf (&out, " at %zu", lexer.at);
  source_free (source);
  return strbuf_steal (&out);
}

struct row {
  const char *text;
  const char *expected;
};

TEST (line__each_beginning__is_recognized)
{
  static const struct row rows[] = {
    { "", "end 0-0 at 0" },
    { "ls", "word 0-0 at 0" },
    { "  \tls", "word 3-3 at 3" },
    { "\n\r\n \nls", "word 5-5 at 5" },
    { "# comment", "end 9-9 at 9" },
    { "# comment\n # another\nls", "word 21-21 at 21" },
    { "\\\n\\\r\nls", "word 5-5 at 5" },
    { "-ls", "dash 0-1 at 1" },
    { " - ls", "dash 1-2 at 2" },
    { "!echo hi", "shell 1-8 at 8" },
    { "! echo hi \t\r\nls", "shell 2-9 at 12" },
    { "!", "shell 1-1 at 1" },
    { "!\nls", "shell 1-1 at 1" },
    { "!a \\\n b\nls", "shell 1-7 at 7" },
    { "<!echo ls", "inline 2-9 at 9" },
    { "<! echo ls ", "inline 3-10 at 11" },
    { "< !x", "word 0-0 at 0" },
    { "<", "word 0-0 at 0" },
    { "'quoted'", "word 0-0 at 0" },
    { "|", "word 0-0 at 0" },
    { "\\", "word 0-0 at 0" },
    { "\xff", "word 0-0 at 0" },
  };

  for (size_t i = 0; i < COUNT (rows); ++i)
    expect_text (line_token (rows[i].text), rows[i].expected);
}

TEST (word__each_kind__is_recognized)
{
  static const struct row rows[] = {
    { "", "end 0-0 at 0" },
    { "ls", "bare 0-2, end 2-2 at 2" },
    { "ls\n", "bare 0-2, end 2-3 at 3" },
    { "ls\r\n", "bare 0-2, end 2-4 at 4" },
    { "ls /a", "bare 0-2, bare 3-5, end 5-5 at 5" },
    { "'a b'", "single 0-5, end 5-5 at 5" },
    { "\"a b\"", "double 0-5, end 5-5 at 5" },
    { "\"a\\\"b\"", "double 0-6, end 6-6 at 6" },
    { "'a\\'", "single 0-4, end 4-4 at 4" },
    { "'' \"\"", "single 0-2, double 3-5, end 5-5 at 5" },
    { "a'b c'd", "bare 0-3, bare 4-7, end 7-7 at 7" },
    { "\"a\nb\"", "double 0-5, end 5-5 at 5" },
    { "a#b #c", "bare 0-3, bare 4-6, end 6-6 at 6" },
    { "ls |cat \nx", "bare 0-2, pipe 4-7 at 8" },
    { "ls | cat \\\n b", "bare 0-2, pipe 5-13 at 13" },
    { "ls |", "bare 0-2, pipe 4-4 at 4" },
    { "ls a|b", "bare 0-2, bare 3-6, end 6-6 at 6" },
    { "| x", "bare 0-1, bare 2-3, end 3-3 at 3" },
    { "ls '|' x", "bare 0-2, single 3-6, bare 7-8, end 8-8 at 8" },
  };

  for (size_t i = 0; i < COUNT (rows); ++i)
    expect_text (word_tokens (rows[i].text), rows[i].expected);
}

TEST (word__backslash_newline__continues)
{
  static const struct row rows[] = {
    { "ls \\\n/a", "bare 0-2, bare 5-7, end 7-7 at 7" },
    { "ls \\\r\n/a", "bare 0-2, bare 6-8, end 8-8 at 8" },
    { "ls\\\n/a", "bare 0-2, bare 4-6, end 6-6 at 6" },
    { "ls\\\r\n/a", "bare 0-2, bare 5-7, end 7-7 at 7" },
    { "'a'\\\n'b'", "single 0-3, single 5-8, end 8-8 at 8" },
    { "a\\ b", "bare 0-2, bare 3-4, end 4-4 at 4" },
    { "a \\ b", "bare 0-1, bare 2-3, bare 4-5, end 5-5 at 5" },
    { "a\\\\\nb", "bare 0-2, bare 4-5, end 5-5 at 5" },
    { "a\\", "bare 0-2, end 2-2 at 2" },
  };

  for (size_t i = 0; i < COUNT (rows); ++i)
    expect_text (word_tokens (rows[i].text), rows[i].expected);
}

TEST (word__not_closed_or_glued__is_reported)
{
  static const struct row rows[] = {
    { "a 'b c", "bare 0-1, open 2-3 at 6" },
    { "\"a\nb", "open 0-1 at 4" },
    { "\"a\\", "open 0-1 at 2" },
    { "\"a\\\"", "open 0-1 at 4" },
    { "'", "open 0-1 at 1" },
    { "'a'b", "glued 0-3, bare 3-4, end 4-4 at 4" },
    { "\"a\"\"b\"", "glued 0-3, double 3-6, end 6-6 at 6" },
    { "'a'|b", "glued 0-3, pipe 4-5 at 5" },
    { "'a'\\b", "glued 0-3, bare 3-5, end 5-5 at 5" },
  };

  for (size_t i = 0; i < COUNT (rows); ++i)
    expect_text (word_tokens (rows[i].text), rows[i].expected);
}

TEST (skip_line__anywhere__stops_after_the_newline)
{
  struct source *source = source_new ("x", "ab\ncd\n\nef", 9, 1);
  struct lexer lexer = { .source = source, .at = 1 };

  lexer_skip_line (&lexer);
  assert_int_equal (lexer.at, 3);
  lexer_skip_line (&lexer);
  assert_int_equal (lexer.at, 6);
  lexer_skip_line (&lexer);
  assert_int_equal (lexer.at, 7);
  lexer_skip_line (&lexer);
  assert_int_equal (lexer.at, 9);
  lexer_skip_line (&lexer);
  assert_int_equal (lexer.at, 9);
  source_free (source);
}

/* Return the value of a quoted word after two other bytes. */
static void
expect_unescaped (const char *word, const char *value, size_t value_len)
{
  struct strbuf text = { 0 };
  struct arena arena = { 0 };
  struct diag diag = { 0 };
  struct source *source;
  const char *result;
  size_t len = 4711;

  strbuf_printf (&text, "x \"%s\" y", word);
  source = source_new ("x", text.ptr, text.len, 1);
  result = lexer_unescape (source, (struct span) { 2, text.len - 2 }, &arena,
                           &len, &diag);
  assert_false (diag_is_set (&diag));
  assert_non_null (result);
  assert_int_equal (len, value_len);
  assert_memory_equal (result, value, value_len + 1);
  arena_free (&arena);
  source_free (source);
  strbuf_reset (&text);
}

TEST (unescape__each_sequence__is_its_byte)
{
  static const struct {
    const char *word;
    const char *value;
    size_t len;
  } rows[] = {
    { "", "", 0 }, { "plain", "plain", 5 },
    { "\\a\\b\\f\\n\\r\\t\\v", "\a\b\f\n\r\t\v", 7 },
    { "\\\"", "\"", 1 }, { "\\'", "'", 1 },
    { "\\\\", "\\", 1 }, { "\\\\n", "\\n", 2 },
    { "\\101\\102", "AB", 2 }, { "\\000", "\0", 1 }, { "\\377", "\xff", 1 },
    { "\\0011", "\1" "1", 2 },
    { "\\x41\\x5a", "AZ", 2 }, { "\\x00", "\0", 1 },
    { "\\xfF", "\xff", 1 }, { "\\xaBc", "\xab" "c", 2 },
    { "\\u{41}", "A", 1 }, { "\\u{0041}", "A", 1 }, { "\\u{0}", "\0", 1 },
    { "\\u{e9}", "\xc3\xa9", 2 }, { "\\u{20AC}", "\xe2\x82\xac", 3 },
    { "\\u{1f41f}", "\xf0\x9f\x90\x9f", 4 },
    { "\\u{10ffff}", "\xf4\x8f\xbf\xbf", 4 },
    { "\\u{000000000041}", "A", 1 },
    { "a\\\nb", "ab", 2 }, { "a\\\r\nb", "ab", 2 },
    { "a\nb", "a\nb", 3 }, { "a\r\nb", "a\r\nb", 4 },
    { "'", "'", 1 }, { "\xc3\xa9", "\xc3\xa9", 2 },
    { "1\\t2\\x00" "3", "1\t2\0" "3", 5 },
  };

  for (size_t i = 0; i < COUNT (rows); ++i)
    expect_unescaped (rows[i].word, rows[i].value, rows[i].len);
}

#define ESCAPES " | use \\a \\b \\f \\n \\r \\t \\v \\\" \\' \\\\ " \
  "\\ooo \\xhh or \\u{hex}"

/* Return the whole diag of a quoted word after two other bytes. */
static void
expect_bad (const char *word, const char *line)
{
  struct strbuf text = { 0 };
  struct arena arena = { 0 };
  struct diag diag = { 0 };
  struct source *source;
  size_t len;

  strbuf_printf (&text, "x \"%s\" y", word);
  source = source_new ("x", text.ptr, text.len, 1);
  assert_null (lexer_unescape (source, (struct span) { 2, text.len - 2 },
                               &arena, &len, &diag));
  expect_diag (&diag, line);
  arena_free (&arena);
  source_free (source);
  strbuf_reset (&text);
}

TEST (unescape__invalid_sequences__are_marked)
{
  static const struct row rows[] = {
    { "\\q", "usage 3-5: '\\q' is not an escape sequence" ESCAPES },
    { "ab\\ c", "usage 5-7: '\\ ' is not an escape sequence" ESCAPES },
    { "\\0", "usage 3-5: '\\0' is not an octal escape from \\000 to \\377"
      ESCAPES },
    { "\\12", "usage 3-6: '\\12' is not an octal escape from \\000 to \\377"
      ESCAPES },
    { "\\128", "usage 3-6: '\\12' is not an octal escape from \\000 to \\377"
      ESCAPES },
    { "\\400", "usage 3-7: '\\400' is not an octal escape from \\000 to \\377"
      ESCAPES },
    { "\\8", "usage 3-5: '\\8' is not an escape sequence" ESCAPES },
    { "\\x", "usage 3-5: '\\x' is not a hexadecimal escape \\xhh" ESCAPES },
    { "\\xg", "usage 3-5: '\\x' is not a hexadecimal escape \\xhh" ESCAPES },
    { "\\x1", "usage 3-6: '\\x1' is not a hexadecimal escape \\xhh"
      ESCAPES },
    { "\\x1g", "usage 3-6: '\\x1' is not a hexadecimal escape \\xhh"
      ESCAPES },
    { "\\X41", "usage 3-5: '\\X' is not an escape sequence" ESCAPES },
    { "\\u", "usage 3-5: '\\u' is not a Unicode escape \\u{hex}" ESCAPES },
    { "\\u0041", "usage 3-5: '\\u' is not a Unicode escape \\u{hex}" ESCAPES },
    { "\\u{", "usage 3-6: '\\u{' is not a Unicode escape \\u{hex}" ESCAPES },
    { "\\u{}", "usage 3-6: '\\u{' is not a Unicode escape \\u{hex}" ESCAPES },
    { "\\u{12", "usage 3-8: '\\u{12' is not a Unicode escape \\u{hex}"
      ESCAPES },
    { "\\u{12g}", "usage 3-8: '\\u{12' is not a Unicode escape \\u{hex}"
      ESCAPES },
    { "\\u{d800}", "usage 3-11: '\\u{d800}' is not a Unicode character"
      ESCAPES },
    { "\\u{dfff}", "usage 3-11: '\\u{dfff}' is not a Unicode character"
      ESCAPES },
    { "\\u{110000}", "usage 3-13: '\\u{110000}' is not a Unicode character"
      ESCAPES },
    { "\\u{fffffffffffffffff}",
      "usage 3-24: '\\u{fffffffffffffffff}' is not a Unicode character"
      ESCAPES },
    { "\\é", "usage 3-6: '\\é' is not an escape sequence" ESCAPES },
    { "\\日", "usage 3-7: '\\日' is not an escape sequence" ESCAPES },
    { "ok\\n\\u{1f41f}\\z", "usage 16-18: '\\z' is not an escape sequence"
      ESCAPES },
  };

  for (size_t i = 0; i < COUNT (rows); ++i)
    expect_bad (rows[i].text, rows[i].expected);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (line__each_beginning__is_recognized),
    cmocka_unit_test (word__each_kind__is_recognized),
    cmocka_unit_test (word__backslash_newline__continues),
    cmocka_unit_test (word__not_closed_or_glued__is_reported),
    cmocka_unit_test (skip_line__anywhere__stops_after_the_newline),
    cmocka_unit_test (unescape__each_sequence__is_its_byte),
    cmocka_unit_test (unescape__invalid_sequences__are_marked),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
