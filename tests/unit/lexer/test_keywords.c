/* diskfish: let, foreach, if, else and end are parsed, and their blocks are
 * connected.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit-script.h"
#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "keyword.h"
#include "strbuf.h"

struct row {
  const char *text;
  const char *expected;
};

static void
expect_rows (const struct row *rows, size_t count)
{
  for (size_t i = 0; i < count; ++i)
    expect_script (rows[i].text, rows[i].expected);
}

TEST (let__valid__has_a_name_and_a_command)
{
  static const struct row rows[] = {
    { "let x = a b", "let 0-11: x@4-5 a@8-9 b@10-11\n" },
    { "LET a-B_1 = c", "let 0-13: a-B_1@4-9 c@12-13\n" },
    { "let _ = a | b", "let 0-9: _@4-5 a@8-9 | 'b'@12-13\n" },
    { "-let x = a", "-let 1-10: x@5-6 a@9-10\n" },
    { "let x = in <<<", "let 0-14: x@4-5 in@8-10 <<<@11-14\n" },
    { "let x = in -<<E\nd\nE\nlet y = b",
      "let 0-15: x@4-5 in@8-10 <d\\x0a>@11-15\nlet 20-29: y@24-25 b@28-29\n" },
    { "let x \\\n= a", "let 0-11: x@4-5 a@10-11\n" },
    { "let let = let", "let 0-13: let@4-7 let@10-13\n" },
  };

  expect_rows (rows, COUNT (rows));
}

#define END "found the end of the statement"

TEST (let__invalid__is_marked)
{
  static const char usage[] = " | usage: let NAME = COMMAND\n";
  static const struct row rows[] = {
    { "let", "bad 0-3: usage 3-3: expected a variable name, " END },
    { "let x", "bad 0-5: usage 5-5: expected '=', " END },
    { "let x =", "bad 0-7: usage 7-7: expected a command, " END },
    { "let x y", "bad 0-7: usage 6-7: expected '=', found 'y'" },
    { "let x '=' y", "bad 0-11: usage 6-9: expected '=', found a quoted word" },
    { "let x | y", "bad 0-5: usage 5-5: expected '=', " END },
  };

  for (size_t i = 0; i < COUNT (rows); ++i) {
    CLEANUP_STRBUF struct strbuf expected = { 0 };

    strbuf_printf (&expected, "%s%s", rows[i].expected, usage);
    expect_script (rows[i].text, expected.ptr);
  }
}

TEST (name__invalid__is_refused)
{
  static const char *const names[] = { "1", "-a", "a.b", "a[0]", "a=", "%",
                                       "\xc3\xa4", "%{a}" };

  for (size_t i = 0; i < COUNT (names); ++i) {
    CLEANUP_STRBUF struct strbuf text = { 0 }, expected = { 0 };
    size_t end = 4 + strlen (names[i]);
    const char *shown = *names[i] == '\xc3' ? "\\xc3\\xa4" : names[i];

    strbuf_printf (&text, "let %s = a", names[i]);
    strbuf_printf (&expected, "bad 0-%zu: usage 4-%zu: '%s' is not a "
                   "variable name | use letters, digits, - and _; begin with a "
                   "letter or _\n", text.len, end, shown);
    expect_script (text.ptr, expected.ptr);
  }
}

TEST (keyword__quoted_or_not_first__is_a_word)
{
  static const struct row rows[] = {
    { "'let' x = a",
      "command 0-11: 'let'@0-5 x@6-7 =@8-9 a@10-11\n" },
    { "\"end\"", "command 0-5: \"end\"@0-5\n" },
    { "lets", "command 0-4: lets@0-4\n" },
    { "echo end", "command 0-8: echo@0-4 end@5-8\n" },
    { "!end", "shell 1-4: 'end'@1-4\n" },
    { "<!if", "inline 2-4: 'if'@2-4\n" },
    { "# if", "" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (foreach__valid__has_its_end)
{
  static const struct row rows[] = {
    { "foreach x in a b\nc\nend",
      "foreach 0-16: x@8-9 end 2 a@13-14 b@15-16\ncommand 17-18: c@17-18\n"
      "end 19-22:\n" },
    { "FOREACH x IN 'a b'\nEND\n",
      "foreach 0-18: x@8-9 end 1 'a b'@13-18\nend 19-22:\n" },
    { "foreach x in in\nforeach y in x\nend\nend",
      "foreach 0-15: x@8-9 end 3 in@13-15\n"
      "foreach 16-30: y@24-25 end 2 x@29-30\nend 31-34:\nend 35-38:\n" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (if__valid__has_its_else_and_end)
{
  static const struct row rows[] = {
    { "if a b\nc\nend",
      "if 0-6: otherwise 2 end 2 a@3-4 b@5-6\ncommand 7-8: c@7-8\n"
      "end 9-12:\n" },
    { "if a\nelse\nb\nend",
      "if 0-4: otherwise 1 end 3 a@3-4\nelse 5-9: end 3\n"
      "command 10-11: b@10-11\nend 12-15:\n" },
    { "if not a\nend", "if 0-8: not otherwise 1 end 1 a@7-8\nend 9-12:\n" },
    { "if not NOT a\nend", "if 0-12: otherwise 1 end 1 a@11-12\n"
      "end 13-16:\n" },
    { "if 'not' a\nend", "if 0-10: otherwise 1 end 1 'not'@3-8 a@9-10\n"
      "end 11-14:\n" },
    { "if a | b\nend", "if 0-4: otherwise 1 end 1 a@3-4 | 'b'@7-8\n"
      "end 9-12:\n" },
    { "if a\nif b\nelse\nend\nelse\nend",
      "if 0-4: otherwise 4 end 5 a@3-4\nif 5-9: otherwise 2 end 3 b@8-9\n"
      "else 10-14: end 3\nend 15-18:\nelse 19-23: end 5\nend 24-27:\n" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (block__mismatched_else_or_end__is_an_error)
{
  static const struct row rows[] = {
    { "end", "bad 0-3: usage 0-3: 'end' without an 'if' or 'foreach'\n" },
    { "else", "bad 0-4: usage 0-4: 'else' without an 'if'\n" },
    { "foreach x in a\nelse\nend",
      "foreach 0-14: x@8-9 end 2 a@13-14\n"
      "bad 15-19: usage 15-19: 'else' without an 'if'\nend 20-23:\n" },
    { "if a\nelse\nelse\nend",
      "if 0-4: otherwise 1 end 3 a@3-4\nelse 5-9: end 3\n"
      "bad 10-14: usage 10-14: this 'if' already has an 'else'\n"
      "end 15-18:\n" },
    { "if a\nend b\nend",
      "if 0-4: otherwise 1 end 1 a@3-4\n"
      "bad 5-10: usage 9-10: expected nothing after 'end', found 'b' | "
      "usage: end\n"
      "bad 11-14: usage 11-14: 'end' without an 'if' or 'foreach'\n" },
    { "foreach x in a | b\nend",
      "bad 0-14: usage 17-18: cannot pipe 'foreach': it is not a command | "
      "usage: foreach NAME in LIST\nend 19-22:\n" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (block__open__is_incomplete)
{
  static const char hint[] = " | end the block with a line that is just 'end'";
  CLEANUP_STRBUF struct strbuf expected = { 0 };

  strbuf_printf (&expected, "bad 0-4: usage 0-2: 'if' without an 'end'%s\n"
                 "bad 5-19: usage 5-12: 'foreach' without an 'end'%s\n"
                 "command 20-21: c@20-21\nwanted: end\n", hint, hint);
  expect_script ("if a\nforeach x in b\nc\n", expected.ptr);
  /* The innermost open block is reported first. */
  expect_script ("if a\nb 'c\n", "if 0-4: a@3-4\nbad 5-6: usage 7-8: "
                 "unterminated single quote\nwanted: quote '\n");
}

