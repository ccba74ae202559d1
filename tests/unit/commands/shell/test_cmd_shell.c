/* diskfish: the commands of the shell (help, set, not, time ...) and the real
 * command table are correct.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit-session.h"
#include "unit.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cleanup.h"

static struct session session;

static int
enter_session (void **state)
{
  int status = enter_directory (state);

  unit_session_open (&session);
  return status;
}

static int
leave_session (void **state)
{
  unit_session_close (&session);
  return leave_directory (state);
}

#define in_session(test) \
  cmocka_unit_test_setup_teardown (test, enter_session, leave_session)

#define run(line) unit_run (&session, (line))

TEST (self_test__table__has_no_faults)
{
  CLEANUP_FREE char *text = run ("self-test");

  assert_non_null (strstr (text, "no errors"));
}

TEST (list_commands__names__are_sorted_without_hidden)
{
  CLEANUP_FREE char *text = run ("list-commands");

  assert_non_null (strstr (text, "\nmount\n"));
  assert_non_null (strstr (text, "\nrun\n"));
  assert_non_null (strstr (text, "\ndisk attach\n"));
  assert_null (strstr (text, "\nlist-commands\n"));
  assert_null (strstr (text, "\nself-test\n"));
  for (char *line = strtok (text, "\n"), *next; line != NULL; line = next) {
    next = strtok (NULL, "\n");
    assert_true (next == NULL || strcasecmp (line, next) < 0);
  }
}

TEST (echo__words__are_separated_by_spaces)
{
  expect_text (run ("echo"), "");
  expect_text (run ("echo a   b"), "a b");
  expect_text (run ("echo 'a  b' \"\\t\" ''"), "a  b \t ");
}

TEST (quit__any_words__exits)
{
  expect_text (run ("quit now"), "(nothing)");
  assert_true (session.quit);
  session.quit = false;
  expect_text (run ("q"), "(nothing)");
  assert_true (session.quit);
  session.quit = false;
  expect_text (run ("exit"), "(nothing)");
  assert_true (session.quit);
}

TEST (lcd__directory__is_entered)
{
  CLEANUP_FREE char *before = get_current_dir_name ();

  expect_text (run ("lcd /"), "(nothing)");
  expect_text (get_current_dir_name (), "/");
  assert_int_equal (chdir (before), 0);
  expect_text (run ("lcd nowhere"), "failed 4-11: cannot enter 'nowhere': No "
               "such file or directory");
  write_file ("file", "", 0);
  expect_text (run ("lcd file"), "failed 4-8: cannot enter 'file': Not a "
               "directory");
}

TEST (setenv__variable__is_set)
{
  expect_text (run ("setenv UNIT_TEST 'a b'"), "(nothing)");
  assert_string_equal (getenv ("UNIT_TEST"), "a b");
  expect_text (run ("setenv UNIT_TEST ''"), "(nothing)");
  assert_string_equal (getenv ("UNIT_TEST"), "");
  expect_text (run ("unsetenv UNIT_TEST"), "(nothing)");
  assert_null (getenv ("UNIT_TEST"));
  expect_text (run ("unsetenv UNIT_TEST"), "(nothing)");
}

TEST (setenv__no_name__is_reported)
{
  expect_text (run ("setenv '' x"), "failed 7-9: '' is not an environment "
               "variable name");
  expect_text (run ("setenv a=b x"), "failed 7-10: 'a=b' is not an environment "
               "variable name");
  expect_text (run ("unsetenv a=b"), "failed 9-12: 'a=b' is not an environment "
               "variable name");
}

TEST (set__pipefail__is_changed)
{
  expect_text (run ("set pipefail off"), "(nothing)");
  assert_false (session.settings.pipefail);
  expect_text (run ("set pipefail ON"), "(nothing)");
  assert_true (session.settings.pipefail);
}

TEST (set__invalid_value__is_reported)
{
  CLEANUP_FREE char *setting = run ("set pipefial on");
  CLEANUP_FREE char *value = run ("set pipefail maybe");

  assert_memory_equal (setting, "usage 4-12: unknown setting 'pipefial' | ",
                       41);
  assert_string_equal (value, "usage 13-18: 'maybe' is not a boolean | use "
                       "true or false");
}

TEST (time__command__is_run)
{
  CLEANUP_FREE char *text = run ("time quit");

  assert_memory_equal (text, "elapsed time: 0.", 16);
  assert_true (session.quit);
}

TEST (time__invalid_command__is_reported)
{
  expect_text (run ("time"), "usage 0-4: 'time' needs a command after it");
  expect_text (run ("time lcd /nowhere"), "failed 9-17: cannot enter "
               "'/nowhere': No such file or directory");
  expect_text (run ("time nonesuchcommand"), "usage 5-20: unknown command "
               "'nonesuchcommand' | use 'help' to list the commands");
}

TEST (not__failure__is_success)
{
  expect_text (run ("not lcd /nowhere"), "(nothing)");
  expect_text (run ("not lcd /"), "failed 0-3: the command did not fail");
  expect_text (run ("not not lcd /"), "(nothing)");
}

TEST (not__invalid_command__is_an_error)
{
  expect_text (run ("not"), "usage 0-3: 'not' needs a command after it");
  expect_text (run ("not lcd"), "usage 7-7: 'lcd' needs the argument "
               "'directory' | usage: lcd directory");
}

TEST (help__no_word__lists_topics)
{
  CLEANUP_FREE char *text = run ("help");

  assert_non_null (strstr (text, "\n  partitions  "));
  assert_non_null (strstr (text, "\n  disk  "));
  assert_null (strstr (text, "(null)"));
}

TEST (help__command__explains_it)
{
  CLEANUP_FREE char *text = run ("help disk set");
  CLEANUP_FREE char *alias = run ("help RUN");

  assert_memory_equal (text, "NAME\n    disk set - ", 20);
  assert_non_null (strstr (text, "\n    disk set device "
                           "[sync=full|fsync|none|close]"));
  assert_memory_equal (alias, "NAME\n    launch - ", 18);
  assert_non_null (strstr (alias, "ALIASES\n    run\n"));
}

TEST (help__every_command__is_explained)
{
  for (size_t i = 0; i < command_count; ++i) {
    CLEANUP_FREE char *line = xasprintf ("help %s", command_table[i].name);
    CLEANUP_FREE char *text = run (line);

    assert_memory_equal (text, "NAME\n", 5);
    assert_null (strstr (text, "(null)"));
  }
}

static char *
synopsis (const char *name)
{
  const struct command *command = command_find (name);

  assert_non_null (command);
  return command_synopsis (command);
}

TEST (synopsis__some_commands__match_guestfish)
{
  expect_text (synopsis ("mount"), "mount mountable mountpoint");
  expect_text (synopsis ("run"), "launch");
  expect_text (synopsis ("sparse"), "sparse filename size");
  expect_text (synopsis ("upload"), "upload filename remotefilename");
  expect_text (synopsis ("luks-open"), "luks-open device mapname");
  expect_text (synopsis ("disk set"), "disk set device "
               "[sync=full|fsync|none|close] [cache=auto|cached|uncached]");
}

TEST (help__topic__lists_its_commands)
{
  CLEANUP_FREE char *text = run ("help partitions");

  assert_memory_equal (text, "partitions: ", 12);
  assert_non_null (strstr (text, "\n  part-disk "));
}

TEST (help__topic_called_as_a_command__shows_both)
{
  CLEANUP_FREE char *text = run ("help mount");

  assert_memory_equal (text, "NAME\n    mount - ", 17);
  assert_non_null (strstr (text, "\nTOPIC\nmount: "));
  assert_non_null (strstr (text, "\n  umount-all "));
}

TEST (help__word__is_searched)
{
  static const char wanted[] =
    "Commands with 'squashfs' in the name or summary:\n\n  mksquashfs  ";
  CLEANUP_FREE char *text = run ("help squashfs");

  assert_memory_equal (text, wanted, sizeof wanted - 1);
}

/* Search covers names, meanings and values of options and of attributes. */
TEST (help__word_of_an_option__is_found)
{
  static const char *const words[][2] = {
    { "copyonread", "\n  add-drive " },
    { "label:", "\n  mkfs " },
    { "mkfs -O", "\n  mkfs " },
    { "largefile4", "\n  mke2fs " },
    { "Proxmox", "\n  disk modes " },
    { "blocksize=", "\n  disk attach " },
    { "O_DIRECT", "\n  disk set " },
    { "besteffort", "\n  disk attach " },
  };

  for (size_t i = 0; i < sizeof words / sizeof *words; ++i) {
    CLEANUP_FREE char *line = xasprintf ("help '%s'", words[i][0]);
    CLEANUP_FREE char *text = run (line);
    CLEANUP_FREE char *title =
      xasprintf ("Commands with '%s' in the description:", words[i][0]);

    assert_memory_equal (text, title, strlen (title));
    assert_non_null (strstr (text, words[i][1]));
  }
}

