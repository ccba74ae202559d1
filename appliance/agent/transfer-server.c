/* diskfish: serve the host's requests for transfers.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "transfer-server.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "copy-file.h"
#include "run-program.h"
#include "send-all.h"
#include "transfer-message.h"

/* Wait until the host connects.  The port's driver sends SIGIO when the state
 * of the connection changes, and reads of an unconnected port return 0.
 */
static void
wait_for_host (const sigset_t *signals)
{
  sigwaitinfo (signals, NULL);
}

/* Set the umask of libguestfs's daemon, which the command 'umask' changes. */
static void
take_umask (const char *daemon)
{
  char path[64], line[128];
  unsigned mask = 022;
  FILE *status;

  snprintf (path, sizeof path, "%s/status", daemon);
  status = fopen (path, "re");
  while (status != NULL && fgets (line, sizeof line, status) != NULL)
    if (sscanf (line, "Umask: %o", &mask) == 1)
      break;
  if (status != NULL)
    fclose (status);
  umask ((mode_t) mask);
}

/* A request, and the process that carries it out. */
struct job {
  int port;
  int answer;                   /* from the process */
  int host;                     /* to the process, see run-program.h; or -1 */
  pid_t pid;
  atomic_bool *cancelled;
  struct copy_request copy;
  char **words;                 /* of a program's command */
};

static bool
runs_program (const struct job *job)
{
  return job->words != NULL;
}

static void
stop_telling (struct job *job)
{
  if (job->host >= 0)
    close (job->host);
  job->host = -1;
}

/* End the transfer early.  A program, which may wait for its pipe, is killed
 * with the process that started it.
 */
static void
cancel (struct job *job)
{
  *job->cancelled = true;
  stop_telling (job);
  if (runs_program (job) && job->pid > 0)
    kill (-job->pid, SIGKILL);
}

/* Act on a message of the host; its end cancels the transfer. */
static void
take_message (struct job *job)
{
  struct transfer_message message;

  if (read_all (job->port, &message, sizeof message) == -1)
    cancel (job);
  else if (message.kind == TRANSFER_MOVED && job->host >= 0)
    (void) !write_all (job->host, &message.value, sizeof message.value);
  else if (message.kind == TRANSFER_END)
    stop_telling (job);
  else if (message.kind == TRANSFER_CANCEL)
    cancel (job);
}

/* Wait for the answer or the end of the process, and show the host that this
 * one lives.
 */
static void
watch (struct job *job)
{
  struct pollfd events[] = {
    { .fd = job->answer, .events = POLLIN },
    { .fd = job->port, .events = POLLIN },
  };

  while (poll (events, *job->cancelled ? 1 : 2, TRANSFER_ALIVE_MS) <= 0 ||
         !events[0].revents)
    if (events[1].revents)
      take_message (job);
    else
      (void) !transfer_send (job->port, TRANSFER_ALIVE, 0);
}

/* Do the job in this process.  Its answer goes to the process that started it:
 * when the host gets the answer, that one must be ready for the next request.
 */
static void
do_job (const struct job *job, int host, int answer)
{
  uint64_t value = 0;
  int error = runs_program (job)
    ? run_program (job->port, host, job->copy.request, job->words, &value)
    : copy_file (job->port, &job->copy, job->cancelled, &value);

  _exit (transfer_send (answer, error == 0 ? TRANSFER_DONE : TRANSFER_FAILED,
                        error == 0 ? value : (uint64_t) error) == 0 ? 0 : 1);
}

/* Start a process, which changes its root directory and may die of what it
 * meets.  It and its children are a process group.
 */
static int
start_process (struct job *job)
{
  int answer[2], host[2];

  if (pipe2 (answer, O_CLOEXEC) == -1)
    return -1;
  if (pipe2 (host, O_CLOEXEC) == -1) {
    close (answer[0]);
    close (answer[1]);
    return -1;
  }
  job->pid = fork ();
  if (job->pid == 0) {
    setpgid (0, 0);
    close (answer[0]);
    close (host[1]);
    do_job (job, host[0], answer[1]);
  }
  if (job->pid > 0)
    setpgid (job->pid, job->pid);
  close (answer[1]);
  close (host[0]);
  job->answer = answer[0];
  job->host = host[1];
  return 0;
}

static void
run_job (struct job *job)
{
  struct transfer_message answer;

  *job->cancelled = false;
  if (start_process (job) == 0) {
    /* If fork(2) failed, the end of the pipe is there at once. */
    watch (job);
    stop_telling (job);
    if (read_all (job->answer, &answer, sizeof answer) == -1)
      answer = (struct transfer_message) { EIO, TRANSFER_FAILED, 0 };
    close (job->answer);
    if (job->pid > 0)
      waitpid (job->pid, NULL, 0);
  }
  else
    answer = (struct transfer_message) { errno, TRANSFER_FAILED, 0 };
  (void) !write_all (job->port, &answer, sizeof answer);
}

/* Read the message that precedes a request, after those that came too late for
 * the last one.
 */
static int
await_request (int port)
{
  struct transfer_message message;

  do
    if (read_all (port, &message, sizeof message) == -1)
      return -1;
  while (message.kind != TRANSFER_REQUEST);
  return message.value == TRANSFER_MAGIC ? 0 : -1;
}

/* Point LIST at the LEN bytes of words in TEXT.  Returns NULL if there are none
 * or too many.
 */
static char **
split_words (char *text, size_t len, char **list, size_t room)
{
  size_t count = 0;

  if (len == 0 || text[len-1] != '\0')
    return NULL;
  for (char *word = text; word < text + len; word += strlen (word) + 1)
    if (count < room)
      list[count++] = word;
  list[count < room ? count : 0] = NULL;
  return count < room ? list : NULL;
}

static int
serve_one (int port, const char *daemon, atomic_bool *cancelled)
{
  static struct transfer_extent extents[TRANSFER_EXTENTS];
  static char text[TRANSFER_WORDS], *list[TRANSFER_WORDS];
  static struct transfer_request request;
  struct job job = {
    .port = port, .cancelled = cancelled, .copy = { &request, extents },
  };

  if (await_request (port) == -1 ||
      read_all (port, &request, sizeof request) == -1 ||
      request.extents > TRANSFER_EXTENTS ||
      request.words > TRANSFER_WORDS ||
      memchr (request.path, '\0', sizeof request.path) == NULL ||
      read_all (port, extents, request.extents * sizeof *extents) == -1 ||
      read_all (port, text, request.words) == -1)
    return -1;
  job.words = split_words (text, request.words, list, TRANSFER_WORDS);
  take_umask (daemon);
  run_job (&job);
  return 0;
}

void
transfer_serve (int port, const char *daemon)
{
  atomic_bool *cancelled = mmap (NULL, sizeof *cancelled,
                                 PROT_READ | PROT_WRITE,
                                 MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  sigset_t signals;

  signal (SIGPIPE, SIG_IGN);
  sigemptyset (&signals);
  sigaddset (&signals, SIGIO);
  if (cancelled == MAP_FAILED || sigprocmask (SIG_BLOCK, &signals, NULL) == -1
      || fcntl (port, F_SETOWN, getpid ()) == -1 ||
      fcntl (port, F_SETFL, O_ASYNC) == -1)
    return;
  for (;;)
    if (serve_one (port, daemon, cancelled) == -1)
      wait_for_host (&signals);
}
