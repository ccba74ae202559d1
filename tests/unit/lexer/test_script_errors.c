/* diskfish: invalid scripts are reported at their places, and incomplete ones
 * are recognized.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit-script.h"
#include "unit.h"

#include <stdio.h>
#include <string.h>

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

#define ESCAPES " | use \\a \\b \\f \\n \\r \\t \\v \\\" \\' \\\\ " \
  "\\ooo \\xhh or \\u{hex}"

TEST (parse__invalid_escape__is_marked)
{
  expect_script ("ls\necho a \"b\\qc\" d\nls",
                 "command 0-2: ls@0-2\n"
                 "bad 3-9: usage 12-14: '\\q' is not an escape sequence"
                 ESCAPES "\ncommand 19-21: ls@19-21\n");
}

TEST (parse__invalid_escape_in_later_line__is_marked)
{
  expect_script ("a \"b\nc\\xg\"",
                 "bad 0-1: usage 6-8: '\\x' is not a hexadecimal escape "
                 "\\xhh" ESCAPES "\n"
                 "command 5-10: c\\xg\"@5-10\n");
}

TEST (parse__open_quote__is_incomplete)
{
  static const struct row rows[] = {
    { "\"", "bad 0-0: usage 0-1: unterminated double quote\n"
      "wanted: quote \"\n" },
    { "a 'b c", "bad 0-1: usage 2-3: unterminated single quote\n"
      "wanted: quote '\n" },
    { "a b \"c\\\"", "bad 0-3: usage 4-5: unterminated double quote\n"
      "wanted: quote \"\n" },
    { "a 'b' \"c", "bad 0-5: usage 6-7: unterminated double quote\n"
      "wanted: quote \"\n" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (parse__open_quote__continues_on_the_next_line)
{
  expect_script ("a 'b\nls\n", "bad 0-1: usage 2-3: unterminated single "
                 "quote\ncommand 5-7: ls@5-7\nwanted: quote '\n");
}

TEST (parse__open_quote_after_backslash__is_incomplete)
{
  expect_script ("a 'b\\", "bad 0-1: usage 2-3: unterminated single quote\n"
                 "wanted: quote '\n");
}

TEST (parse__glued__points_after_the_quote)
{
  static const char hint[] =
    "expected a space after the closing quote | insert a space, or quote the "
    "whole word";
  static const struct row rows[] = {
    { "a 'b'c", "bad 0-1: usage 5-6: %\n" },
    { "a \"b\"c d\nls", "bad 0-1: usage 5-6: %\ncommand 9-11: ls@9-11\n" },
    { "a 'b''c'", "bad 0-1: usage 5-6: %\n" },
    { "'a'|b", "bad 0-0: usage 3-4: %\n" },
    { "a 'b'\\c", "bad 0-1: usage 5-6: %\n" },
  };

  for (size_t i = 0; i < COUNT (rows); ++i) {
    char expected[200];
    const char *percent = strchr (rows[i].expected, '%');

    snprintf (expected, sizeof expected, "%.*s%s%s",
              (int) (percent - rows[i].expected), rows[i].expected, hint,
              percent + 1);
    expect_script (rows[i].text, expected);
  }
}

TEST (parse__glued_to_wide_character__has_all_its_bytes)
{
  expect_script ("a 'b'\xc3\xa9", "bad 0-1: usage 5-7: expected a space after "
                 "the closing quote | insert a space, or quote the whole "
                 "word\n");
}

TEST (parse__glued_in_later_line__points_at_the_opening)
{
  expect_script ("a 'b\nls 'c'\nls", "bad 0-1: usage 2-3: unterminated "
                 "single quote | close it before the next quote, in line 2\n"
                 "command 5-11: ls@5-7 'c'@8-11\n"
                 "command 12-14: ls@12-14\n");
}

TEST (parse__nul__is_reported)
{
  static const char text[] = "echo a\0b\nls";

  expect_script_bytes (text, sizeof text - 1, "bad 0-8: usage 6-7: the script "
                       "contains a NUL byte | is this a script?\n"
                       "command 9-11: ls@9-11\n");
  expect_script_bytes ("\0", 1, "bad 0-1: usage 0-1: the script contains a "
                       "NUL byte | is this a script?\n");
  expect_script_bytes ("a '\0'", 5, "bad 0-5: usage 3-4: the script contains "
                       "a NUL byte | is this a script?\n");
  expect_script_bytes ("a | b\0c", 7, "bad 0-1: usage 5-6: the script "
                       "contains a NUL byte | is this a script?\n");
  expect_script_bytes ("!a\0b", 4, "bad 1-4: usage 2-3: the script contains a "
                       "NUL byte | is this a script?\n");
}

TEST (parse__nul_at_end_of_shell__is_reported)
{
  expect_script_bytes ("!a \0", 4, "bad 1-4: usage 3-4: the script contains a "
                       "NUL byte | is this a script?\n");
  expect_script_bytes ("!\0 a", 4, "bad 1-4: usage 1-2: the script contains a "
                       "NUL byte | is this a script?\n");
}

TEST (parse__nul_in_comment__is_ignored)
{
  expect_script_bytes ("# a\0b\nls", 8, "command 6-8: ls@6-8\n");
}

TEST (parse__invalid_utf8__is_reported)
{
  static const struct row rows[] = {
    { "echo \xff", "bad 0-6: usage 5-6: the byte 0xff is not valid UTF-8 | "
      "write it as \"\\xff\"\n" },
    { "echo 'a\xc3' b", "bad 0-11: usage 7-8: the byte 0xc3 is not valid "
      "UTF-8 | write it as \"\\xc3\"\n" },
    { "echo \xc3\xa9\xed\xa0\x80", "bad 0-10: usage 7-8: the byte 0xed is "
      "not valid UTF-8 | write it as \"\\xed\"\n" },
    { "\x80\nls", "bad 0-1: usage 0-1: the byte 0x80 is not valid UTF-8 | "
      "write it as \"\\x80\"\ncommand 2-4: ls@2-4\n" },
    { "!echo \xfe", "bad 1-7: usage 6-7: the byte 0xfe is not valid UTF-8 "
      "| write it as \"\\xfe\"\n" },
    { "a | b\xfe", "bad 0-1: usage 5-6: the byte 0xfe is not valid UTF-8 "
      "| write it as \"\\xfe\"\n" },
    { "# \xff\nls", "command 4-6: ls@4-6\n" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (parse__nul_and_invalid_utf8__first_is_reported)
{
  expect_script_bytes ("a \0\xff", 4, "bad 0-4: usage 2-3: the script "
                       "contains a NUL byte | is this a script?\n");
  expect_script_bytes ("a \xff\0", 4, "bad 0-4: usage 2-3: the byte 0xff is "
                       "not valid UTF-8 | write it as \"\\xff\"\n");
}

TEST (parse__several_bad__all_are_reported)
{
  expect_script ("a 'b'c\nls\nd \"\\q\"\nls\n",
                 "bad 0-1: usage 5-6: expected a space after the closing "
                 "quote | insert a space, or quote the whole word\n"
                 "command 7-9: ls@7-9\n"
                 "bad 10-11: usage 13-15: '\\q' is not an escape sequence"
                 ESCAPES "\ncommand 17-19: ls@17-19\n");
}

#define BEHIND "expected a line after '\\', found the end of the " \
  "script\nwanted: more\n"

TEST (wanted__backslash_at_end__is_incomplete)
{
  static const struct row rows[] = {
    { "ls \\\n", "bad 0-2: usage 3-4: " BEHIND },
    { "ls /a \\\r\n", "bad 0-5: usage 6-7: " BEHIND },
    { "ls \\", "bad 0-4: usage 3-4: " BEHIND },
    { "ls a\\", "bad 0-5: usage 4-5: " BEHIND },
    { "!a \\\n", "bad 1-5: usage 3-4: " BEHIND },
    { "ls | a \\\n", "bad 0-2: usage 7-8: " BEHIND },
    { "ls \\\n\n", "command 0-2: ls@0-2\n" },
    { "# a \\\n", "" },
    { "ls \"a\\\\\"", "command 0-8: ls@0-2 \"a\\\"@3-8\n" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (parse__byte_order_mark__is_ignored)
{
  expect_script ("\xef\xbb\xbfls\n", "command 3-5: ls@3-5\n");
  expect_script ("\xef\xbb\xbf", "");
  expect_script ("ls\n\xef\xbb\xbfls\n", "command 0-2: ls@0-2\n"
                 "command 3-8: \\xef\\xbb\\xbfls@3-8\n");
}

TEST (wanted__backslash_after_dash__is_incomplete)
{
  expect_script ("- \\\n",
                 "-bad 0-0: usage 2-3: expected a line after '\\', found the "
                 "end of the script\n"
                 "wanted: more\n");
}

TEST (wanted__complete__is_none)
{
  static const struct row rows[] = {
    { "ls 'a'", "command 0-6: ls@0-2 'a'@3-6\n" },
    { "ls \"a\nb\"\n", "command 0-8: ls@0-2 \"a\\x0ab\"@3-8\n" },
    { "a \\ b\n", "command 0-5: a@0-1 \\@2-3 b@4-5\n" },
  };

  expect_rows (rows, COUNT (rows));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (parse__invalid_escape__is_marked),
    cmocka_unit_test (parse__invalid_escape_in_later_line__is_marked),
    cmocka_unit_test (parse__open_quote__is_incomplete),
    cmocka_unit_test (parse__open_quote__continues_on_the_next_line),
    cmocka_unit_test (parse__open_quote_after_backslash__is_incomplete),
    cmocka_unit_test (parse__glued__points_after_the_quote),
    cmocka_unit_test (parse__glued_to_wide_character__has_all_its_bytes),
    cmocka_unit_test (parse__glued_in_later_line__points_at_the_opening),
    cmocka_unit_test (parse__nul__is_reported),
    cmocka_unit_test (parse__nul_at_end_of_shell__is_reported),
    cmocka_unit_test (parse__nul_in_comment__is_ignored),
    cmocka_unit_test (parse__invalid_utf8__is_reported),
    cmocka_unit_test (parse__nul_and_invalid_utf8__first_is_reported),
    cmocka_unit_test (parse__several_bad__all_are_reported),
    cmocka_unit_test (wanted__backslash_at_end__is_incomplete),
    cmocka_unit_test (parse__byte_order_mark__is_ignored),
    cmocka_unit_test (wanted__backslash_after_dash__is_incomplete),
    cmocka_unit_test (wanted__complete__is_none),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
