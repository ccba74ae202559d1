/* diskfish: run a program between a pipe and the ring buffer of a unit.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "run-program.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <sched.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "huge-buffer.h"
#include "scsi-unit.h"
#include "send-all.h"
#include "sysroot.h"
#include "transfer-message.h"

/* A program and the ring buffer. */
struct run {
  int port;
  int host;                     /* see run_program */
  int unit;
  int pipe;                     /* our end */
  int errors;                   /* the program's standard error */
  pid_t pid;
  bool ended;                   /* the host has no more */
  uint64_t others;              /* bytes that the host has moved */
  uint64_t moved;               /* bytes that we have moved */
  char *buffer;
};

/* Stay on one processor with the program: the two ends of a pipe on two
 * emulated processors wait for each other's locks in loops, and take several
 * times as long.
 */
static void
use_one_processor (void)
{
  cpu_set_t set;
  int this = sched_getcpu ();

  CPU_ZERO (&set);
  CPU_SET (this >= 0 ? this : 0, &set);
  sched_setaffinity (0, sizeof set, &set);
}

/* Open a directory, and follow no link that leads out of the mounted file
 * systems.
 */
static int
open_directory (const struct transfer_request *request)
{
  const char *path = request->path;
  struct open_how how = {
    .flags = O_PATH | O_DIRECTORY | O_CLOEXEC |
      (request->nofollow ? O_NOFOLLOW : 0),
    .resolve = RESOLVE_BENEATH,
  };
  int root = sysroot_is_mounted ()
    ? open (SYSROOT, O_PATH | O_DIRECTORY | O_CLOEXEC) : -1;

  path += strspn (path, "/");
  return root == -1 ? -1
    : (int) syscall (SYS_openat2, root, *path ? path : ".", &how, sizeof how);
}

static void
become_program (const struct run *r, int directory, int end, bool reads,
                char *const *words)
{
  int null = open ("/dev/null", O_RDWR | O_CLOEXEC);

  signal (SIGPIPE, SIG_DFL);
  if (fchdir (directory) == 0 && dup2 (reads ? end : null, 0) == 0 &&
      dup2 (reads ? null : end, 1) == 1 && dup2 (r->errors, 2) == 2)
    execvp (words[0], words);
  _exit (127);
}

/* Start the program in its directory.  READS tells that it reads the pipe. */
static int
start_program (struct run *r, const struct transfer_request *request,
               bool reads, char *const *words)
{
  int directory = open_directory (request), ends[2];

  if (directory == -1 || pipe2 (ends, O_CLOEXEC) == -1)
    return -1;
  r->errors = memfd_create ("errors", MFD_CLOEXEC);
  fcntl (ends[0], F_SETPIPE_SZ, TRANSFER_CHUNK);
  use_one_processor ();
  r->pid = fork ();
  if (r->pid == 0)
    become_program (r, directory, ends[!reads], reads, words);
  close (directory);
  close (ends[!reads]);
  r->pipe = ends[reads];
  return r->pid > 0 ? 0 : -1;
}

/* Wait until the host has moved more, or has ended. */
static void
await_host (struct run *r)
{
  uint64_t moved;

  if (read_all (r->host, &moved, sizeof moved) == -1)
    r->ended = true;
  else
    r->others = moved;
}

static uint32_t
sectors_of (size_t length)
{
  return (uint32_t) ((length + TRANSFER_SECTOR - 1) / TRANSFER_SECTOR);
}

static uint64_t
ring_sector (const struct run *r)
{
  return r->moved % TRANSFER_RING / TRANSFER_SECTOR;
}

static int
note_moved (struct run *r, size_t length)
{
  r->moved += length;
  return transfer_send (r->port, TRANSFER_MOVED, r->moved);
}

/* Copy from the ring to the program. */
static int
feed_program (struct run *r)
{
  for (;;) {
    uint64_t left;
    size_t length;

    while (r->others == r->moved && !r->ended)
      await_host (r);
    left = r->others - r->moved;
    if (left == 0)
      return 0;
    length = left < TRANSFER_CHUNK ? (size_t) left : TRANSFER_CHUNK;
    if (scsi_unit_read (r->unit, ring_sector (r), sectors_of (length),
                        r->buffer) == -1 ||
        write_all (r->pipe, r->buffer, length) == -1 ||
        note_moved (r, length) == -1)
      return -1;
  }
}

