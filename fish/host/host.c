/* diskfish: run commands of the host.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "host.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "children.h"
#include "cleanup.h"
#include "strbuf.h"

/* The host command that diskfish waits for, or 0, and the last one that
 * received a signal.
 */
static volatile pid_t running, signalled;

bool
host_signal (int number)
{
  pid_t pid = running;

  if (number != 0)
    signalled = pid;
  return pid > 0 && kill (pid, number) == 0;
}

void
host_signal_all (int number)
{
  pid_t pid = running;

  signalled = pid;
  if (pid > 0)
    children_signal_family (pid, number);
}

bool
host_missed_signal (void)
{
  pid_t pid = running;

  return pid > 0 && pid != signalled;
}

static int
host_failed (struct diag *diag, const char *what)
{
  int error = errno;

  diag_set (diag, DIAG_FAILED, "cannot %s: %s", what, strerror (error));
  diag->errnum = error;
  return -1;
}

/* Start /bin/sh with IN as standard input and OUT as standard output; -1 leaves
 * them unchanged.  Restore the default actions of signals, which a program
 * expects.  Return its process ID, or -1.
 */
static pid_t
host_start (const char *text, int in, int out)
{
  pid_t pid;

  fflush (NULL);
  pid = fork ();
  running = pid > 0 ? pid : 0;
  if (pid != 0)
    return pid;
  if (in >= 0)
    dup2 (in, STDIN_FILENO);
  if (out >= 0)
    dup2 (out, STDOUT_FILENO);
  signal (SIGPIPE, SIG_DFL);
  signal (SIGINT, SIG_DFL);
  execl ("/bin/sh", "sh", "-c", text, (char *) NULL);
  _exit (127);
}

static int
host_finish (pid_t pid, struct diag *diag)
{
  siginfo_t ended;
  int status = 0, result;

  do
    result = waitid (P_PID, (id_t) pid, &ended, WEXITED | WNOWAIT);
  while (result == -1 && errno == EINTR);
  /* waitpid(2) frees the process ID for another process, which the thread of
   * signals.c must not signal.
   */
  running = 0;
  if (result == 0)
    result = waitpid (pid, &status, 0);
  if (result == -1)
    return host_failed (diag, "wait for the host command");
  if (WIFEXITED (status) && WEXITSTATUS (status) == 0)
    return 0;
  if (WIFEXITED (status))
    diag_set (diag, DIAG_FAILED, "the host command ended with status %d",
              WEXITSTATUS (status));
  else
    diag_set (diag, DIAG_FAILED, "the host command was ended by signal %d",
              WTERMSIG (status));
  if (WIFEXITED (status) && WEXITSTATUS (status) == 127)
    diag_hint (diag, "is the program installed?");
  return -1;
}

int
host_run (const char *text, struct diag *diag)
{
  pid_t pid = host_start (text, -1, -1);

  if (pid == -1)
    return host_failed (diag, "run the host command");
  return host_finish (pid, diag);
}

static void
exec_event (const char *event, const char *text, char *const *words)
{
  const char *shell = getenv ("SHELL");
  struct strings args = { 0 };
  int nothing = open ("/dev/null", O_RDONLY);

  if (shell == NULL)
    shell = "/bin/sh";
  strings_append (&args, (char *) shell);
  strings_append (&args, (char *) "-c");
  strings_append (&args, (char *) text);
  strings_append (&args, (char *) "");
  while (*words != NULL)
    strings_append (&args, *words++);
  strings_append (&args, NULL);
  dup2 (nothing, STDIN_FILENO);
  signal (SIGPIPE, SIG_DFL);
  setenv ("EVENT", event, 1);
  execv (shell, args.ptr);
}

void
host_run_event (const char *event, const char *text, char *const *words)
{
  CLEANUP_DIAG struct diag ignored = { 0 };
  pid_t pid;

  fflush (NULL);
  pid = fork ();
  if (pid == 0) {
    exec_event (event, text, words);
    _exit (127);
  }
  if (pid > 0 && host_finish (pid, &ignored) == -1)
    diag_reset (&ignored);
}

/* Read all output.  On failure return none: half of a list of commands must not
 * run.
 */
static void
read_all (int fd, struct strbuf *output, struct diag *diag)
{
  char piece[65536];
  ssize_t got;

  while ((got = read (fd, piece, sizeof piece)) != 0)
    if (got > 0)
      strbuf_add (output, piece, (size_t) got);
    else if (errno != EINTR) {
      host_failed (diag, "read the output of the host command");
      strbuf_reset (output);
      return;
    }
}

char *
host_read (const char *text, size_t *len, struct diag *diag)
{
  struct strbuf output = { 0 };
  int ends[2];
  pid_t pid;

  *len = 0;
  if (pipe2 (ends, O_CLOEXEC) == -1) {
    host_failed (diag, "create a pipe");
    return xstrdup ("");
  }
  pid = host_start (text, -1, ends[1]);
  close (ends[1]);
  if (pid > 0)
    read_all (ends[0], &output, diag);
  close (ends[0]);
  if (pid == -1)
    host_failed (diag, "run the host command");
  else if (host_finish (pid, diag) == -1 && output.len > 0)
    diag_hint (diag, "the commands that it printed were run");
  *len = output.len;
  return strbuf_steal (&output);
}

int
host_pipe_open (struct host_pipe *reader, const char *text, struct diag *diag)
{
  int ends[2];

  if (pipe2 (ends, O_CLOEXEC) == -1)
    return host_failed (diag, "create a pipe");
  reader->pid = host_start (text, ends[0], -1);
  close (ends[0]);
  if (reader->pid == -1) {
    close (ends[1]);
    return host_failed (diag, "run the host command");
  }
  reader->saved_stdout = fcntl (STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
  dup2 (ends[1], STDOUT_FILENO);
  close (ends[1]);
  return 0;
}

int
host_pipe_close (struct host_pipe *reader, struct diag *diag)
{
  /* A reader that ends early is not an error: head(1) does so. */
  reader->cut = fflush (stdout) == EOF || ferror (stdout);
  clearerr (stdout);
  dup2 (reader->saved_stdout, STDOUT_FILENO);
  close (reader->saved_stdout);
  return host_finish (reader->pid, diag);
}
