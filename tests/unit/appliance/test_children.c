/* diskfish: only our own processes of the right name are signalled and reaped.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit.h"

#include <signal.h>
#include <stdbool.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "children.h"

/* Start a sleeping child with this name.  It gets DEATH_SIGNAL when its parent
 * exits, or no signal if that is 0.
 */
static pid_t
start_with (const char *name, int death_signal)
{
  int ends[2];
  char byte;
  pid_t pid;

  assert_int_equal (pipe (ends), 0);
  pid = fork ();
  assert_int_not_equal (pid, -1);
  if (pid == 0) {
    prctl (PR_SET_PDEATHSIG, death_signal);
    prctl (PR_SET_NAME, name);
    if (write (ends[1], "", 1) == 1)
      pause ();
    _exit (0);
  }
  assert_int_equal (read (ends[0], &byte, 1), 1);
  close (ends[0]);
  close (ends[1]);
  return pid;
}

static pid_t
start (const char *name)
{
  return start_with (name, SIGKILL);
}

static bool
is_running (pid_t pid)
{
  return waitpid (pid, NULL, WNOHANG) == 0;
}

static void
expect_signal (pid_t pid, int number)
{
  int status;

  assert_int_equal (waitpid (pid, &status, 0), pid);
  assert_true (WIFSIGNALED (status));
  assert_int_equal (WTERMSIG (status), number);
}

static void
end (pid_t pid)
{
  kill (pid, SIGKILL);
  waitpid (pid, NULL, 0);
}

TEST (signal__kill__ends_all_of_that_name)
{
  pid_t first = start ("fish-unit-a"), second = start ("fish-unit-ab");

  children_signal ("fish-unit-a", SIGKILL);
  expect_signal (first, SIGKILL);
  expect_signal (second, SIGKILL);
}

TEST (signal__any_number__is_sent)
{
  pid_t first = start ("fish-unit-a"), second = start ("fish-unit-a");

  children_signal ("fish-unit-a", 0);
  assert_true (is_running (first));
  children_signal ("fish-unit-a", SIGTERM);
  expect_signal (first, SIGTERM);
  expect_signal (second, SIGTERM);
}

TEST (signal__other_names__are_not_signalled)
{
  pid_t other = start ("fish-unit-b"), longer = start ("x-fish-unit-a");
  pid_t shorter = start ("fish-unit-");

  children_signal ("fish-unit-a", SIGKILL);
  assert_true (is_running (other));
  assert_true (is_running (longer));
  assert_true (is_running (shorter));
  end (other);
  end (longer);
  end (shorter);
}

TEST (signal__name_with_spaces_and_brackets__is_parsed)
{
  pid_t odd = start ("fish) S 1 (x"), other = start ("a) S 1 (fish");

  children_signal ("fish) ", SIGKILL);
  expect_signal (odd, SIGKILL);
  assert_true (is_running (other));
  end (other);
}

/* A grandchild with this name must not be signalled. */
TEST (signal__grandchild__is_not_signalled)
{
  int ends[2], status;
  pid_t child, grandchild;

  assert_int_equal (pipe (ends), 0);
  child = fork ();
  if (child == 0) {
    /* The grandchild exits with its parent. */
    pid_t pid = start ("fish-unit-a");

    if (write (ends[1], &pid, sizeof pid) == sizeof pid)
      pause ();
    _exit (0);
  }
  assert_int_equal (read (ends[0], &grandchild, sizeof grandchild),
                    sizeof grandchild);
  children_signal ("fish-unit-a", SIGKILL);
  assert_int_equal (kill (grandchild, 0), 0);
  assert_true (is_running (child));
  kill (child, SIGKILL);
  waitpid (child, &status, 0);
  close (ends[0]);
  close (ends[1]);
}

TEST (signal_family__grandchild__is_signalled)
{
  int ends[2];
  pid_t child, grandchild;

  children_adopt (true);
  assert_int_equal (pipe (ends), 0);
  child = fork ();
  if (child == 0) {
    /* The parent may exit first. */
    grandchild = start_with ("fish-unit-a", 0);
    if (write (ends[1], &grandchild, sizeof grandchild) == sizeof grandchild)
      pause ();
    _exit (0);
  }
  assert_int_equal (read (ends[0], &grandchild, sizeof grandchild),
                    sizeof grandchild);
  children_signal_family (child, SIGTERM);
  expect_signal (child, SIGTERM);
  expect_signal (grandchild, SIGTERM);
  children_adopt (false);
  close (ends[0]);
  close (ends[1]);
}

/* Before exec a child has its parent's name, so both names are possible. */
TEST (reap__orphans_of_either_name__are_reaped)
{
  static const char *const names[] = { "fish-unit-a", "fish-unit-b", NULL };
  int ends[2];
  pid_t parent, orphan;

  children_adopt (true);
  assert_int_equal (pipe (ends), 0);
  parent = fork ();
  if (parent == 0) {
    prctl (PR_SET_NAME, "fish-unit-b");
    orphan = fork ();
    if (orphan == 0) {
      prctl (PR_SET_NAME, "fish-unit-a");
      orphan = getpid ();
      if (write (ends[1], &orphan, sizeof orphan) == sizeof orphan)
        pause ();
      _exit (0);
    }
    pause ();
    _exit (0);
  }
  assert_int_equal (read (ends[0], &orphan, sizeof orphan), sizeof orphan);
  children_reap (names);
  children_adopt (false);
  assert_int_equal (kill (parent, 0), -1);
  assert_int_equal (kill (orphan, 0), -1);
  close (ends[0]);
  close (ends[1]);
}

TEST (signal__no_child__does_nothing)
{
  children_signal ("no-such-program", SIGKILL);
}

TEST (signal__own_name__does_not_end_itself)
{
  prctl (PR_SET_NAME, "fish-unit-self");
  children_signal ("fish-unit-self", SIGKILL);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (signal__kill__ends_all_of_that_name),
    cmocka_unit_test (signal__any_number__is_sent),
    cmocka_unit_test (signal__other_names__are_not_signalled),
    cmocka_unit_test (signal__name_with_spaces_and_brackets__is_parsed),
    cmocka_unit_test (signal__grandchild__is_not_signalled),
    cmocka_unit_test (signal_family__grandchild__is_signalled),
    cmocka_unit_test (reap__orphans_of_either_name__are_reaped),
    cmocka_unit_test (signal__no_child__does_nothing),
    cmocka_unit_test (signal__own_name__does_not_end_itself),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