/* Read up to a whole chunk from the pipe, with zeros after its end. */
static ssize_t
read_chunk (struct run *r)
{
  size_t have = 0;
  ssize_t n;

  do {
    n = read (r->pipe, r->buffer + have, TRANSFER_CHUNK - have);
    if (n == -1)
      return -1;
    have += (size_t) n;
  } while (n > 0 && have < TRANSFER_CHUNK);
  memset (r->buffer + have, 0,
          sectors_of (have) * TRANSFER_SECTOR - have);
  return (ssize_t) have;
}

/* The program has read the file of descriptor FD up to its position: free those
 * pages of the page cache.
 */
static void
free_pages (const struct run *r, int fd)
{
  char path[64];
  long long position = 0;
  FILE *info;
  int file;

  snprintf (path, sizeof path, "/proc/%d/fdinfo/%d", (int) r->pid, fd);
  info = fopen (path, "re");
  if (info == NULL)
    return;
  if (fscanf (info, "pos: %lld", &position) == 1 && position > 0) {
    snprintf (path, sizeof path, "/proc/%d/fd/%d", (int) r->pid, fd);
    file = open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    posix_fadvise (file, 0, position, POSIX_FADV_DONTNEED);
    close (file);
  }
  fclose (info);
}

/* Keep the page cache small.  The memory of a clone is slow when it is used for
 * the first time, because QEMU's process has to copy it.
 */
static void
free_page_cache (const struct run *r)
{
  char path[64];
  struct dirent *entry;
  DIR *directory;

  snprintf (path, sizeof path, "/proc/%d/fd", (int) r->pid);
  directory = opendir (path);
  while (directory != NULL && (entry = readdir (directory)) != NULL) {
    int fd = atoi (entry->d_name);

    if (fd > STDERR_FILENO)
      free_pages (r, fd);
  }
  if (directory != NULL)
    closedir (directory);
}

/* Copy from the program to the ring. */
static int
drain_program (struct run *r)
{
  ssize_t length;

  while ((length = read_chunk (r)) > 0) {
    while (r->moved + TRANSFER_CHUNK - r->others > TRANSFER_RING && !r->ended)
      await_host (r);
    if (r->ended ||
        scsi_unit_write (r->unit, ring_sector (r),
                         sectors_of ((size_t) length), r->buffer) == -1 ||
        note_moved (r, (size_t) length) == -1)
      return -1;
    free_page_cache (r);
  }
  return (int) length;
}

/* Send what the program wrote to its standard error, in one piece, because
 * another process sends messages too.
 */
static void
send_errors (const struct run *r)
{
  static struct {
    struct transfer_message head;
    char text[TRANSFER_ERROR_TEXT];
  } message = { .head.kind = TRANSFER_ERRORS };
  ssize_t len = pread (r->errors, message.text, sizeof message.text, 0);

  if (len <= 0)
    return;
  message.head.value = (uint64_t) len;
  (void) !write_all (r->port, &message, sizeof message.head + (size_t) len);
}

/* Wait for the end of the program.  Returns 0 if it succeeded. */
static int
end_program (struct run *r)
{
  int status;

  close (r->pipe);
  return waitpid (r->pid, &status, 0) == r->pid && status == 0 ? 0 : -1;
}

int
run_program (int port, int host, const struct transfer_request *request,
             char *const *words, uint64_t *moved)
{
  bool reads = request->op == TRANSFER_TO_PROGRAM;
  struct run r = {
    .port = port, .host = host, .buffer = huge_buffer (),
    .unit = scsi_unit_open (reads ? TRANSFER_UNIT_IN : TRANSFER_UNIT_OUT),
  };
  int result;

  signal (SIGPIPE, SIG_IGN);
  if (r.buffer == NULL || r.unit == -1 ||
      start_program (&r, request, reads, words) == -1)
    return errno;
  result = reads ? feed_program (&r) : drain_program (&r);
  *moved = r.moved;
  if (end_program (&r) == 0 && result == 0)
    return 0;
  send_errors (&r);
  return EIO;
}