TEST (help__name_of_an_alias__is_found)
{
  static const char title[] = "Commands with 'nmount' in the name or summary:";
  CLEANUP_FREE char *text = run ("help nmount");

  assert_memory_equal (text, title, sizeof title - 1);
  assert_non_null (strstr (text, "\n  umount "));
}

TEST (help__mode__is_explained)
{
  static const char *const words[][2] = {
    { "full", "sync=full: " }, { "sync=close", "sync=close: " },
    { "cached", "cache=cached: " }, { "cache=auto", "cache=auto: " },
    { "cachemode:unsafe", "sync=none: " },
  };

  for (size_t i = 0; i < sizeof words / sizeof *words; ++i) {
    CLEANUP_FREE char *line = xasprintf ("help %s", words[i][0]);
    CLEANUP_FREE char *text = run (line);

    assert_memory_equal (text, words[i][1], strlen (words[i][1]));
    assert_non_null (strstr (text, "\n  the host's disk becomes full "));
  }
}

TEST (help__mode_of_the_other_option__is_searched)
{
  expect_text (run ("help sync=auto"), "usage 5-14: unknown command "
               "'sync=auto' | use 'help' to list the commands");
}

TEST (help__list__has_every_name)
{
  CLEANUP_FREE char *text = run ("help -l");
  CLEANUP_FREE char *same = run ("help --list");

  assert_string_equal (text, same);
  for (size_t i = 0; i < command_name_count; ++i) {
    CLEANUP_FREE char *name = xasprintf ("  %s", command_names[i].name);
    bool hidden = command_names[i].command->flags & COMMAND_HIDDEN;

    assert_true ((strstr (text, name) == NULL) == hidden);
  }
}

