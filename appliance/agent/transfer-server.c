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
#include "transfer-protocol.h"

static int
read_request (int port, void *bytes, size_t len)
{
  char *at = bytes;

  while (len > 0) {
    ssize_t n = read (port, at, len);

    if (n <= 0)
      return -1;
    at += n;
    len -= (size_t) n;
  }
  return 0;
}

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

/* Wait for the process at the other end of PIPE, and show the host that this
 * one lives.  Whatever the host sends in the meantime, or its end, cancels the
 * transfer.
 */
static void
watch (int port, int pipe, atomic_bool *cancelled)
{
  static const struct transfer_answer alive = { .kind = TRANSFER_ALIVE };
  struct pollfd events[] = {
    { .fd = pipe, .events = POLLIN },
    { .fd = port, .events = POLLIN },
  };

  while (poll (events, *cancelled ? 1 : 2, TRANSFER_ALIVE_MS) <= 0 ||
         !events[0].revents)
    if (events[1].revents)
      *cancelled = true;
    else
      (void) !write (port, &alive, sizeof alive);
}

/* Run a transfer in a process of its own, which changes its root directory and
 * may die of what it meets.
 */
static void
run_apart (int port, const struct copy_request *request,
           atomic_bool *cancelled)
{
  struct transfer_answer failed = { .kind = TRANSFER_FAILED };
  int ends[2], status = -1;
  pid_t pid;

  *cancelled = false;
  if (pipe2 (ends, O_CLOEXEC) == -1)
    pid = -1;
  else if ((pid = fork ()) == 0) {
    close (ends[0]);
    _exit (copy_file (port, request, cancelled) == 0 ? 0 : 1);
  }
  else {
    close (ends[1]);
    watch (port, ends[0], cancelled);
    close (ends[0]);
  }
  if (pid == -1 || waitpid (pid, &status, 0) != pid || status != 0)
    (void) !write (port, &failed, sizeof failed);
}

static int
serve_one (int port, const char *daemon, atomic_bool *cancelled)
{
  static struct transfer_extent extents[TRANSFER_EXTENTS];
  static struct transfer_request request;

  if (read_request (port, &request, sizeof request) == -1 ||
      request.magic != TRANSFER_MAGIC || request.extents > TRANSFER_EXTENTS ||
      memchr (request.path, '\0', sizeof request.path) == NULL ||
      read_request (port, extents, request.extents * sizeof *extents) == -1)
    return -1;
  take_umask (daemon);
  run_apart (port, &(struct copy_request) { &request, extents }, cancelled);
  return 0;
}

void
transfer_serve (int port, const char *daemon)
{
  atomic_bool *cancelled = mmap (NULL, sizeof *cancelled,
                                 PROT_READ | PROT_WRITE,
                                 MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  sigset_t signals;

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
