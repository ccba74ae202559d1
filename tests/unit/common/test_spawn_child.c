/* diskfish: a new process runs a program with the signals of its parent, but
 * without its handlers.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "spawn-child.h"

static int
exec_shell (void *opaque)
{
  execl ("/bin/sh", "sh", "-c", (const char *) opaque, NULL);
  _exit (127);
}

/* Return the status of the shell command. */
static int
run (const char *command)
{
  pid_t pid = spawn_child (exec_shell, (void *) command);
  int status;

  assert_true (pid > 0);
  assert_int_equal (waitpid (pid, &status, 0), pid);
  return WIFEXITED (status) ? WEXITSTATUS (status) : 256 + WTERMSIG (status);
}

TEST (spawn_child__program__has_its_status)
{
  assert_int_equal (run ("exit 3"), 3);
  assert_int_equal (run ("kill -TERM $$"), 256 + SIGTERM);
}

static int
end_at_once (void *opaque)
{
  _exit (*(const int *) opaque);
}

TEST (spawn_child__no_program__has_the_status_of_the_child)
{
  int wanted = 5, status;
  pid_t pid = spawn_child (end_at_once, &wanted);

  assert_int_equal (waitpid (pid, &status, 0), pid);
  assert_int_equal (WEXITSTATUS (status), 5);
}

static void
ignore (int number)
{
  (void) number;
}

TEST (spawn_child__handler__is_the_default_action)
{
  struct sigaction action = { .sa_handler = ignore }, after;

  sigaction (SIGUSR1, &action, NULL);
  assert_int_equal (run ("kill -USR1 $$; exit 0"), 256 + SIGUSR1);
  sigaction (SIGUSR1, NULL, &after);
  assert_true (after.sa_handler == ignore);
  signal (SIGUSR1, SIG_IGN);
  assert_int_equal (run ("kill -USR1 $$; exit 4"), 4);
  signal (SIGUSR1, SIG_DFL);
}

TEST (spawn_child__mask__is_kept)
{
  sigset_t wanted, before, after;

  sigemptyset (&wanted);
  sigaddset (&wanted, SIGUSR2);
  pthread_sigmask (SIG_SETMASK, &wanted, &before);
  assert_int_equal (run ("kill -USR2 $$; exit 6"), 6);
  assert_int_equal (run ("kill -USR1 $$; exit 6"), 256 + SIGUSR1);
  pthread_sigmask (SIG_SETMASK, &before, &after);
  assert_true (sigismember (&after, SIGUSR2));
  assert_false (sigismember (&after, SIGUSR1));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (spawn_child__program__has_its_status),
    cmocka_unit_test (spawn_child__no_program__has_the_status_of_the_child),
    cmocka_unit_test (spawn_child__handler__is_the_default_action),
    cmocka_unit_test (spawn_child__mask__is_kept),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