TEST (blocks__nested_too_deeply__are_an_error)
{
  CLEANUP_STRBUF struct strbuf text = { 0 };
  struct script script = { 0 };
  struct source *source;
  size_t bad = 0;

  for (size_t i = 0; i < 100; ++i)
    strbuf_puts (&text, "if a\n");
  for (size_t i = 0; i < 100; ++i)
    strbuf_puts (&text, "else\nend\n");
  source = source_new ("test", text.ptr, text.len, 1);
  script_parse (&script, source);
  for (size_t i = 0; i < script.statements.len; ++i)
    bad += script.statements.ptr[i].kind == STATEMENT_BAD;
  assert_int_equal (bad, 36);
  expect_diag (&script.statements.ptr[64].diag, "usage 320-322: cannot nest "
               "more than 64 blocks");
  assert_int_equal (script.wanted.kind, WANTED_NOTHING);
  script_free (&script);
  source_free (source);
}

TEST (usage__each_keyword__has_one)
{
  assert_string_equal (keyword_usage ("let"), "let NAME = COMMAND");
  assert_string_equal (keyword_usage ("FOREACH"), "foreach NAME in LIST");
  assert_string_equal (keyword_usage ("if"), "if [not] COMMAND");
  assert_string_equal (keyword_usage ("else"), "else");
  assert_string_equal (keyword_usage ("end"), "end");
  assert_null (keyword_usage ("echo"));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (let__valid__has_a_name_and_a_command),
    cmocka_unit_test (let__invalid__is_marked),
    cmocka_unit_test (name__invalid__is_refused),
    cmocka_unit_test (keyword__quoted_or_not_first__is_a_word),
    cmocka_unit_test (foreach__valid__has_its_end),
    cmocka_unit_test (if__valid__has_its_else_and_end),
    cmocka_unit_test (block__mismatched_else_or_end__is_an_error),
    cmocka_unit_test (block__open__is_incomplete),
    cmocka_unit_test (blocks__nested_too_deeply__are_an_error),
    cmocka_unit_test (usage__each_keyword__has_one),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
