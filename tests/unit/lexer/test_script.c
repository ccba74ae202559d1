/* diskfish: valid scripts become statements with the places of their words.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit-script.h"
#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "cleanup.h"
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

TEST (parse__no_commands__has_no_statements)
{
  static const struct row rows[] = {
    { "", "" }, { "\n", "" }, { "\r\n", "" }, { "  \t", "" },
    { "\n\n  \n", "" }, { "# comment", "" }, { "# comment\n", "" },
    { "  # comment\r\n\t#another", "" }, { "\\\n", "" },
    { "#", "" }, { "#!/usr/bin/diskfish -f\n", "" },
    { "# it's \"open\" -<<END\n", "" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (parse__words__have_their_spans)
{
  static const struct row rows[] = {
    { "ls", "command 0-2: ls@0-2\n" },
    { "ls /a\n", "command 0-5: ls@0-2 /a@3-5\n" },
    { "\t ls \t /a \n", "command 2-9: ls@2-4 /a@7-9\n" },
    { "a\nb", "command 0-1: a@0-1\ncommand 2-3: b@2-3\n" },
    { "a\n\n# c\nb\n", "command 0-1: a@0-1\ncommand 7-8: b@7-8\n" },
    { "echo # x", "command 0-8: echo@0-4 #@5-6 x@7-8\n" },
    { "echo a#b", "command 0-8: echo@0-4 a#b@5-8\n" },
    { "x:y readonly:true", "command 0-17: x:y@0-3 readonly:true@4-17\n" },
    { "echo *?[]{}$;&<>()~%",
      "command 0-20: echo@0-4 *?[]{}$;&<>()~%@5-20\n" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (parse__quotes__make_words)
{
  static const struct row rows[] = {
    { "a 'b c'", "command 0-7: a@0-1 'b c'@2-7\n" },
    { "a \"b c\"", "command 0-7: a@0-1 \"b c\"@2-7\n" },
    { "a ''", "command 0-4: a@0-1 ''@2-4\n" },
    { "a \"\"", "command 0-4: a@0-1 \"\"@2-4\n" },
    { "'ls'", "command 0-4: 'ls'@0-4\n" },
    { "a 'x\\ny'", "command 0-8: a@0-1 'x\\ny'@2-8\n" },
    { "a \"x\\ny\"", "command 0-8: a@0-1 \"x\\x0ay\"@2-8\n" },
    { "a '\"'", "command 0-5: a@0-1 '\"'@2-5\n" },
    { "a \"'\"", "command 0-5: a@0-1 \"'\"@2-5\n" },
    { "a \"\\\"\"", "command 0-6: a@0-1 \"\"\"@2-6\n" },
    { "a \"\\000b\"", "command 0-9: a@0-1 \"\\x00b\"@2-9\n" },
    { "a b'c d'", "command 0-8: a@0-1 b'c@2-5 d'@6-8\n" },
    { "a it's", "command 0-6: a@0-1 it's@2-6\n" },
    { "a name:\"x", "command 0-9: a@0-1 name:\"x@2-9\n" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (parse__quote_over_lines__is_one_word)
{
  expect_script ("a 'b\nc' d\ne", "command 0-9: a@0-1 'b\\x0ac'@2-7 d@8-9\n"
                 "command 10-11: e@10-11\n");
  expect_script ("a \"b\r\nc\"", "command 0-8: a@0-1 \"b\\x0d\\x0ac\"@2-8\n");
  expect_script ("a \"b\\\nc\"", "command 0-8: a@0-1 \"bc\"@2-8\n");
  expect_script ("a 'b\\\nc'", "command 0-8: a@0-1 'b\\\\x0ac'@2-8\n");
}

TEST (parse__cr_lf__ends_lines)
{
  expect_script ("ls /a\r\nls\r\n",
                 "command 0-5: ls@0-2 /a@3-5\ncommand 7-9: ls@7-9\n");
  expect_script ("ls 'a'\r\n", "command 0-6: ls@0-2 'a'@3-6\n");
  expect_script ("ls \r\nb", "command 0-2: ls@0-2\ncommand 5-6: b@5-6\n");
  expect_script ("!ls\r\nb", "shell 1-3: 'ls'@1-3\ncommand 5-6: b@5-6\n");
  expect_script ("ls | cat\r\nb",
                 "command 0-2: ls@0-2 | 'cat'@5-8\ncommand 10-11: b@10-11\n");
}

TEST (parse__dash__ignores_the_failure_of_its_statement)
{
  static const struct row rows[] = {
    { "-ls", "-command 1-3: ls@1-3\n" },
    { "  -  ls", "-command 5-7: ls@5-7\n" },
    { "-ls\nls", "-command 1-3: ls@1-3\ncommand 4-6: ls@4-6\n" },
    { "-!ls", "-shell 2-4: 'ls'@2-4\n" },
    { "- <!ls", "-inline 4-6: 'ls'@4-6\n" },
    { "--ls", "-command 2-4: ls@2-4\n" },
    { "ls -", "command 0-4: ls@0-2 -@3-4\n" },
    { "ls -a", "command 0-5: ls@0-2 -a@3-5\n" },
    { "'-ls'", "command 0-5: '-ls'@0-5\n" },
    { "-ls \"", "-bad 1-3: usage 4-5: unterminated double quote\n"
      "wanted: quote \"\n" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (parse__dash_alone__does_not_affect_the_next_line)
{
  expect_script ("-\nls", "command 2-4: ls@2-4\n");
  expect_script (" - \r\nls", "command 5-7: ls@5-7\n");
  expect_script ("- # comment\nls", "command 12-14: ls@12-14\n");
}

TEST (parse__shell__is_the_rest_of_the_line)
{
  static const struct row rows[] = {
    { "!ls -l | cat 'a\n", "shell 1-15: 'ls -l | cat 'a'@1-15\n" },
    { " ! ls ", "shell 3-5: 'ls'@3-5\n" },
    { "!", "shell 1-1: ''@1-1\n" },
    { "! \nls", "shell 2-2: ''@2-2\ncommand 3-5: ls@3-5\n" },
    { "!a \\\n b\nc", "shell 1-7: 'a \\\\x0a b'@1-7\ncommand 8-9: c@8-9\n" },
    { "!a # b", "shell 1-6: 'a # b'@1-6\n" },
    { "<!a b\nc", "inline 2-5: 'a b'@2-5\ncommand 6-7: c@6-7\n" },
    { " <! a", "inline 4-5: 'a'@4-5\n" },
    { "<!", "inline 2-2: ''@2-2\n" },
    { "a !b", "command 0-4: a@0-1 !b@2-4\n" },
    { "a <!b", "command 0-5: a@0-1 <!b@2-5\n" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (parse__pipe__is_the_rest_of_the_line)
{
  static const struct row rows[] = {
    { "ls | wc -l\nb", "command 0-2: ls@0-2 | 'wc -l'@5-10\n"
      "command 11-12: b@11-12\n" },
    { "ls |wc", "command 0-2: ls@0-2 | 'wc'@4-6\n" },
    { "ls a |wc | cat 'x", "command 0-4: ls@0-2 a@3-4 | "
      "'wc | cat 'x'@6-17\n" },
    { "ls |", "command 0-2: ls@0-2 | ''@4-4\n" },
    { "ls | wc \\\n -l", "command 0-2: ls@0-2 | 'wc \\\\x0a -l'@5-13\n" },
    { "ls \\\n | wc", "command 0-2: ls@0-2 | 'wc'@8-10\n" },
    { "ls a|b", "command 0-6: ls@0-2 a|b@3-6\n" },
    { "ls '|' b", "command 0-8: ls@0-2 '|'@3-6 b@7-8\n" },
    { "|ls", "command 0-3: |ls@0-3\n" },
    { "- ls | wc", "-command 2-4: ls@2-4 | 'wc'@7-9\n" },
    { "ls || wc", "command 0-2: ls@0-2 | '| wc'@4-8\n" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (parse__backslash_newline__continues_everywhere)
{
  static const struct row rows[] = {
    { "\\\nls", "command 2-4: ls@2-4\n" },
    { "  \\\n  ls", "command 6-8: ls@6-8\n" },
    { "l\\\ns", "command 0-4: l@0-1 s@3-4\n" },
    { "ls \\\n\\\n\\\n/a", "command 0-11: ls@0-2 /a@9-11\n" },
    { "ls \\\r\n/a\r\nb", "command 0-8: ls@0-2 /a@6-8\n"
      "command 10-11: b@10-11\n" },
    { "ls 'a' \\\n \"b\" \\\n c",
      "command 0-18: ls@0-2 'a'@3-6 \"b\"@10-13 c@17-18\n" },
    { "ls 'a'\\\n'b'", "command 0-11: ls@0-2 'a'@3-6 'b'@8-11\n" },
    { "- \\\n ls", "-command 5-7: ls@5-7\n" },
    { "- \r\nls", "command 4-6: ls@4-6\n" },
    { "- \r \nls", "-command 2-3: \\x0d@2-3\ncommand 5-7: ls@5-7\n" },
    { "# comment\\\nls", "command 11-13: ls@11-13\n" },
    { "ls \\ a", "command 0-6: ls@0-2 \\@3-4 a@5-6\n" },
    { "win:c:\\a\\b\\c", "command 0-12: win:c:\\a\\b\\c@0-12\n" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (parse__plain__has_no_variables_blocks_or_continued_lines)
{
  static const struct row rows[] = {
    { "a %{b} \"%{c\\t\"",
      "command 0-14: a@0-1 %{b}@2-6 \"%{c\\x09\"@7-14\n" },
    { "let x = a\nend",
      "command 0-9: let@0-3 x@4-5 =@6-7 a@8-9\ncommand 10-13: end@10-13\n" },
    { "a b\\\nc", "command 0-4: a@0-1 b\\@2-4\ncommand 5-6: c@5-6\n" },
    { "a \\\nc", "command 0-3: a@0-1 \\@2-3\ncommand 4-5: c@4-5\n" },
    { "\\\nc", "command 0-1: \\@0-1\ncommand 2-3: c@2-3\n" },
    { "a b\\", "command 0-4: a@0-1 b\\@2-4\n" },
    { "!a \\\nc", "shell 1-4: 'a \\'@1-4\ncommand 5-6: c@5-6\n" },
  };

  for (size_t i = 0; i < COUNT (rows); ++i)
    expect_plain_script (rows[i].text, rows[i].expected);
}

TEST (parse__utf8__is_preserved)
{
  expect_script ("echo é \"日\" '🐟'", "command 0-20: echo@0-4 \\xc3\\xa9@5-7 "
                 "\"\\xe6\\x97\\xa5\"@8-13 '\\xf0\\x9f\\x90\\x9f'@14-20\n");
}

TEST (parse__line_of_1_mb__is_one_statement)
{
  enum { LONG = 1024 * 1024 };
  struct strbuf text = { 0 };
  struct source *source;
  struct script script = { 0 };

  strbuf_puts (&text, "echo ");
  strbuf_fill (&text, 'x', LONG);
  strbuf_puts (&text, "\nls\n");
  source = source_new ("x", text.ptr, text.len, 1);
  script_parse (&script, source);
  assert_int_equal (script.statements.len, 2);
  assert_int_equal (script.statements.ptr[0].count, 2);
  assert_int_equal (script.statements.ptr[0].words[1].len, LONG);
  assert_int_equal (script.statements.ptr[0].words[1].text[LONG - 1], 'x');
  assert_string_equal (script.statements.ptr[1].words[0].text, "ls");
  script_free (&script);
  source_free (source);
  strbuf_reset (&text);
}

TEST (parse__100000_words__are_all_parsed)
{
  enum { MANY = 100000 };
  struct strbuf text = { 0 };
  struct source *source;
  struct script script = { 0 };

  for (int i = 0; i < MANY; ++i)
    strbuf_printf (&text, i % 3 ? i % 2 ? " '%d'" : " \"%d\"" : " %d", i);
  source = source_new ("x", text.ptr, text.len, 1);
  script_parse (&script, source);
  assert_int_equal (script.statements.len, 1);
  assert_int_equal (script.statements.ptr[0].count, MANY);
  for (int i = 0; i < MANY; ++i)
    assert_int_equal (atoi (script.statements.ptr[0].words[i].text), i);
  script_free (&script);
  source_free (source);
  strbuf_reset (&text);
}

TEST (parse__100000_lines__are_all_parsed)
{
  enum { MANY = 100000 };
  struct strbuf text = { 0 };
  struct source *source;
  struct script script = { 0 };

  for (int i = 0; i < MANY; ++i)
    strbuf_printf (&text, "echo %d\n", i);
  source = source_new ("x", text.ptr, text.len, 1);
  script_parse (&script, source);
  assert_int_equal (script.statements.len, MANY);
  assert_string_equal (script.statements.ptr[MANY - 1].words[1].text,
                       "99999");
  script_free (&script);
  source_free (source);
  strbuf_reset (&text);
}

/* Return the place of bytes 1 to 2 of the value of the second word. */
static struct span
part_of (const char *text)
{
  struct source *source = source_new ("x", text, strlen (text), 1);
  struct script script = { 0 };
  struct span part;

  script_parse (&script, source);
  part = word_part (&script.statements.ptr[0].words[1],
                    (struct span) { 1, 2 });
  script_free (&script);
  source_free (source);
  return part;
}

