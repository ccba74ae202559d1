/* diskfish: run QEMU as a child of the hypervisor wrapper.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "qemu-process.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cleanup.h"
#include "hv-args.h"

enum {
  GRACE_S = 1,                  /* until SIGKILL, after the parent has exited */
  PATIENCE_S = 10,              /* until SIGKILL, otherwise */
};

/* State of the signal handlers, whose only argument is the signal. */
static volatile sig_atomic_t stopping;
static volatile pid_t running;
static pid_t parent;

/* Forward the signal.  If the parent has exited, no other process would kill a
 * QEMU that does not react.
 */
static void
on_end (int number)
{
  int saved = errno;

  stopping = number;
  if (running > 0)
    kill (running, SIGTERM);
  if (getppid () != parent)
    alarm (GRACE_S);
  errno = saved;
}

static void
on_alarm (int number)
{
  (void) number;
  if (running > 0)
    kill (running, SIGKILL);
}

void
qemu_watch_signals (pid_t starter)
{
  struct sigaction end = { .sa_handler = on_end };
  struct sigaction late = { .sa_handler = on_alarm };

  parent = starter;
  sigaction (SIGTERM, &end, NULL);
  sigaction (SIGINT, &end, NULL);
  sigaction (SIGHUP, &end, NULL);
  sigaction (SIGALRM, &late, NULL);
  prctl (PR_SET_PDEATHSIG, SIGTERM);
  /* The parent may have exited before prctl: then there is no signal. */
  if (getppid () != parent)
    stopping = SIGTERM;
}

bool
qemu_is_stopping (void)
{
  return stopping != 0;
}

/* Run QEMU in the child.  PR_SET_PDEATHSIG sends no signal if the parent has
 * already exited (prctl(2)), so check that afterwards.
 */
static void
exec_child (pid_t wrapper, char *const *argv, const int *fds)
{
  static const int reset[] = { SIGTERM, SIGINT, SIGHUP, SIGALRM };
  sigset_t none;

  for (size_t i = 0; i < sizeof reset / sizeof *reset; ++i)
    signal (reset[i], SIG_DFL);
  sigemptyset (&none);
  sigprocmask (SIG_SETMASK, &none, NULL);
  prctl (PR_SET_PDEATHSIG, SIGKILL);
  if (getppid () != wrapper)
    _exit (1);
  for (; *fds >= 0; ++fds)
    fcntl (*fds, F_SETFD, 0);
  execvp (argv[0], argv);
  perror (argv[0]);
  _exit (127);
}

/* Fork with all signals blocked, so that the handlers always know the process
 * to forward to.
 */
static pid_t
spawn (char *const *argv, const int *fds)
{
  pid_t wrapper = getpid (), pid = -1;
  sigset_t all, saved;

  sigfillset (&all);
  sigprocmask (SIG_SETMASK, &all, &saved);
  if (!stopping) {
    pid = fork ();
    if (pid == 0)
      exec_child (wrapper, argv, fds);
    running = pid > 0 ? pid : 0;
  }
  sigprocmask (SIG_SETMASK, &saved, NULL);
  return pid;
}

static int
wait_for (pid_t pid)
{
  int status = 0;

  while (waitpid (pid, &status, 0) == -1 && errno == EINTR)
    ;
  running = 0;
  return status;
}

static char **
command_line (const char *qemu, const struct strings *args, int monitor)
{
  char **argv = xcalloc (args->len + 6, sizeof *argv);
  size_t n = 0;

  argv[n++] = xstrdup (qemu);
  for (size_t i = 0; i < args->len; ++i)
    argv[n++] = xstrdup (args->ptr[i]);
  argv[n++] = xstrdup ("-chardev");
  argv[n++] = xasprintf ("socket,id=diskfish,fd=%d", monitor);
  argv[n++] = xstrdup ("-mon");
  argv[n++] = xstrdup ("chardev=diskfish,mode=control");
  return argv;
}

int
qemu_start (struct qemu_process *m, const char *qemu,
            const struct strings *args, const int *fds, int deadline_ms)
{
  CLEANUP_FREE_STRINGS char **argv = NULL;
  int pair[2], given[16], n = 0;

  if (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) == -1)
    return -1;
  argv = command_line (qemu, args, pair[1]);
  given[n++] = pair[1];
  while (*fds >= 0 && n < 15)
    given[n++] = *fds++;
  given[n] = -1;
  m->pid = spawn (argv, given);
  close (pair[1]);
  if (m->pid <= 0) {
    close (pair[0]);
    m->pid = 0;
    return -1;
  }
  m->qmp = qmp_new (pair[0], deadline_ms);
  if (m->qmp != NULL)
    return 0;
  qemu_kill (m);
  return -1;
}

int
qemu_wait (struct qemu_process *m)
{
  int status = wait_for (m->pid);

  m->pid = 0;
  qemu_close_monitor (m);
  return status;
}

int
qemu_await_end (struct qemu_process *m)
{
  alarm (PATIENCE_S);
  return qemu_wait (m);
}

void
qemu_kill (struct qemu_process *m)
{
  if (m->pid > 0) {
    kill (m->pid, SIGKILL);
    qemu_wait (m);
  }
  qemu_close_monitor (m);
}

void
qemu_close_monitor (struct qemu_process *m)
{
  qmp_free (m->qmp);
  m->qmp = NULL;
}

bool
qemu_run_tool (char *const *argv)
{
  static const int none[] = { -1 };
  pid_t pid = spawn (argv, none);
  int status = pid > 0 ? wait_for (pid) : -1;

  return WIFEXITED (status) && WEXITSTATUS (status) == 0;
}
