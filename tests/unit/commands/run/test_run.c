/* diskfish: a bound command is run in its phase, and the library's errors are
 * cleaned of internals.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fake-table.h"
#include "unit-library.h"
#include "unit.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "cleanup.h"

/* The error that the fake library call reports. */
static const char *library_error;

static const char *
last_error (guestfs_h *g)
{
  (void) g;
  return library_error;
}

static int
last_errno (guestfs_h *g)
{
  (void) g;
  return ENOENT;
}

/* Replace the functions that report the error. */
static int
enter_library (void **state)
{
  struct libguestfs *library = replaceable_library (state);

  if (library == NULL)
    return -1;
  library->guestfs_last_error = last_error;
  library->guestfs_last_errno = last_errno;
  return 0;
}

static unsigned keys_read;

static char *
read_key (void *shell, const char *what, struct diag *diag)
{
  assert_string_equal (shell, "the shell");
  assert_string_equal (what, "key");
  if (keys_read++ == 0)
    return xstrdup ("secret");
  diag_set (diag, DIAG_FAILED, "no key was given");
  return NULL;
}

static const struct shell_hooks hooks = { .read_key = read_key };

/* A bound statement, and a session for it. */
struct fixture {
  struct source *source;
  struct script script;
  struct args args;
  struct session session;
};

static void
bind (struct fixture *f, const char *text)
{
  CLEANUP_DIAG struct diag diag = { 0 };

  memset (f, 0, sizeof *f);
  f->source = source_new ("test", text, strlen (text), 1);
  script_parse (&f->script, f->source);
  assert_int_equal (bind_words (f->source, f->script.statements.ptr->words,
                                f->script.statements.ptr->count,
                                &f->script.arena, &f->args, &diag), 0);
  f->session.appliance = appliance_new ();
  f->session.hooks = &hooks;
  f->session.shell = (char *) "the shell";
  fake_call.name = NULL;
}

static void
release (struct fixture *f)
{
  appliance_free (f->session.appliance);
  script_free (&f->script);
  source_free (f->source);
}

/* Return "NAME 'text'" of the call, or the whole diag. */
static char *
ran (const char *text)
{
  struct fixture f;
  CLEANUP_DIAG struct diag diag = { 0 };
  CLEANUP_VALUE struct value result = { 0 };
  int status;
  char *line;

  bind (&f, text);
  status = command_run (&f.session, &f.args, &f.script.arena, &result,
                        &diag);
  if (status == 0) {
    assert_false (diag_is_set (&diag));
    assert_int_equal (result.number, 42);
    line = xasprintf ("%s '%s'", fake_call.name,
                      fake_call.text ? fake_call.text : "");
  }
  else {
    assert_int_equal (status, -1);
    line = diag_line (&diag);
  }
  release (&f);
  return line;
}

TEST (run__valid__calls_the_command)
{
  expect_text (ran ("string a"), "string 'a'");
  expect_text (ran ("two a b"), "two 'a'");
  expect_text (ran ("fam list"), "fam list ''");
}

TEST (run__error_without_place__points_at_the_name)
{
  expect_text (ran ("  fail x"), "failed 2-6: it failed");
}

TEST (run__missing_in_the_library__is_reported)
{
  CLEANUP_FREE char *expected =
    xasprintf ("failed 0-7: 'lacking' needs libguestfs 9.8.7 or later; "
               "this is %s", LIBGUESTFS_VERSION);

  expect_text (ran ("lacking"), expected);
  assert_null (fake_call.name);
}

TEST (run__wrong_phase__is_not_called)
{
  expect_text (ran ("when-up"), "failed 0-7: 'when-up' needs a running "
               "appliance | start it with 'run'");
  assert_null (fake_call.name);
  expect_text (ran ("launch"), "launch ''");
}

static char *
phase (const char *text, bool launched)
{
  struct fixture f;
  CLEANUP_DIAG struct diag diag = { 0 };
  int status;

  bind (&f, text);
  status = command_check_phase (&f.args, launched, &diag);
  assert_int_equal (status, diag_is_set (&diag) ? -1 : 0);
  release (&f);
  return diag_line (&diag);
}

TEST (check_phase__each_phase__is_checked)
{
  expect_text (phase ("string x", false), "none");
  expect_text (phase ("string x", true), "none");
  expect_text (phase ("when-up", true), "none");
  expect_text (phase ("when-up", false), "failed 0-7: 'when-up' needs a "
               "running appliance | start it with 'run'");
  expect_text (phase ("launch", false), "none");
  expect_text (phase ("early", true), "failed 0-5: cannot run 'early' while "
               "the appliance is running | run 'shutdown' first");
  expect_text (phase ("early", false), "none");
}