/* A here-document and a block cross the end of a piece of the source. */
static struct source *
long_source (void)
{
  CLEANUP_STRBUF struct strbuf text = { 0 };

  for (unsigned i = 0; i < 990; ++i)
    strbuf_printf (&text, "echo %u\n", i);
  strbuf_puts (&text, "foreach x in a b\nif true\n");
  for (unsigned i = 0; i < 50; ++i)
    strbuf_puts (&text, "cat -<<END\nend\nEND\n");
  strbuf_puts (&text, "end\nend\nend\n");
  for (unsigned i = 0; i < 1500; ++i)
    strbuf_printf (&text, "echo '%u'\n", i);
  strbuf_puts (&text, "echo 'open\n");
  return source_new ("s", text.ptr, text.len, 1);
}

TEST (next__long_source__gives_equal_statements)
{
  struct source *source = long_source ();
  struct script whole = { 0 }, piece = { 0 };
  size_t at = 0, seen = 0, pieces = 0;

  script_parse (&whole, source);
  while (script_next (&piece, source, &at)) {
    for (size_t i = 0; i < piece.statements.len; ++i) {
      const struct statement *a = &whole.statements.ptr[seen + i];
      const struct statement *b = &piece.statements.ptr[i];

      assert_int_equal (b->kind, a->kind);
      assert_int_equal (b->span.start, a->span.start);
      assert_int_equal (b->span.end, a->span.end);
      assert_int_equal (b->end, a->end > 0 ? a->end - seen : 0);
    }
    seen += piece.statements.len;
    pieces++;
  }
  assert_int_equal (seen, whole.statements.len);
  assert_int_equal (pieces, 3);
  assert_int_equal (piece.statements.len, 0);
  script_free (&whole);
  source_free (source);
}

