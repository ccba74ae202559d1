/* diskfish: a job of --each returns its output and status, and is ended at its
 * deadline.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cleanup.h"
#include "clock.h"
#include "each-job.h"
#include "xalloc.h"

static const struct each_image image = { .name = (char *) "a.img" };

/* Function of the job's process, which returns the exit status. */
typedef int part (void);

static void
start (struct each_job *job, bool together, part *play)
{
  struct diag diag = { 0 };
  sigset_t none;
  int where;

  sigemptyset (&none);
  *job = (struct each_job) { .image = &image, .out = -1, .err = -1 };
  where = each_job_start (job, together, &none, &diag);
  if (where == 1)
    _exit (play ());
  assert_int_equal (where, 0);
  assert_int_equal (job->state, EACH_RUNS);
}

static void
await_end (struct each_job *job)
{
  while (!each_job_reap (job))
    usleep (1000);
  assert_int_equal (job->state, EACH_ENDED);
  assert_false (each_job_reap (job));
}

/* Return the reason of the end and the output, and free the job. */
static char *
ended (struct each_job *job)
{
  CLEANUP_DIAG struct diag diag = { 0 };
  CLEANUP_FREE char *line = NULL;
  char out[100] = "", err[100] = "";

  each_job_explain (job, 1, &diag);
  line = diag_line (&diag);
  assert_true (pread (job->out, out, sizeof out - 1, 0) >= 0);
  assert_true (pread (job->err, err, sizeof err - 1, 0) >= 0);
  each_job_close (job);
  assert_int_equal (job->out, -1);
  return xasprintf ("%d %s\n%s|%s", each_job_status (job), line, out, err);
}

static int
speak (void)
{
  dprintf (STDOUT_FILENO, "%s,", getenv ("DISKFISH_IMAGE"));
  dprintf (STDERR_FILENO, "%s", getsid (0) == getpid () ? "own session" : "");
  return getchar () == EOF ? 7 : 8;
}

TEST (job__exits__status_and_output_are_returned)
{
  struct each_job job;

  start (&job, false, speak);
  await_end (&job);
  expect_text (ended (&job), "7 none\na.img,|own session");
  start (&job, true, speak);
  assert_int_equal (job.out, job.err);
  await_end (&job);
  expect_text (ended (&job),
               "7 none\na.img,own session|a.img,own session");
}

static int
crash (void)
{
  return raise (SIGKILL);
}

TEST (job__killed_by_a_signal__is_reported)
{
  struct each_job job;

  start (&job, true, crash);
  await_end (&job);
  expect_text (ended (&job),
               "1 failed -: ended by signal 9 (Killed)\n|");
}

static int
wait_for_signal (void)
{
  return pause ();
}

TEST (job__terminated__is_not_reported_as_a_failure)
{
  struct each_job job;

  start (&job, true, wait_for_signal);
  assert_false (each_job_reap (&job));
  each_job_end (&job);
  await_end (&job);
  expect_text (ended (&job), "1 none\n|");
}

TEST (job__timeout__is_terminated)
{
  struct each_job job;

  start (&job, true, wait_for_signal);
  each_job_remind (&job, INT64_MAX);
  assert_false (job.ending);
  job.deadline = 1000;
  each_job_remind (&job, 999);
  assert_false (job.ending);
  each_job_remind (&job, 1000);
  assert_true (job.ending);
  await_end (&job);
  expect_text (ended (&job), "1 failed -: not finished after 1 second | "
               "allow more time with --each-timeout\n|");
}

static int
be_stubborn (void)
{
  signal (SIGTERM, SIG_IGN);
  dprintf (STDOUT_FILENO, "no");
  while (pause () == -1)
    ;
  return 0;
}

/* The job is killed after its time to exit in order has passed. */
TEST (job__does_not_exit__is_killed)
{
  struct each_job job;
  char said = '\0';

  start (&job, true, be_stubborn);
  while (pread (job.out, &said, 1, 0) == 0)
    usleep (1000);
  each_job_end (&job);
  each_job_remind (&job, clock_ms ());
  assert_false (each_job_reap (&job));
  each_job_remind (&job, job.deadline);
  await_end (&job);
  assert_true (WIFSIGNALED (job.status));
  assert_int_equal (WTERMSIG (job.status), SIGKILL);
  expect_text (ended (&job), "1 none\nno|no");
}

TEST (start__no_space_for_output__is_reported)
{
  struct each_job job = { .image = &image, .out = -1, .err = -1 };
  struct diag diag = { 0 };
  sigset_t none;

  sigemptyset (&none);
  setenv ("TMPDIR", "no-such-folder", 1);
  assert_int_equal (each_job_start (&job, false, &none, &diag), -1);
  unsetenv ("TMPDIR");
  expect_diag (&diag, "failed -: cannot create a temporary file in "
               "'no-such-folder': No such file or directory");
  assert_int_equal (job.out, -1);
  assert_int_equal (job.err, -1);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (job__exits__status_and_output_are_returned),
    cmocka_unit_test (job__killed_by_a_signal__is_reported),
    cmocka_unit_test (job__terminated__is_not_reported_as_a_failure),
    cmocka_unit_test (job__timeout__is_terminated),
    cmocka_unit_test (job__does_not_exit__is_killed),
    in_directory (start__no_space_for_output__is_reported),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
