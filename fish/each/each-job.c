/* diskfish: a process for one image of --each.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "each-job.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cleanup.h"
#include "clock.h"
#include "shell.h"

/* Time for a process to end in order after SIGTERM.  It waits two seconds for a
 * call, and two more for QEMU.
 */
enum { GRACE_MS = 15000 };

/* Open an unnamed file for output.  Some file systems lack O_TMPFILE, so create
 * and unlink a file there.
 */
static int
open_spool (struct diag *diag)
{
  const char *given = getenv ("TMPDIR");
  const char *directory = given && *given ? given : "/tmp";
  CLEANUP_FREE char *name = xasprintf ("%s/diskfish-each.XXXXXX", directory);
  int fd = open (directory, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);

  if (fd == -1) {
    fd = mkostemp (name, O_CLOEXEC);
    if (fd != -1)
      unlink (name);
  }
  if (fd == -1)
    diag_set (diag, DIAG_FAILED, "cannot create a temporary file in '%s': %s",
              directory, strerror (errno));
  return fd;
}

static int
open_spools (struct each_job *job, bool together, struct diag *diag)
{
  job->out = open_spool (diag);
  job->err = together ? job->out : open_spool (diag);
  if (job->out != -1 && job->err != -1)
    return 0;
  each_job_close (job);
  return -1;
}

/* Prepare the new process. */
static void
settle (const struct each_job *job, int nothing, pid_t parent,
        const sigset_t *mask)
{
  prctl (PR_SET_PDEATHSIG, SIGTERM);
  /* The parent may have ended before this request (prctl(2)). */
  if (getppid () != parent)
    _exit (STATUS_FAILED);
  setsid ();
  dup2 (nothing, STDIN_FILENO);
  dup2 (job->out, STDOUT_FILENO);
  dup2 (job->err, STDERR_FILENO);
  setenv ("DISKFISH_IMAGE", job->image->name, 1);
  sigprocmask (SIG_SETMASK, mask, NULL);
}

int
each_job_start (struct each_job *job, bool together, const sigset_t *mask,
                struct diag *diag)
{
  CLEANUP_CLOSE int nothing = open ("/dev/null", O_RDONLY | O_CLOEXEC);
  pid_t parent = getpid ();

  if (nothing == -1)
    return diag_set (diag, DIAG_FAILED, "cannot open '/dev/null': %s",
                     strerror (errno));
  if (open_spools (job, together, diag) == -1)
    return -1;
  fflush (NULL);
  job->process = fork ();
  if (job->process == -1) {
    diag_set (diag, DIAG_FAILED, "cannot start a process: %s",
              strerror (errno));
    each_job_close (job);
    return -1;
  }
  if (job->process == 0) {
    settle (job, nothing, parent, mask);
    return 1;
  }
  job->state = EACH_RUNS;
  return 0;
}

void
each_job_end (struct each_job *job)
{
  kill (job->process, SIGTERM);
  job->deadline = clock_ms () + GRACE_MS;
  job->ending = true;
}

/* Send SIGKILL only to the process itself.  Its child processes notice that it
 * has ended, and remove their files.
 */
void
each_job_remind (struct each_job *job, int64_t now)
{
  if (job->state != EACH_RUNS || job->deadline == 0 || now < job->deadline)
    return;
  job->timed_out |= !job->ending;
  if (!job->ending)
    each_job_end (job);
  else {
    kill (job->process, SIGKILL);
    job->deadline = 0;
  }
}

/* Return true if the process has ended.  End its host commands too, which may
 * still be running: they share its process group, whose ID cannot be reused
 * before waitpid(2).
 */
bool
each_job_reap (struct each_job *job)
{
  siginfo_t info = { 0 };

  if (job->state != EACH_RUNS ||
      waitid (P_PID, (id_t) job->process, &info,
              WEXITED | WNOHANG | WNOWAIT) == -1 || info.si_pid == 0)
    return false;
  if (job->ending)
    kill (-job->process, SIGTERM);
  waitpid (job->process, &job->status, 0);
  job->state = EACH_ENDED;
  return true;
}

int
each_job_status (const struct each_job *job)
{
  return WIFEXITED (job->status) ? WEXITSTATUS (job->status) : STATUS_FAILED;
}

void
each_job_explain (const struct each_job *job, unsigned timeout,
                  struct diag *diag)
{
  int number = WIFSIGNALED (job->status) ? WTERMSIG (job->status) : 0;

  if (number == 0)
    return;
  if (job->timed_out) {
    diag_set (diag, DIAG_FAILED, "not finished after %u second%s", timeout,
              timeout == 1 ? "" : "s");
    diag_hint (diag, "allow more time with --each-timeout");
  }
  else if (!job->ending)
    diag_set (diag, DIAG_FAILED, "ended by signal %d (%s)", number,
              strsignal (number));
}

void
each_job_close (struct each_job *job)
{
  if (job->out != -1)
    close (job->out);
  if (job->err != -1 && job->err != job->out)
    close (job->err);
  job->out = job->err = -1;
}