TEST (word_part__each_kind_of_word__is_found)
{
  static const struct {
    const char *text;
    struct span part;
  } rows[] = {
    { "a bcd", { 3, 4 } }, { "a 'bcd'", { 4, 5 } }, { "a \"bcd\"", { 4, 5 } },
    /* The value is not written literally, so the place is the whole word. */
    { "a \"b\\tc\"", { 2, 8 } }, { "a \"\\x62cd\"", { 2, 10 } },
  };

  for (size_t i = 0; i < COUNT (rows); ++i) {
    struct span part = part_of (rows[i].text);

    assert_int_equal (part.start, rows[i].part.start);
    assert_int_equal (part.end, rows[i].part.end);
  }
}

TEST (free__parsed__is_empty_again)
{
  struct source *source = source_new ("x", "a \"", 3, 1);
  struct script script = { 0 };

  script_parse (&script, source);
  script_free (&script);
  assert_int_equal (script.statements.len, 0);
  assert_null (script.source);
  assert_int_equal (script.wanted.kind, WANTED_NOTHING);
  script_free (&script);
  source_free (source);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (parse__no_commands__has_no_statements),
    cmocka_unit_test (parse__words__have_their_spans),
    cmocka_unit_test (parse__quotes__make_words),
    cmocka_unit_test (parse__quote_over_lines__is_one_word),
    cmocka_unit_test (parse__cr_lf__ends_lines),
    cmocka_unit_test (parse__dash__ignores_the_failure_of_its_statement),
    cmocka_unit_test (parse__dash_alone__does_not_affect_the_next_line),
    cmocka_unit_test (parse__shell__is_the_rest_of_the_line),
    cmocka_unit_test (parse__pipe__is_the_rest_of_the_line),
    cmocka_unit_test (parse__backslash_newline__continues_everywhere),
    cmocka_unit_test
      (parse__plain__has_no_variables_blocks_or_continued_lines),
    cmocka_unit_test (parse__utf8__is_preserved),
    cmocka_unit_test (parse__line_of_1_mb__is_one_statement),
    cmocka_unit_test (parse__100000_words__are_all_parsed),
    cmocka_unit_test (parse__100000_lines__are_all_parsed),
    cmocka_unit_test (next__long_source__gives_equal_statements),
    cmocka_unit_test (word_part__each_kind_of_word__is_found),
    cmocka_unit_test (free__parsed__is_empty_again),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
