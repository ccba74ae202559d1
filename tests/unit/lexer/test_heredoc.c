/* diskfish: here-documents (-<<END) end at their tag and keep their bytes.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit-script.h"
#include "unit.h"

#include <stdlib.h>
#include <string.h>

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

TEST (heredoc__lines__are_the_value)
{
  static const struct row rows[] = {
    { "u -<<END /x\na\nb\nEND\nls",
      "command 0-11: u@0-1 <a\\x0ab\\x0a>@2-8 /x@9-11\n"
      "command 20-22: ls@20-22\n" },
    { "u -<<END\nEND\n", "command 0-8: u@0-1 <>@2-8\n" },
    { "u -<<END\n\nEND", "command 0-8: u@0-1 <\\x0a>@2-8\n" },
    { "u -<<E\n'\"\\ # !x\nE\n",
      "command 0-6: u@0-1 <'\"\\ # !x\\x0a>@2-6\n" },
    { "u -<<E\n E\nE \nEE\nE\n",
      "command 0-6: u@0-1 < E\\x0aE \\x0aEE\\x0a>@2-6\n" },
    { "-u -<<E\na\nE\n", "-command 1-7: u@1-2 <a\\x0a>@3-7\n" },
    { "u -<<E \\\n /x\na\nE\nls",
      "command 0-12: u@0-1 <a\\x0a>@2-6 /x@10-12\n"
      "command 17-19: ls@17-19\n" },
    { "u -<<'E\na\n'E\n", "command 0-7: u@0-1 <a\\x0a>@2-7\n" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (heredoc__with_a_pipe__starts_on_the_next_line)
{
  static const struct row rows[] = {
    { "u -<<E | cat\na\nE\n",
      "command 0-6: u@0-1 <a\\x0a>@2-6 | 'cat'@9-12\n" },
    { "u -<<E | cat\r\na\r\nE\r\n",
      "command 0-6: u@0-1 <a\\x0d\\x0a>@2-6 | 'cat'@9-12\n" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (heredoc__cr_lf__is_kept_in_lines_but_not_in_the_tag)
{
  expect_script ("u -<<END /x\r\na\r\nEND\r\nls\r\n",
                 "command 0-11: u@0-1 <a\\x0d\\x0a>@2-8 /x@9-11\n"
                 "command 21-23: ls@21-23\n");
  expect_script ("u -<<END\na\nEND\r\nls",
                 "command 0-8: u@0-1 <a\\x0a>@2-8\ncommand 16-18: ls@16-18\n");
}

TEST (heredoc__binary__is_unchanged)
{
  static const char text[] = "u -<<E\n\0\xff\xfe\r\x1b\nE\nls";

  expect_script_bytes (text, sizeof text - 1, "command 0-6: u@0-1 "
                       "<\\x00\\xff\\xfe\\x0d\\x1b\\x0a>@2-6\n"
                       "command 15-17: ls@15-17\n");
}

TEST (heredoc__several_on_a_line__follow_in_order)
{
  expect_script ("u -<<A b -<<B\na\nA\nb\nB\nls",
                 "command 0-13: u@0-1 <a\\x0a>@2-6 b@7-8 <b\\x0a>@9-13\n"
                 "command 22-24: ls@22-24\n");
  expect_script ("u -<<E -<<E\n1\nE\n2\nE\n",
                 "command 0-11: u@0-1 <1\\x0a>@2-6 <2\\x0a>@7-11\n");
}

TEST (heredoc__similar_word__is_a_word)
{
  static const struct row rows[] = {
    { "u -<<", "command 0-5: u@0-1 -<<@2-5\n" },
    { "u '-<<E'", "command 0-8: u@0-1 '-<<E'@2-8\n" },
    { "u \"-<<E\"", "command 0-8: u@0-1 \"-<<E\"@2-8\n" },
    { "u -<E", "command 0-5: u@0-1 -<E@2-5\n" },
    { "u a-<<E", "command 0-7: u@0-1 a-<<E@2-7\n" },
    { "u -", "command 0-3: u@0-1 -@2-3\n" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (heredoc__no_end__is_incomplete)
{
  static const struct row rows[] = {
    { "u -<<END", "bad 0-8: usage 2-8: unterminated here-document | end it "
      "with a line that is just 'END'\nwanted: line END\n" },
    { "u a -<<END b\n", "bad 0-12: usage 4-10: unterminated here-document | "
      "end it with a line that is just 'END'\nwanted: line END\n" },
    { "u -<<E\nE ", "bad 0-6: usage 2-6: unterminated here-document | end it "
      "with a line that is just 'E'\ncommand 7-8: E@7-8\n"
      "wanted: line E\n" },
    { "u -<<A -<<B\na\nA\nb\n", "bad 0-11: usage 7-11: unterminated "
      "here-document | end it with a line that is just 'B'\n"
      "command 12-13: a@12-13\ncommand 14-15: A@14-15\n"
      "command 16-17: b@16-17\nwanted: line B\n" },
  };

  expect_rows (rows, COUNT (rows));
}

/* An apostrophe in the here-document must not hide its end. */
TEST (heredoc__no_end_with_quotes_inside__is_incomplete)
{
  struct source *source;
  struct script script = { 0 };
  static const char *const texts[] = {
    "u -<<END\n'tis\n", "u -<<END\n'tis\nit's me\n",
    "u -<<END\n'a\n'b\n", "u -<<END\na \\\n", "u -<<END\nv -<<X\n",
  };

  for (size_t i = 0; i < COUNT (texts); ++i) {
    source = source_new ("x", texts[i], strlen (texts[i]), 1);
    script_parse (&script, source);
    assert_int_equal (script.wanted.kind, WANTED_LINE);
    assert_string_equal (script.wanted.text, "END");
    script_free (&script);
    source_free (source);
  }
}

TEST (heredoc__1_mb__is_complete)
{
  enum { LINES = 20000 };
  struct strbuf text = { 0 };
  struct source *source;
  struct script script = { 0 };

  strbuf_puts (&text, "u -<<END /x\n");
  for (int i = 0; i < LINES; ++i)
    strbuf_puts (&text, "a line of the document, which has 50 bytes to it.\n");
  strbuf_puts (&text, "END\n");
  source = source_new ("x", text.ptr, text.len, 1);
  script_parse (&script, source);
  assert_int_equal (script.statements.len, 1);
  assert_int_equal (script.statements.ptr[0].words[1].len, 50 * LINES);
  script_free (&script);
  source_free (source);
  strbuf_reset (&text);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (heredoc__lines__are_the_value),
    cmocka_unit_test (heredoc__with_a_pipe__starts_on_the_next_line),
    cmocka_unit_test (heredoc__cr_lf__is_kept_in_lines_but_not_in_the_tag),
    cmocka_unit_test (heredoc__binary__is_unchanged),
    cmocka_unit_test (heredoc__several_on_a_line__follow_in_order),
    cmocka_unit_test (heredoc__similar_word__is_a_word),
    cmocka_unit_test (heredoc__no_end__is_incomplete),
    cmocka_unit_test (heredoc__no_end_with_quotes_inside__is_incomplete),
    cmocka_unit_test (heredoc__1_mb__is_complete),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
