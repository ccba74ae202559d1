/* diskfish: commands are found by name, and synopsis and usage show their
 * arguments.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fake-table.h"
#include "unit.h"

#include <stdlib.h>
#include <string.h>

static const char *
found (const char *name)
{
  const struct command *command = command_find (name);

  return command ? command->name : "(none)";
}

TEST (find__every_name__is_found)
{
  for (size_t i = 0; i < command_name_count; ++i)
    assert_ptr_equal (command_find (command_names[i].name),
                      command_names[i].command);
}

TEST (find__case_and_underscore__do_not_count)
{
  assert_string_equal (found ("WHEN_UP"), "when-up");
  assert_string_equal (found ("Run"), "launch");
  assert_string_equal (found ("start_it"), "launch");
  assert_string_equal (found ("FAM LONG_NAME"), "fam long-name");
}

TEST (find__unknown_name__is_not_found)
{
  static char long_name[100];
  static const char *const names[] = {
    "", " ", "fam", "fam ", "fam  list", "list ", " list", "lis", "listt",
    "-", "_", "when up", "whenup",
  };

  for (size_t i = 0; i < COUNT (names); ++i)
    assert_string_equal (found (names[i]), "(none)");
  memset (long_name, 'x', sizeof long_name - 1);
  assert_string_equal (found (long_name), "(none)");
  long_name[64] = '\0';
  assert_string_equal (found (long_name), "(none)");
  long_name[63] = '\0';
  assert_string_equal (found (long_name), "(none)");
}

TEST (is_family__first_words__are)
{
  static char long_name[100];

  assert_true (command_is_family ("fam"));
  assert_true (command_is_family ("FAM"));
  assert_false (command_is_family ("fa"));
  assert_false (command_is_family ("fam "));
  assert_false (command_is_family ("fam list"));
  assert_false (command_is_family ("list"));
  assert_false (command_is_family (""));
  memset (long_name, 'x', sizeof long_name - 1);
  assert_false (command_is_family (long_name));
}

static char *
unknown (const char *name)
{
  CLEANUP_DIAG struct diag diag = { 0 };

  assert_int_equal (command_unknown (name, &diag), -1);
  return diag_line (&diag);
}

TEST (unknown__similar_name__is_suggested)
{
  expect_text (unknown ("lunch"), "usage -: unknown command 'lunch' | did "
               "you mean 'launch'?");
  expect_text (unknown ("startit"), "usage -: unknown command 'startit' | "
               "did you mean 'start-it'?");
  expect_text (unknown ("when_upp"), "usage -: unknown command 'when_upp' | "
               "did you mean 'when-up'?");
}

TEST (unknown__hidden_name__is_not_suggested)
{
  expect_text (unknown ("hiddem"), "usage -: unknown command 'hiddem' | "
               "use 'help' to list the commands");
}

TEST (unknown__nothing_similar__suggests_help)
{
  expect_text (unknown ("xyzzyxyzzy"), "usage -: unknown command "
               "'xyzzyxyzzy' | use 'help' to list the commands");
  expect_text (unknown (""), "usage -: unknown command '' | use 'help' to list "
               "the commands");
}

TEST (unknown__in_family__lists_it)
{
  expect_text (unknown ("fam atach"), "usage -: unknown command 'fam atach' "
               "| did you mean 'attach'? (attach, list, long-name)");
  expect_text (unknown ("fam "), "usage -: 'fam' needs one more word | one of "
               "attach, list, long-name");
}

TEST (unknown__two_words_of_no_family__suggests_help)
{
  expect_text (unknown ("foo bar"), "usage -: unknown command 'foo bar' | "
               "use 'help' to list the commands");
}

static char *
synopsis (const char *name)
{
  const struct command *command = command_find (name);

  assert_non_null (command);
  return command_synopsis (command);
}

TEST (synopsis__each_form__is_shown)
{
  expect_text (synopsis ("when-up"), "when-up");
  expect_text (synopsis ("run"), "launch");
  expect_text (synopsis ("two"), "two value other");
  expect_text (synopsis ("maybe"), "maybe value [other]");
  expect_text (synopsis ("words"), "words first [value...]");
  expect_text (synopsis ("quit"), "quit [value...]");
  expect_text (synopsis ("keyed"), "keyed value last");
  expect_text (synopsis ("keyed-any"), "keyed-any");
  expect_text (synopsis ("options"), "options value [flag:true|false] "
               "[count:number] [bytes:size] [word:string] "
               "[mode:full|fsync|none] [letter:string] [hosts:list]");
  expect_text (synopsis ("fam attach"), "fam attach image [ro] [keep] "
               "[format=value] [label=string] [size=size] "
               "[sync=full|fsync|none|close] [cache=auto|cached|uncached] "
               "[discard=disable|enable|besteffort] [blocksize=512|4096] "
               "[protocol=value] [server=string]... [username=string] "
               "[secret=string]");
}

static char *
usage (const char *name)
{
  const struct command *command = command_find (name);

  assert_non_null (command);
  return command_usage (command);
}

TEST (usage__many_options__are_abbreviated)
{
  expect_text (usage ("when-up"), "when-up");
  expect_text (usage ("maybe"), "maybe value [other]");
  expect_text (usage ("words"), "words first [value...]");
  expect_text (usage ("few-options"),
               "few-options [count:number] [word:string]");
  expect_text (usage ("options"), "options value [option:value...]");
  expect_text (usage ("fam attach"), "fam attach image [name=value...]");
}

TEST (type_word__each_type__has_a_word)
{
  static const struct {
    enum arg_type type;
    const char *word;
  } rows[] = {
    { ARG_BOOL, "true|false" }, { ARG_INT, "number" },
    { ARG_INT64, "number" }, { ARG_SIZE, "size" }, { ARG_STRING, "string" },
    { ARG_GUID, "guid" }, { ARG_OPTSTRING, "string" },
    { ARG_BUFFER, "string" }, { ARG_HOST_FILES, "file..." },
    { ARG_PATHS, "path..." }, { ARG_EVENT, "handler" },
    { ARG_EVENT_SET, "events" }, { ARG_KEY, "key" }, { ARG_LIST, "list" },
    { ARG_FILENAME_LIST, "list" }, { ARG_DEVICE_LIST, "devices" },
    { ARG_PATH_LIST, "paths" }, { ARG_FILE_IN, "file|-" },
    { ARG_FILE_OUT, "file|-" }, { ARG_HOST_FILE, "file" },
    { ARG_NEW_FILE, "file" },
    { ARG_HOST_DIRECTORY, "directory" }, { ARG_IMAGE, "image" },
    { ARG_DEVICE, "device" }, { ARG_PATH, "path" },
    { ARG_MOUNTABLE, "mountable" }, { ARG_DEVICE_OR_PATH, "device|path" },
    { ARG_MOUNTABLE_OR_PATH, "mountable|path" },
    { ARG_VOLUME_GROUP, "string" }, { ARG_VOLUME_GROUPS, "list" },
    { ARG_FS_LABEL, "string" }, { ARG_AUGEAS_PATH, "string" },
    { ARG_POINTER, "pointer" }, { ARG_SECRET, "string" },
    { ARG_DOMAIN, "string" },
    { ARG_DRIVE, "drive" }, { ARG_IMAGE_OR_DRIVE, "image|drive" },
    { ARG_TEXT, "text" },
    { ARG_SETTING_VALUE, "value" }, { ARG_REST, "words" },
  };

  assert_int_equal (COUNT (rows), ARG_REST + 1);
  for (size_t i = 0; i < COUNT (rows); ++i) {
    struct arg_def def = { .name = "x", .type = rows[i].type };

    expect_text (command_type_word (&def), rows[i].word);
  }
}

TEST (type_word__choices__are_listed_if_few_and_closed)
{
  static const struct enum_entry list[] = {
    { "a", "" }, { "b", "" }, { "c", "" }, { "d", "" }, { "e", "" },
    { "f", "" }, { "g", "" },
  };
  struct enum_table choices = { .what = "x", .list = list, .count = 6 };
  struct arg_def def = { .type = ARG_STRING, .choices = &choices };

  expect_text (command_type_word (&def), "a|b|c|d|e|f");
  choices.count = 1;
  expect_text (command_type_word (&def), "a");
  choices.count = 7;
  expect_text (command_type_word (&def), "string");
  choices.count = 2;
  choices.open = true;
  expect_text (command_type_word (&def), "string");
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (find__every_name__is_found),
    cmocka_unit_test (find__case_and_underscore__do_not_count),
    cmocka_unit_test (find__unknown_name__is_not_found),
    cmocka_unit_test (is_family__first_words__are),
    cmocka_unit_test (unknown__similar_name__is_suggested),
    cmocka_unit_test (unknown__hidden_name__is_not_suggested),
    cmocka_unit_test (unknown__nothing_similar__suggests_help),
    cmocka_unit_test (unknown__in_family__lists_it),
    cmocka_unit_test (unknown__two_words_of_no_family__suggests_help),
    cmocka_unit_test (synopsis__each_form__is_shown),
    cmocka_unit_test (usage__many_options__are_abbreviated),
    cmocka_unit_test (type_word__each_type__has_a_word),
    cmocka_unit_test (type_word__choices__are_listed_if_few_and_closed),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