TEST (run__key__is_read_from_the_prompt)
{
  keys_read = 0;
  expect_text (ran ("keyed-any"), "keyed-any 'secret'");
  assert_int_equal (keys_read, 1);
  expect_text (ran ("keyed-any"), "failed 0-9: no key was given");
  assert_null (fake_call.name);
}

TEST (run__heredoc__is_passed_as_a_file)
{
  expect_text (ran ("file-in -<<E\none\ntwo\nE\n"), "file-in 'one\ntwo\n'");
  expect_text (ran ("file-in -<<E\nE\n"), "file-in ''");
}

TEST (run__large_heredoc__is_complete)
{
  enum { LARGE = 3000000 };
  CLEANUP_FREE char *text = xcalloc (1, LARGE + 100);
  CLEANUP_FREE char *line = NULL;

  strcpy (text, "file-in -<<E\n");
  memset (text + strlen (text), 'x', LARGE);
  strcat (text, "\nE\n");
  line = ran (text);
  assert_int_equal (strlen (line), strlen ("file-in ''") + LARGE + 1);
}

TEST (run__dash__is_a_standard_stream)
{
  expect_text (ran ("file-in -"), "file-in '/dev/stdin'");
  expect_text (ran ("file-out -"), "file-out '/dev/stdout'");
  expect_text (ran ("file-in a"), "file-in 'a'");
  expect_text (ran ("string -"), "string '-'");
}

/* Return the diag of a failed library call. */
static char *
failed (const char *text, const char *error)
{
  struct fixture f;
  CLEANUP_DIAG struct diag diag = { 0 };
  char *line;

  bind (&f, text);
  library_error = error;
  assert_int_equal (call_failed (&f.session, &f.args, &diag), -1);
  line = diag_line (&diag);
  release (&f);
  return line;
}

TEST (call_failed__internal_names__are_removed)
{
  static const struct {
    const char *error;
    const char *expected;
  } rows[] = {
    { "no room", "failed -: device: no room" },
    { "device: no room", "failed -: device: no room" },
    { "device_stub: no room", "failed -: device: no room" },
    { "device: device_stub: no room", "failed -: device: no room" },
    { "device0: no room", "failed -: device: no room" },
    { "launch: no room", "failed -: device: no room" },
    { "do_something: no room", "failed -: device: no room" },
    { "Device: no room", "failed -: device: Device: no room" },
    { "xyzzy: no room", "failed -: device: xyzzy: no room" },
    { "mkfs.ext4: no room", "failed -: device: mkfs.ext4: no room" },
    { "device0x: no room", "failed -: device: device0x: no room" },
    { "/dev/x: device: no", "failed -: device: /dev/x: device: no" },
    { ": odd", "failed -: device: : odd" },
    { "", "failed -: device: libguestfs gives no reason" },
    { "device: ", "failed -: device: libguestfs gives no reason" },
    { NULL, "failed -: device: unknown reason" },
  };

  for (size_t i = 0; i < COUNT (rows); ++i)
    expect_text (failed ("device /dev/sda1", rows[i].error),
                 rows[i].expected);
}

TEST (call_failed__argument_named__has_its_place)
{
  expect_text (failed ("device /dev/sda1", "device: /dev/sda1: no such"),
               "failed 7-16: device: /dev/sda1: no such");
  expect_text (failed ("two /a /a/b", "/a/b: no such"),
               "failed 7-11: two: /a/b: no such");
  expect_text (failed ("two /a/b /a", "cannot copy /a/b"),
               "failed 4-8: two: cannot copy /a/b");
  expect_text (failed ("options /a word:/xyz", "/xyz and /a"),
               "failed 16-20: options: /xyz and /a");
  /* A single letter may occur in any message by chance. */
  expect_text (failed ("device a", "bad a"), "failed -: device: bad a");
}

TEST (call_failed__paragraphs_and_lines__become_one_line)
{
  expect_text (failed ("device x", "one\ntwo\tthree.\n"),
               "failed -: device: one two three");
  expect_text (failed ("device x", "no room\nThis usually means that ..."),
               "failed -: device: no room");
  expect_text (failed ("device x", "esc \033[31mred\x7f ."),
               "failed -: device: esc  [31mred ");
}

/* The library's message depends on what it detects first. */
TEST (call_failed__appliance_exits__has_one_message)
{
  static const char *const rows[] = {
    "appliance closed the connection unexpectedly.\nThis usually means ...",
    "/cache/diskfish-hv-1-2 killed by signal 9 (Killed), see debug messages",
    "/cache/diskfish-hv-1-2 exited with error status 1, see debug messages",
  };

  for (size_t i = 0; i < COUNT (rows); ++i)
    expect_text (failed ("device x", rows[i]),
                 "failed -: device: the appliance has stopped");
  expect_text (failed ("device x", "mkfs exited with error status 1"),
               "failed -: device: mkfs exited with error status 1");
}

