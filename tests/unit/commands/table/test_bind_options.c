/* diskfish: binding checks options written NAME:VALUE, and marks the error.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fake-table.h"
#include "unit.h"

#include <string.h>

struct row {
  const char *text;
  const char *expected;
};

static void
expect_rows (const struct row *rows, size_t count)
{
  for (size_t i = 0; i < count; ++i)
    expect_text (bound_text (rows[i].text), rows[i].expected);
}

#define ALL "flag, count, bytes, word, mode, letter, hosts"

TEST (option__each_type__is_bound)
{
  static const struct row rows[] = {
    { "options a flag:true", "options@0-7: value='a'@8-9 flag:1@15-19" },
    { "options a flag:off", "options@0-7: value='a'@8-9 flag:0@15-18" },
    { "options a count:0x10", "options@0-7: value='a'@8-9 count:16@16-20" },
    { "options a bytes:1K", "options@0-7: value='a'@8-9 bytes:1024@16-18" },
    { "options a word:x:y=z",
      "options@0-7: value='a'@8-9 word:'x:y=z'@15-20" },
    { "options a word:", "options@0-7: value='a'@8-9 word:''@15-15" },
    { "options a mode:none",
      "options@0-7: value='a'@8-9 mode:'none'@15-19" },
    { "options a hosts:b", "options@0-7: value='a'@8-9 hosts:[b]@16-17" },
    { "options a hosts:", "options@0-7: value='a'@8-9 hosts:@16-16" },
    { "options a word:~", "options@0-7: value='a'@8-9 word:'~'@15-16" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (option__quoted__has_the_place_of_its_value)
{
  static const struct row rows[] = {
    { "options a 'word:x y'",
      "options@0-7: value='a'@8-9 word:'x y'@16-19" },
    { "options a \"hosts:b 'c d'\"",
      "options@0-7: value='a'@8-9 hosts:[b][c d]@17-24" },
    /* If the value is not written literally, the place is the whole word. */
    { "options a \"word:\\ttab\"",
      "options@0-7: value='a'@8-9 word:'\ttab'@10-22" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (option__several__are_all_bound)
{
  expect_text (bound_text ("options a word:w count:3 flag:1"),
               "options@0-7: value='a'@8-9 flag:1@30-31 count:3@23-24 "
               "word:'w'@15-16");
}

TEST (option__bad_value__is_marked)
{
  static const struct row rows[] = {
    { "options a flag:x", "usage 15-16: 'x' is not a boolean | use true or "
                          "false" },
    { "options a flag:", "usage 15-15: '' is not a boolean | use true or "
                         "false" },
    { "options a count:9G", "usage 16-18: '9G' is out of range" },
    { "options a bytes:x", "usage 16-17: 'x' is not a number" },
    { "options a mode:ful", "usage 15-18: unknown mode 'ful' | did you mean "
      "'full'? (full, fsync, none)" },
    { "options a 'mode:ful'", "usage 16-19: unknown mode 'ful' | did you "
      "mean 'full'? (full, fsync, none)" },
    { "options a letter:z", "usage 17-18: unknown letter 'z' | one of a, b, "
      "c, d, e, f, g" },
    { "options a 'hosts:b \\'", "options@0-7: value='a'@8-9 "
      "hosts:[b][\\]@17-20" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (option__unknown__marks_its_name)
{
  static const struct row rows[] = {
    { "options a falg:true", "usage 10-14: unknown option 'falg' | did you "
      "mean 'flag'? (" ALL ")" },
    { "options a xyzzy:1", "usage 10-15: unknown option 'xyzzy' | one of "
      ALL },
    { "options a :1", "usage 10-10: unknown option '' | one of " ALL },
    { "options a FLAG:true", "usage 10-14: unknown option 'FLAG' | did you "
      "mean 'flag'? (" ALL ")" },
    { "options a 'falg:true'", "usage 11-15: unknown option 'falg' | did "
      "you mean 'flag'? (" ALL ")" },
    { "options a flag:true b:c", "usage 20-21: unknown option 'b' | one of "
      ALL },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (option__twice__is_refused)
{
  static const struct row rows[] = {
    { "options a flag:1 flag:1", "usage 17-21: 'flag' is given twice" },
    { "options a word:x count:1 word:y",
      "usage 25-29: 'word' is given twice" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (option__attribute_form__is_an_extra_argument)
{
  expect_text (bound_text ("options a flag=true"), "usage 10-19: too many "
               "arguments for 'options' | usage: options value "
               "[option:value...]");
}

TEST (option__before_the_argument__is_the_argument)
{
  expect_text (bound_text ("options flag:true"),
               "options@0-7: value='flag:true'@8-17");
}

TEST (option__command_without_options__is_an_extra_argument)
{
  expect_text (bound_text ("two a b flag:true"), "usage 8-17: too many "
               "arguments for 'two' | usage: two value other");
}

TEST (option__program_argument__has_its_place)
{
  static const char *const plain[] = { "options", "a", "flag:x", NULL };
  static const char *const quoted[] = { "options", "a", "mode:f ll", NULL };
  static const char *const unknown[] = { "options", "a", "falg:1", NULL };

  expect_text (bound_text_of_args (plain), "usage 15-16: 'x' is not a "
               "boolean | use true or false");
  expect_text (bound_text_of_args (quoted), "usage 16-20: unknown mode "
               "'f ll' | did you mean 'full'? (full, fsync, none)");
  expect_text (bound_text_of_args (unknown), "usage 10-14: unknown option "
               "'falg' | did you mean 'flag'? (" ALL ")");
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (option__each_type__is_bound),
    cmocka_unit_test (option__quoted__has_the_place_of_its_value),
    cmocka_unit_test (option__several__are_all_bound),
    cmocka_unit_test (option__bad_value__is_marked),
    cmocka_unit_test (option__unknown__marks_its_name),
    cmocka_unit_test (option__twice__is_refused),
    cmocka_unit_test (option__attribute_form__is_an_extra_argument),
    cmocka_unit_test (option__before_the_argument__is_the_argument),
    cmocka_unit_test (option__command_without_options__is_an_extra_argument),
    cmocka_unit_test (option__program_argument__has_its_place),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
