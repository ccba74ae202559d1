/* diskfish: binding checks command names, argument counts and words, and marks
 * the error.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fake-table.h"
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
    expect_text (bound_text (rows[i].text), rows[i].expected);
}

TEST (name__case_and_underscore__do_not_count)
{
  static const struct row rows[] = {
    { "when-up", "when-up@0-7:" }, { "When_Up", "when-up@0-7:" },
    { "WHEN-UP", "when-up@0-7:" }, { "when_up", "when-up@0-7:" },
    { "  when-up", "when-up@2-9:" }, { "'when-up'", "when-up@0-9:" },
    { "\"when\\x2dup\"", "when-up@0-12:" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (name__alias__is_the_command)
{
  static const struct row rows[] = {
    { "run", "launch@0-3:" }, { "RUN", "launch@0-3:" },
    { "start_it", "launch@0-8:" }, { "q", "quit@0-1:" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (name__unknown__has_a_suggestion)
{
  static const struct row rows[] = {
    { "strng x", "usage 0-5: unknown command 'strng' | did you mean "
      "'string'?" },
    { "  Lunch", "usage 2-7: unknown command 'Lunch' | did you mean "
      "'launch'?" },
    { "xyzzyxyzzy a", "usage 0-10: unknown command 'xyzzyxyzzy' | use 'help' "
                      "to list the commands" },
    { "''", "usage 0-2: unknown command '' | use 'help' to list the commands" },
    { "hiden", "usage 0-5: unknown command 'hiden' | use 'help' to list the "
               "commands" },
    { "-x", "usage 1-2: unknown command 'x' | use 'help' to list the "
            "commands" },
    { "|x", "usage 0-2: unknown command '|x' | use 'help' to list the "
            "commands" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (name__very_long__is_unknown)
{
  CLEANUP_STRBUF struct strbuf text = { 0 }, expected = { 0 };

  strbuf_fill (&text, 'x', 5000);
  strbuf_printf (&expected, "usage 0-5000: unknown command '%s' | use 'help' "
                 "to list the commands", text.ptr);
  expect_text (bound_text (text.ptr), expected.ptr);
}

TEST (name__nul_within__is_refused)
{
  expect_text (bound_text ("\"when-up\\000x\""), "usage 0-14: 'when-up' "
               "contains a NUL byte");
  expect_text (bound_text ("fam \"list\\000\""), "usage 4-14: 'list' contains "
               "a NUL byte");
}

TEST (family__two_words__are_the_command)
{
  static const struct row rows[] = {
    { "fam list", "fam list@4-8:" }, { "FAM  List", "fam list@5-9:" },
    { "fam long_name", "fam long-name@4-13:" },
    { "fam 'list'", "fam list@4-10:" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (family__unknown_or_missing_word__lists_the_family)
{
  static const struct row rows[] = {
    { "fam lst", "usage 4-7: unknown command 'fam lst' | did you mean "
      "'list'? (attach, list, long-name)" },
    { "fam xyzzy a", "usage 4-9: unknown command 'fam xyzzy' | one of "
      "attach, list, long-name" },
    { "fam", "usage 0-3: 'fam' needs one more word | one of attach, list, "
      "long-name" },
    { "FAM lst", "usage 4-7: unknown command 'FAM lst' | did you mean "
      "'list'? (attach, list, long-name)" },
    { "fam ''", "usage 4-6: 'fam' needs one more word | one of attach, list, "
      "long-name" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (family__misspelt__is_suggested)
{
  expect_text (bound_text ("famm list"), "usage 0-4: unknown command 'famm' "
               "| did you mean 'fam'?");
}

TEST (name__with_a_space__is_unknown)
{
  expect_text (bound_text ("'foo bar'"), "usage 0-9: unknown command "
               "'foo bar' | use 'help' to list the commands");
}

TEST (args__all_given__are_bound)
{
  static const struct row rows[] = {
    { "two a b", "two@0-3: value='a'@4-5 other='b'@6-7" },
    { "two 'a' \"b\\t\"", "two@0-3: value='a'@4-7 other='b\t'@8-13" },
    { "two '' \"\"", "two@0-3: value=''@4-6 other=''@7-9" },
    { "maybe a", "maybe@0-5: value='a'@6-7" },
    { "maybe a 7", "maybe@0-5: value='a'@6-7 other=7@8-9" },
    { "keyed /dev/sda x", "keyed@0-5: value='/dev/sda'@6-14 last='x'@15-16" },
    { "words a", "words@0-5: first='a'@6-7" },
    { "words a b 'c d'", "words@0-5: first='a'@6-7 +b +c d" },
    { "quit", "quit@0-4:" }, { "quit a b", "quit@0-4: +a +b" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (args__too_few__points_after_the_last)
{
  static const struct row rows[] = {
    { "two", "usage 3-3: 'two' needs the argument 'value' | usage: two value "
             "other" },
    { "two  a  ", "usage 6-6: 'two' needs the argument 'other' | usage: two "
                  "value other" },
    { "keyed /dev/sda", "usage 14-14: 'keyed' needs the argument 'last' | "
                        "usage: keyed value last" },
    { "maybe", "usage 5-5: 'maybe' needs the argument 'value' | usage: maybe "
               "value [other]" },
    { "words", "usage 5-5: 'words' needs the argument 'first' | usage: words "
               "first [value...]" },
    { "fam attach", "usage 10-10: 'fam attach' needs the argument 'image' | "
                    "usage: fam attach image [name=value...]" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (args__too_many__points_at_the_first_extra_word)
{
  static const struct row rows[] = {
    { "two a b c d", "usage 8-9: too many arguments for 'two' | usage: two "
      "value other" },
    { "when-up x", "usage 8-9: too many arguments for 'when-up' | usage: "
      "when-up" },
    { "maybe a 1 'c'", "usage 10-13: too many arguments for 'maybe' | "
      "usage: maybe value [other]" },
    { "fam list x", "usage 9-10: too many arguments for 'fam list' | usage: "
      "fam list" },
    { "options a b", "usage 10-11: too many arguments for 'options' | "
      "usage: options value [option:value...]" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (args__alias__is_reported_as_typed)
{
  expect_text (bound_text ("run x"), "usage 4-5: too many arguments for "
               "'run' | usage: run");
}

TEST (heredoc__for_a_file__is_bound)
{
  static const struct row rows[] = {
    { "file-in -<<E\na\nE\n",
      "file-in@0-7: value=<document>'a\n'@8-12" },
    { "file-in -", "file-in@0-7: value='-'@8-9" },
    { "file-in '-<<E'", "file-in@0-7: value='-<<E'@8-14" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (heredoc__for_other_types__is_refused)
{
  static const char *const commands[] = {
    "string", "path", "file-out", "buffer", "int", "image", "host-file",
    "list", "pick",
  };

  for (size_t i = 0; i < COUNT (commands); ++i) {
    CLEANUP_FREE char *text = xasprintf ("%s -<<E\na\nE\n", commands[i]);
    size_t at = strlen (commands[i]) + 1;
    CLEANUP_FREE char *expected =
      xasprintf ("usage %zu-%zu: a here-document can only replace an input "
                 "file or a text", at, at + 4);

    expect_text (bound_text (text), expected);
  }
}

TEST (words__nul_within__is_refused)
{
  expect_text (bound_text ("words a \"b\\000c\""),
               "usage 8-16: 'b' contains a NUL byte");
}

TEST (words__tilde__is_expanded_like_guestfish)
{
  setenv ("HOME", "/home/me", 1);
  expect_text (bound_text ("words a ~/x"),
               "words@0-5: first='a'@6-7 +/home/me/x");
  expect_text (bound_text ("words a '~/x' \"~\""),
               "words@0-5: first='a'@6-7 +~/x +~");
}

TEST (attrs__each_part__has_its_place)
{
  static const struct row rows[] = {
    { "fam attach a.img ro sync=none",
      "fam attach@4-10: image='a.img'@11-16 +ro +sync=none" },
    { "fam attach a.img sync=ful", "usage 22-25: unknown sync mode 'ful' | "
      "did you mean 'full'? (full, fsync, none, close)" },
    { "fam attach a.img 'sync=ful'", "usage 23-26: unknown sync mode 'ful' "
      "| did you mean 'full'? (full, fsync, none, close)" },
    { "fam attach a.img \"sync=\\x66ul\"", "usage 17-30: unknown sync mode "
      "'ful' | did you mean 'full'? (full, fsync, none, close)" },
    { "fam attach a.img ro ro", "usage 20-22: 'ro' is given twice" },
    { "fam attach a.img size", "usage 17-21: 'size' needs a value | "
      "size=..." },
    { "fam attach a.img ro=1", "usage 17-19: 'ro' takes no value" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (attrs__program_arguments__have_their_place)
{
  static const char *const plain[] = { "fam", "attach", "a", "sync=x", NULL };
  static const char *const quoted[] = { "fam", "attach", "a b", "qu x",
                                        NULL };

  expect_text (bound_text_of_args (plain), "usage 18-19: unknown sync mode "
               "'x' | one of full, fsync, none, close");
  expect_text (bound_text_of_args (quoted), "usage 18-22: unknown option "
               "'qu x' | one of ro, keep, format, label, size, sync, cache, "
               "discard, blocksize, protocol, server, username, secret");
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (name__case_and_underscore__do_not_count),
    cmocka_unit_test (name__alias__is_the_command),
    cmocka_unit_test (name__unknown__has_a_suggestion),
    cmocka_unit_test (name__very_long__is_unknown),
    cmocka_unit_test (name__nul_within__is_refused),
    cmocka_unit_test (family__two_words__are_the_command),
    cmocka_unit_test (family__unknown_or_missing_word__lists_the_family),
    cmocka_unit_test (family__misspelt__is_suggested),
    cmocka_unit_test (name__with_a_space__is_unknown),
    cmocka_unit_test (args__all_given__are_bound),
    cmocka_unit_test (args__too_few__points_after_the_last),
    cmocka_unit_test (args__too_many__points_at_the_first_extra_word),
    cmocka_unit_test (args__alias__is_reported_as_typed),
    cmocka_unit_test (heredoc__for_a_file__is_bound),
    cmocka_unit_test (heredoc__for_other_types__is_refused),
    cmocka_unit_test (words__nul_within__is_refused),
    cmocka_unit_test (words__tilde__is_expanded_like_guestfish),
    cmocka_unit_test (attrs__each_part__has_its_place),
    cmocka_unit_test (attrs__program_arguments__have_their_place),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