/* Users do not know the directory of the guest's files in the appliance. */
TEST (call_failed__sysroot_directory__is_removed)
{
  static const struct {
    const char *error;
    const char *expected;
  } rows[] = {
    { "device: /sysroot/etc: no such", "failed -: device: /etc: no such" },
    { "open '/sysroot'", "failed -: device: open '/'" },
    { "/sysroot", "failed -: device: /" },
    { "file=/sysroot/a \"/sysroot/b\" /sysroot/c",
      "failed -: device: file=/a \"/b\" /c" },
    { "/sysroots/a /a/sysroot/b x/sysroot",
      "failed -: device: /sysroots/a /a/sysroot/b x/sysroot" },
  };

  for (size_t i = 0; i < COUNT (rows); ++i)
    expect_text (failed ("device x:", rows[i].error), rows[i].expected);
}

TEST (call_failed__status_of_a_program__is_removed)
{
  expect_text (failed ("device x:", "mkfs exited with status 1: no room"),
               "failed -: device: no room");
  expect_text (failed ("device x:", "b: mkfs exited with status 12: no room"),
               "failed -: device: b: no room");
  expect_text (failed ("device x:", "mkfs exited with status 1"),
               "failed -: device: mkfs exited with status 1");
}

TEST (call_failed__not_launched__has_a_hint)
{
  expect_text (failed ("device x", "device: call launch before using this "
                       "function\n(in guestfish, don't forget to use the "
                       "'run' command)"),
               "failed -: 'device' needs a running appliance | start it with "
               "'run'");
}

TEST (call_failed__appliance_stopped__is_reported)
{
  expect_text (failed ("device x", "device: appliance closed the connection "
                       "unexpectedly.\nThis usually means the libguestfs "
                       "appliance crashed.\nDo: ..."),
               "failed -: device: the appliance has stopped");
}

TEST (call_failed__errno__is_preserved)
{
  struct fixture f;
  CLEANUP_DIAG struct diag diag = { 0 };

  bind (&f, "device x");
  library_error = "no";
  assert_int_equal (call_failed (&f.session, &f.args, &diag), -1);
  assert_int_equal (diag.errnum, ENOENT);
  release (&f);
}

TEST (call_lacks_option__points_at_the_option)
{
  struct fixture f;
  CLEANUP_DIAG struct diag diag = { 0 };
  CLEANUP_FREE char *expected =
    xasprintf ("failed 16-17: libguestfs %s has no option 'count' for this "
               "command", LIBGUESTFS_VERSION);

  bind (&f, "options a count:1");
  assert_int_equal (call_lacks_option (&f.args, 1, &diag), -1);
  expect_diag (&diag, expected);
  release (&f);
}

TEST (args_place__index__is_its_argument)
{
  struct fixture f;
  CLEANUP_DIAG struct diag diag = { 0 };

  bind (&f, "two a bc");
  diag_set (&diag, DIAG_FAILED, "bad");
  args_place (&f.args, 1, &diag);
  expect_diag (&diag, "failed 6-8: bad");
  release (&f);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (run__valid__calls_the_command),
    cmocka_unit_test (run__error_without_place__points_at_the_name),
    cmocka_unit_test (run__missing_in_the_library__is_reported),
    cmocka_unit_test (run__wrong_phase__is_not_called),
    cmocka_unit_test (check_phase__each_phase__is_checked),
    cmocka_unit_test (run__key__is_read_from_the_prompt),
    cmocka_unit_test (run__heredoc__is_passed_as_a_file),
    cmocka_unit_test (run__large_heredoc__is_complete),
    cmocka_unit_test (run__dash__is_a_standard_stream),
    cmocka_unit_test (call_failed__internal_names__are_removed),
    cmocka_unit_test (call_failed__argument_named__has_its_place),
    cmocka_unit_test (call_failed__paragraphs_and_lines__become_one_line),
    cmocka_unit_test (call_failed__appliance_exits__has_one_message),
    cmocka_unit_test (call_failed__sysroot_directory__is_removed),
    cmocka_unit_test (call_failed__status_of_a_program__is_removed),
    cmocka_unit_test (call_failed__not_launched__has_a_hint),
    cmocka_unit_test (call_failed__appliance_stopped__is_reported),
    cmocka_unit_test (call_failed__errno__is_preserved),
    cmocka_unit_test (call_lacks_option__points_at_the_option),
    cmocka_unit_test (args_place__index__is_its_argument),
  };

  return cmocka_run_group_tests (tests, enter_library, NULL);
}
