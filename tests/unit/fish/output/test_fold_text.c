/* diskfish: long text is folded into lines of a width.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit.h"

#include <locale.h>

#include "fold-text.h"

TEST (fold__words__are_not_split)
{
  static const struct {
    const char *text;
    size_t width;
    const char *folded;
  } rows[] = {
    { "", 10, "" }, { "one", 10, "one" }, { "one two", 7, "one two" },
    { "one two", 6, "one\ntwo" }, { "one  two", 4, "one\ntwo" },
    { "a bb ccc dddd", 4, "a bb\nccc\ndddd" }, { " a", 4, " a" },
    { "a ", 4, "a " },
  };

  for (size_t i = 0; i < COUNT (rows); ++i)
    expect_text (fold_text (rows[i].text, rows[i].width), rows[i].folded);
}

TEST (fold__long_word__is_split)
{
  expect_text (fold_text ("abcdefghij", 4), "abcd\nefgh\nij");
  expect_text (fold_text ("x abcdefghij y", 6), "x abcd\nefghij\ny");
}

TEST (fold__line_break__is_escaped)
{
  expect_text (fold_text ("a\nb", 8), "a\\x0ab");
  expect_text (fold_text ("a\nb", 4), "a\n\\x0a\nb");
}

TEST (fold__wide_characters__count_2)
{
  if (setlocale (LC_ALL, "C.UTF-8") == NULL)
    skip ();
  expect_text (fold_text ("日本 日本", 5), "日本\n日本");
  expect_text (fold_text ("日本日", 5), "日本\n日");
}

TEST (longest_word__each_text__is_measured)
{
  static const struct {
    const char *text;
    size_t columns;
  } rows[] = {
    { "", 0 }, { "  ", 0 }, { "one", 3 }, { "one three", 5 },
    { " three one ", 5 }, { "a\nb", 6 },
  };

  for (size_t i = 0; i < COUNT (rows); ++i)
    assert_int_equal (fold_longest_word (rows[i].text), rows[i].columns);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (fold__words__are_not_split),
    cmocka_unit_test (fold__long_word__is_split),
    cmocka_unit_test (fold__line_break__is_escaped),
    cmocka_unit_test (fold__wide_characters__count_2),
    cmocka_unit_test (longest_word__each_text__is_measured),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
