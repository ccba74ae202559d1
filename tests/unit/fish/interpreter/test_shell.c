/* diskfish: scripts and arguments run statement by statement and end with the
 * right status.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cleanup.h"
#include "hooks.h"
#include "passphrase.h"
#include "script-source.h"
#include "shell.h"
#include "strbuf.h"

/* Run a script file, or the arguments if SCRIPT is NULL.  Return standard
 * output, standard error and the status, concatenated.
 */
struct run {
  const char *script;
  char *const *args;
  bool echo;
  bool stdin_file;
  enum output_mode output;
};

static size_t
count (char *const *args)
{
  size_t n = 0;

  while (args[n] != NULL)
    n++;
  return n;
}

static char *
ran_as (const struct run *run)
{
  struct capture out, err;
  struct shell shell;
  CLEANUP_FREE char *printed = NULL, *complained = NULL;
  int status;

  if (run->script != NULL)
    write_file ("s.fish", run->script, strlen (run->script));
  capture_start (&err, STDERR_FILENO);
  capture_start (&out, STDOUT_FILENO);
  shell_init (&shell, &hooks_of_shell);
  shell.echo = run->echo;
  shell.output = run->output;
  if (run->script != NULL)
    status = script_source_run_file (&shell, "s.fish");
  else
    status = script_source_run_args (&shell, run->args, count (run->args));
  status = shell_close (&shell, status);
  printed = capture_end (&out);
  complained = capture_end (&err);
  return xasprintf ("%s%s%d", printed, complained, status);
}

static char *
ran (const char *script)
{
  return ran_as (&(struct run) { .script = script });
}

TEST (script__valid__is_run)
{
  expect_text (ran (""), "0");
  expect_text (ran ("echo a\necho b\n"), "a\nb\n0");
  expect_text (ran ("echo a\nquit\necho b\n"), "a\n0");
}

TEST (script__fails__ends_with_status_1)
{
  expect_text (ran ("echo a\nlcd /nowhere\necho b\n"),
               "a\ns.fish:2:5: error: cannot enter '/nowhere': No such file "
               "or directory\n    lcd /nowhere\n        ^~~~~~~~\n1");
}

TEST (script__invalid__runs_nothing)
{
  expect_text (ran ("echo a\necho b\nnonesuchcommand\n"),
               "s.fish:3:1: error: unknown command 'nonesuchcommand'\n"
               "    nonesuchcommand\n"
               "    ^~~~~~~~~~~~~~~ use 'help' to list the commands\n"
               "2");
  expect_text (ran ("echo a\nsparse x\n"),
               "s.fish:2:9: error: 'sparse' needs the argument 'size'\n"
               "    sparse x\n            ^ usage: sparse filename size\n2");
}

TEST (script__ignored_failure__continues)
{
  expect_text (ran ("-lcd /nowhere\necho b\n"),
               "b\ns.fish:1:6: error: cannot enter '/nowhere': No such file "
               "or directory\n    -lcd /nowhere\n         ^~~~~~~~\n0");
  expect_text (ran ("-nonesuchcommand\necho b\n"),
               "b\n"
               "s.fish:1:2: error: unknown command 'nonesuchcommand'\n"
               "    -nonesuchcommand\n"
               "     ^~~~~~~~~~~~~~~ use 'help' to list the commands\n"
               "0");
}

TEST (script__host_commands__are_run)
{
  expect_text (ran ("!echo a\n<!echo echo b\necho c | sed s/c/d/\n"),
               "a\nb\nd\n0");
  expect_text (ran ("!exit 3\necho b\n"),
               "s.fish:1:2: error: the host command ended with status 3\n"
               "    !exit 3\n     ^~~~~~\n1");
}

TEST (script__pipe_fails__fails_unless_pipefail_is_off)
{
  expect_text (ran ("echo a | exit 2\necho b\n"),
               "s.fish:1:10: error: the host command ended with status 2\n"
               "    echo a | exit 2\n             ^~~~~~\n1");
  expect_text (ran ("set pipefail off\necho a | exit 2\necho b\n"), "b\n0");
}

TEST (script__error_in_inline__is_reported)
{
  expect_text (ran ("<!echo nonesuchcommand\n"),
               "<!echo nonesuchcommand:1:1: error: unknown command "
               "'nonesuchcommand'\n    nonesuchcommand\n    ^~~~~~~~~~~~~~~ "
               "use 'help' to list the commands\n2");
}

TEST (script__echo__prints_statements)
{
  expect_text (ran_as (&(struct run) { "echo  a 'b'\n!:\n- echo x | cat\n",
                                       .echo = true }),
               "a b\nx\n+ echo  a 'b'\n+ !:\n+ echo x | cat\n0");
}

TEST (script__json__is_one_line_per_command)
{
  expect_text (ran_as (&(struct run) { "echo a\nis-config\nlcd .\nmax-disks\n",
                                       .output = OUTPUT_JSON }),
               "\"a\"\ntrue\nnull\n255\n0");
  expect_text (ran_as (&(struct run) { "lcd /nowhere\n",
                                       .output = OUTPUT_JSON }),
               "{\"file\":\"s.fish\",\"line\":1,\"column\":5,\"message\":"
               "\"cannot enter '/nowhere': No such file or directory\","
               "\"hint\":null}\n1");
}

