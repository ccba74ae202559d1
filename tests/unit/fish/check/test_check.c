/* diskfish: --check finds all problems of a script, and no others.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fake-table.h"
#include "unit.h"

#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"
#include "cleanup.h"
#include "strbuf.h"

/* Return all problems, one per line. */
static char *
problems (const char *text, bool all)
{
  CLEANUP_DIAGS struct diags found = { 0 };
  struct source *source = source_new ("test", text, strlen (text), 1);
  CLEANUP_CHECK_STATE struct check_state state = { 0 };
  struct script script = { 0 };
  struct strbuf out = { 0 };

  script_parse (&script, source);
  check_script (&script, all, &state, &found);
  for (size_t i = 0; i < found.len; ++i) {
    CLEANUP_FREE char *line = diag_line (&found.ptr[i]);

    assert_ptr_equal (found.ptr[i].source, source);
    strbuf_printf (&out, "%s\n", line);
  }
  script_free (&script);
  source_free (source);
  return strbuf_steal (&out);
}

struct row {
  const char *text;
  const char *expected;
};

static void
expect_rows (const struct row *rows, size_t count)
{
  for (size_t i = 0; i < count; ++i)
    expect_text (problems (rows[i].text, true), rows[i].expected);
}

TEST (check_all__valid__has_no_problems)
{
  static const struct row rows[] = {
    { "", "" }, { "# nothing\n", "" }, { "string a\n!false\n", "" },
    { "run\nwhen-up\nshutdown\nrun\nwhen-up\n", "" },
    { "fam attach /dev/null sync=none | cat\n", "" },
    { "file-in -<<E\n\"\nE\nstring b\n", "" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (check_all__several_problems__are_all_found)
{
  static const struct row rows[] = {
    { "strng a\nint x\nstring\ntwo a b c\nstring \"\\q\"\nstring 'x\n",
      "usage 0-5: unknown command 'strng' | did you mean 'string'?\n"
      "usage 12-13: 'x' is not a number\n"
      "usage 20-20: 'string' needs the argument 'value' | usage: string value\n"
      "usage 29-30: too many arguments for 'two' | usage: two value other\n"
      "usage 39-41: '\\q' is not an escape sequence | use \\a \\b \\f \\n \\r "
      "\\t \\v \\\" \\' \\\\ \\ooo \\xhh or \\u{hex}\n"
      "usage 50-51: unterminated single quote\n" },
    { "-strng a\n", "usage 1-6: unknown command 'strng' | did you mean "
      "'string'?\n" },
    { "pick ful\nfam attach a sync=x\n",
      "usage 5-8: unknown mode 'ful' | did you mean 'full'? (full, fsync, "
      "none)\nusage 27-28: unknown sync mode 'x' | one of full, fsync, none, "
      "close\n" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (check_first__several_problems__finds_the_first)
{
  expect_text (problems ("strng a\nint x\n", false), "usage 0-5: unknown "
               "command 'strng' | did you mean 'string'?\n");
  expect_text (problems ("string a\nint x\nstrng\n", false),
               "usage 13-14: 'x' is not a number\n");
  expect_text (problems ("string a\n", false), "");
}

TEST (check_first__ignored_failure__is_skipped)
{
  expect_text (problems ("-strng a\nint x\n", false),
               "usage 13-14: 'x' is not a number\n");
  expect_text (problems ("-string 'x\nint x\n", false),
               "usage 15-16: 'x' is not a number\n");
}

TEST (check_first__phase__is_not_checked)
{
  expect_text (problems ("when-up\nrun\nrun\n", false), "");
}

#define NEEDS "needs a running appliance | start it with 'run'\n"
#define EARLY "failed 13-18: cannot run 'early' while the appliance is " \
  "running | run 'shutdown' first\n"

TEST (phase__each_order__is_checked)
{
  static const struct row rows[] = {
    { "when-up\n", "failed 0-7: 'when-up' " NEEDS },
    { "when-up\nrun\nwhen-up\n", "failed 0-7: 'when-up' " NEEDS },
    { "early\nlaunch\nearly\n", EARLY },
    { "run\nshutdown\nwhen-up\n", "failed 13-20: 'when-up' " NEEDS },
    { "when-up\nint x\nwhen-up\n", "failed 0-7: 'when-up' " NEEDS
      "usage 12-13: 'x' is not a number\nfailed 14-21: 'when-up' " NEEDS },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (phase__unknown__is_not_reported)
{
  static const struct row rows[] = {
    { "-run\nwhen-up\nrun\n", "" },
    { "-run\nwhen-up\n", "" },
    { "time run\nwhen-up\n", "" },
    { "run\n-shutdown\nwhen-up\nrun\n", "" },
    { "<!echo run\nwhen-up\nlaunch\n", "" },
    { "run\n<!echo shutdown\nlaunch\n", "" },
    { "!true\nwhen-up\n", "failed 6-13: 'when-up' " NEEDS },
  };

  expect_rows (rows, COUNT (rows));
}

/* The old name of shutdown. */
TEST (phase__kill_subprocess__stops_the_appliance)
{
  expect_text (problems ("run\nkill-subprocess\nrun\nwhen-up\n", true), "");
}

TEST (prefix__its_command__is_checked)
{
  static const struct row rows[] = {
    { "time string a\n", "" },
    { "time strng a\n", "usage 5-10: unknown command 'strng' | did you mean "
      "'string'?\n" },
    { "time time int x\n", "usage 14-15: 'x' is not a number\n" },
    { "time when-up\n", "failed 5-12: 'when-up' " NEEDS },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (prefix__without_a_command__is_reported)
{
  expect_text (problems ("time\n", true),
               "usage 0-4: 'time' needs a command after it\n");
}

static char *
many_prefixes (void *opaque)
{
  struct strbuf text = { 0 };

  (void) opaque;
  setrlimit (RLIMIT_CORE, &(struct rlimit) { 0, 0 });
  for (int i = 0; i < 100000; ++i)
    strbuf_puts (&text, "time ");
  strbuf_puts (&text, "string a\n");
  return problems (text.ptr, true);
}

/* A recursive check exhausted the stack here. */
TEST (prefix__100000_times__does_not_crash)
{
  free (as_nobody (many_prefixes, NULL));
}

TEST (effect__any_command__is_followed)
{
  static const struct row rows[] = {
    { "zz-start\nwhen-up\n", "" },
    { "zz-tolerate when-up\n", "" },
    { "zz-tolerate int x\n", "usage 16-17: 'x' is not a number\n" },
    { "time when-up\n", "failed 5-12: 'when-up' " NEEDS },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (quit__later_statements__are_not_checked)
{
  static const struct row rows[] = {
    { "quit\nstrng\n", "" }, { "q\nwhen-up\nint x\n", "" },
    { "int x\nquit\nint y\n", "usage 4-5: 'x' is not a number\n" },
    { "-quit\nint x\n", "" }, { "time quit\nint x\n", "" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (bytes__not_utf8__are_found)
{
  expect_text (problems ("string \xff\nint x\n", true),
               "usage 7-8: the byte 0xff is not valid UTF-8 | write it as "
               "\"\\xff\"\nusage 13-14: 'x' is not a number\n");
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (check_all__valid__has_no_problems),
    cmocka_unit_test (check_all__several_problems__are_all_found),
    cmocka_unit_test (check_first__several_problems__finds_the_first),
    cmocka_unit_test (check_first__ignored_failure__is_skipped),
    cmocka_unit_test (check_first__phase__is_not_checked),
    cmocka_unit_test (phase__each_order__is_checked),
    cmocka_unit_test (phase__unknown__is_not_reported),
    cmocka_unit_test (phase__kill_subprocess__stops_the_appliance),
    cmocka_unit_test (prefix__its_command__is_checked),
    cmocka_unit_test (prefix__without_a_command__is_reported),
    cmocka_unit_test (prefix__100000_times__does_not_crash),
    cmocka_unit_test (effect__any_command__is_followed),
    cmocka_unit_test (quit__later_statements__are_not_checked),
    cmocka_unit_test (bytes__not_utf8__are_found),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