TEST (help__nothing_found__is_reported)
{
  expect_text (run ("help xyzzyxyzzy"), "usage 5-15: unknown command "
               "'xyzzyxyzzy' | use 'help' to list the commands");
}

TEST (help__two_words_not_found__is_reported)
{
  expect_text (run ("help xyzzy xyzzy"), "usage 5-16: unknown command 'xyzzy "
               "xyzzy' | use 'help' to list the commands");
}

TEST (library_call__not_launched__is_reported)
{
  expect_text (run ("ls /"), "failed 0-2: 'ls' needs a running appliance | "
               "start it with 'run'");
  expect_text (run ("mount /dev/sda1 /"), "failed 0-5: 'mount' needs a "
               "running appliance | start it with 'run'");
}

TEST (library_call__before_launch__answers)
{
  expect_text (run ("is-config"), "true");
  expect_text (run ("max-disks"), "255");
  expect_text (run ("debug-drives"), "");
}

TEST (launch__no_drive__is_reported)
{
  expect_text (run ("run"), "failed 0-3: cannot start the appliance: no drive "
               "is attached | run 'add-drive IMAGE' or 'disk attach "
               "IMAGE' first");
}

TEST (shutdown__not_launched__succeeds)
{
  expect_text (run ("shutdown"), "(nothing)");
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    in_session (self_test__table__has_no_faults),
    in_session (list_commands__names__are_sorted_without_hidden),
    in_session (echo__words__are_separated_by_spaces),
    in_session (quit__any_words__exits),
    in_session (lcd__directory__is_entered),
    in_session (setenv__variable__is_set),
    in_session (setenv__no_name__is_reported),
    in_session (set__pipefail__is_changed),
    in_session (set__invalid_value__is_reported),
    in_session (time__command__is_run),
    in_session (time__invalid_command__is_reported),
    in_session (not__failure__is_success),
    in_session (not__invalid_command__is_an_error),
    in_session (help__no_word__lists_topics),
    in_session (help__command__explains_it),
    in_session (help__every_command__is_explained),
    in_session (synopsis__some_commands__match_guestfish),
    in_session (help__topic__lists_its_commands),
    in_session (help__topic_called_as_a_command__shows_both),
    in_session (help__word__is_searched),
    in_session (help__word_of_an_option__is_found),
    in_session (help__name_of_an_alias__is_found),
    in_session (help__mode__is_explained),
    in_session (help__mode_of_the_other_option__is_searched),
    in_session (help__list__has_every_name),
    in_session (help__nothing_found__is_reported),
    in_session (help__two_words_not_found__is_reported),
    in_session (library_call__not_launched__is_reported),
    in_session (library_call__before_launch__answers),
    in_session (launch__no_drive__is_reported),
    in_session (shutdown__not_launched__succeeds),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