TEST (script__heredocs__are_files)
{
  expect_text (ran ("base64-in -<<E /x\nYQ==\nE\n"),
               "s.fish:1:1: error: 'base64-in' needs a running appliance\n"
               "    base64-in -<<E /x\n    ^~~~~~~~~ start it with 'run'\n1");
}

TEST (args__commands__are_run)
{
  static char *const good[] = {
    (char *) "echo", (char *) "a b", (char *) ":", (char *) "echo",
    (char *) "c", NULL
  };
  static char *const bad[] = {
    (char *) "echo", (char *) "a", (char *) ":", (char *) "sparse",
    (char *) "a b", (char *) "x", NULL
  };

  expect_text (ran_as (&(struct run) { .args = good }), "a b\nc\n0");
  expect_text (ran_as (&(struct run) { .args = bad }),
               "<args>:1:23: error: 'x' is not a number\n"
               "    echo a : sparse 'a b' x\n"
               "                          ^\n2");
}

TEST (file__cannot_be_read__is_reported)
{
  struct shell shell;
  struct capture capture;
  int status;

  shell_init (&shell, &hooks_of_shell);
  capture_start (&capture, STDERR_FILENO);
  status = script_source_run_file (&shell, "no.fish");
  expect_text (capture_end (&capture), "diskfish: error: cannot read "
               "'no.fish': No such file or directory\n");
  assert_int_equal (shell_close (&shell, status), STATUS_USAGE);
}

static int
check_file (const char *file, struct check_state *known)
{
  struct source *source = script_source_open (file, OUTPUT_TEXT);
  int status = script_source_check (source, true, known, OUTPUT_TEXT);

  source_free (source);
  return status;
}

TEST (check_file__all_problems__are_printed)
{
  CLEANUP_CHECK_STATE struct check_state known = { 0 };
  struct capture capture;
  int status;

  write_file ("s.fish", "sparse\nxyzzyxyzzy\n", 18);
  capture_start (&capture, STDERR_FILENO);
  status = check_file ("s.fish", &known);
  expect_text (capture_end (&capture),
               "s.fish:1:7: error: 'sparse' needs the argument 'filename'\n"
               "    sparse\n"
               "          ^ usage: sparse filename size\n"
               "s.fish:2:1: error: unknown command 'xyzzyxyzzy'\n"
               "    xyzzyxyzzy\n"
               "    ^~~~~~~~~~ use 'help' to list the commands\n");
  assert_int_equal (status, STATUS_USAGE);
  write_file ("s.fish", "echo a\n", 7);
  assert_int_equal (check_file ("s.fish", &known), STATUS_OK);
}

/* Run with TEXT as standard input. */
static void
feed (const char *text)
{
  CLEANUP_CLOSE int fd = -1;

  write_file ("stdin", text, strlen (text));
  fd = open ("stdin", O_RDONLY | O_CLOEXEC);
  dup2 (fd, STDIN_FILENO);
  clearerr (stdin);
  rewind (stdin);
}

TEST (stdin__file__is_parsed_first)
{
  struct capture out, err;
  struct shell shell;
  int status;

  feed ("echo a\nnonesuchcommand\n");
  capture_start (&out, STDOUT_FILENO);
  capture_start (&err, STDERR_FILENO);
  shell_init (&shell, &hooks_of_shell);
  status = shell_close (&shell, script_source_run_stdin (&shell));
  expect_text (capture_end (&err), "<stdin>:2:1: error: unknown command "
               "'nonesuchcommand'\n    nonesuchcommand\n    ^~~~~~~~~~~~~~~ "
               "use 'help' to list the commands\n");
  expect_text (capture_end (&out), "");
  assert_int_equal (status, STATUS_USAGE);
}

TEST (key__from_stdin__is_one_line)
{
  CLEANUP_DIAG struct diag diag = { 0 };

  feed ("secret\n\nlast");
  expect_text (passphrase_read ("key", true, false, &diag), "secret");
  expect_text (passphrase_read ("key", true, false, &diag), "");
  expect_text (passphrase_read ("key", true, false, &diag), "last");
  assert_null (passphrase_read ("key", true, false, &diag));
  expect_diag (&diag, "failed -: no key was given");
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    in_directory (script__valid__is_run),
    in_directory (script__fails__ends_with_status_1),
    in_directory (script__invalid__runs_nothing),
    in_directory (script__ignored_failure__continues),
    in_directory (script__host_commands__are_run),
    in_directory (script__pipe_fails__fails_unless_pipefail_is_off),
    in_directory (script__error_in_inline__is_reported),
    in_directory (script__echo__prints_statements),
    in_directory (script__json__is_one_line_per_command),
    in_directory (script__heredocs__are_files),
    in_directory (args__commands__are_run),
    in_directory (file__cannot_be_read__is_reported),
    in_directory (check_file__all_problems__are_printed),
    in_directory (stdin__file__is_parsed_first),
    in_directory (key__from_stdin__is_one_line),
  };

  /* Ignore SIGPIPE as the program does, since a host command need not read its
   * input.
   */
  signal (SIGPIPE, SIG_IGN);
  return cmocka_run_group_tests (tests, NULL, NULL);
}
