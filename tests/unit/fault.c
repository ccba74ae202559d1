/* diskfish: make each system call fail in turn.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fault.h"
#include "unit.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cleanup.h"

enum { NEVER = 0, MOST_FAULTS = 500 };

static unsigned calls, fault_at;
static unsigned allocations, allocation_at;
static bool part_only;          /* of a write, instead of failing */

/* True if this call must fail. */
static bool
fails (void)
{
  if (fault_at == NEVER || part_only || ++calls != fault_at)
    return false;
  errno = EIO;
  return true;
}

/* Wrap TYPE NAME (PARAMETERS), called with ARGUMENTS; return ERROR on failure.
 */
#define WRAP(type, name, error, parameters, arguments)  \
  type __real_##name parameters;                        \
  type __wrap_##name parameters;                        \
  type __wrap_##name parameters                         \
  {                                                     \
    return fails () ? (error) : __real_##name arguments; \
  }

WRAP (int, bind, -1, (int fd, const struct sockaddr *a, socklen_t len),
      (fd, a, len))
WRAP (int, chmod, -1, (const char *path, mode_t mode), (path, mode))
WRAP (int, connect, -1, (int fd, const struct sockaddr *a, socklen_t len),
      (fd, a, len))
WRAP (int, clone, -1, (int (*run) (void *), void *stack, int flags,
                       void *opaque), (run, stack, flags, opaque))
WRAP (int, fchmod, -1, (int fd, mode_t mode), (fd, mode))
WRAP (FILE *, fopen, NULL, (const char *path, const char *mode), (path, mode))
WRAP (pid_t, fork, -1, (void), ())
WRAP (int, fstat, -1, (int fd, struct stat *to), (fd, to))
WRAP (int, fsync, -1, (int fd), (fd))
WRAP (int, ftruncate, -1, (int fd, off_t len), (fd, len))
WRAP (int, listen, -1, (int fd, int most), (fd, most))
WRAP (int, lstat, -1, (const char *path, struct stat *to), (path, to))
WRAP (int, mkdir, -1, (const char *path, mode_t mode), (path, mode))
WRAP (char *, mkdtemp, NULL, (char *path), (path))
WRAP (int, mkostemp, -1, (char *path, int flags), (path, flags))
WRAP (DIR *, opendir, NULL, (const char *path), (path))
WRAP (int, pipe2, -1, (int *ends, int flags), (ends, flags))
WRAP (int, posix_fallocate, EIO, (int fd, off_t at, off_t len),
      (fd, at, len))
WRAP (ssize_t, read, -1, (int fd, void *to, size_t len), (fd, to, len))
WRAP (ssize_t, recv, -1, (int fd, void *to, size_t len, int flags),
      (fd, to, len, flags))
WRAP (ssize_t, recvmsg, -1, (int fd, struct msghdr *m, int flags),
      (fd, m, flags))
WRAP (int, rename, -1, (const char *from, const char *to), (from, to))
WRAP (ssize_t, send, -1, (int fd, const void *from, size_t len, int flags),
      (fd, from, len, flags))
WRAP (ssize_t, sendmsg, -1, (int fd, const struct msghdr *m, int flags),
      (fd, m, flags))
WRAP (int, socket, -1, (int domain, int type, int protocol),
      (domain, type, protocol))

/* open has a mode only if it creates a file; an extra argument is harmless. */
int __real_open (const char *path, int flags, ...);
int __wrap_open (const char *path, int flags, mode_t mode);
int __real_openat (int directory, const char *path, int flags, ...);
int __wrap_openat (int directory, const char *path, int flags, mode_t mode);
ssize_t __real_write (int fd, const void *bytes, size_t len);
ssize_t __wrap_write (int fd, const void *bytes, size_t len);

int
__wrap_open (const char *path, int flags, mode_t mode)
{
  return fails () ? -1 : __real_open (path, flags, mode);
}

int
__wrap_openat (int directory, const char *path, int flags, mode_t mode)
{
  return fails () ? -1 : __real_openat (directory, path, flags, mode);
}

ssize_t
__wrap_write (int fd, const void *bytes, size_t len)
{
  if (part_only && fault_at != NEVER && len > 1 && ++calls == fault_at)
    return __real_write (fd, bytes, len / 2);
  return fails () ? -1 : __real_write (fd, bytes, len);
}

static bool
has_no_memory (void)
{
  return allocation_at != NEVER && ++allocations == allocation_at;
}

#define WRAP_MEMORY(name, parameters, arguments)                \
  void *__real_##name parameters;                               \
  void *__wrap_##name parameters;                               \
  void *__wrap_##name parameters                                \
  {                                                             \
    return has_no_memory () ? NULL : __real_##name arguments;   \
  }

WRAP_MEMORY (malloc, (size_t size), (size))
WRAP_MEMORY (calloc, (size_t count, size_t size), (count, size))
WRAP_MEMORY (reallocarray, (void *old, size_t count, size_t size),
             (old, count, size))
WRAP_MEMORY (strdup, (const char *text), (text))

static unsigned
open_files (void)
{
  DIR *directory = __real_opendir ("/proc/self/fd");
  unsigned count = 0;

  assert_non_null (directory);
  while (readdir (directory) != NULL)
    count++;
  closedir (directory);
  return count;
}

static void
check_diag (const struct fault_case *one, int status, struct diag *diag)
{
  if (status == 0 || one->silent)
    assert_false (diag_is_set (diag));
  else
    assert_true (diag_is_set (diag) && *diag->text != '\0');
  diag_reset (diag);
}

/* Run with one fault.  Returns false if no call was left to fail. */
static bool
try (const struct fault_case *one, unsigned at)
{
  unsigned before = open_files ();
  struct diag diag = { 0 };
  bool happened;
  int status;

  if (one->prepare != NULL)
    assert_int_equal (one->prepare (&diag), 0);
  calls = 0;
  fault_at = at;
  status = one->run (&diag);
  happened = calls >= at;
  fault_at = NEVER;
  if (!happened)
    assert_int_equal (status, 0);
  check_diag (one, status, &diag);
  assert_int_equal (open_files (), before);
  assert_int_equal (waitpid (-1, NULL, WNOHANG), -1);
  if (one->check != NULL)
    one->check (status);
  return happened;
}

unsigned
fault_each (const struct fault_case *one)
{
  unsigned faults = 0;

  for (int part = 0; part < 2; ++part) {
    unsigned at = 1;

    part_only = part;
    while (try (one, at)) {
      at++;
      assert_true (at < MOST_FAULTS);
    }
    faults += at - 1;
  }
  part_only = false;
  print_message ("%s: %u faults\n", one->name, faults);
  return faults;
}

/* Exit status of the child: 0 if no call was left to fail. */
static void
run_out_of_memory (const struct fault_case *one, unsigned at)
{
  struct rlimit no_core = { 0, 0 };
  struct diag diag = { 0 };

  setrlimit (RLIMIT_CORE, &no_core);
  /* Let cmocka report the failure. */
  signal (SIGABRT, SIG_DFL);
  allocations = 0;
  allocation_at = at;
  (void) !one->run (&diag);
  _exit (allocations >= at ? 1 : 0);
}

static int
ended_at (const struct fault_case *one, unsigned at)
{
  struct capture capture;
  int status;
  pid_t pid;

  capture_start (&capture, STDERR_FILENO);
  pid = __real_fork ();
  assert_true (pid >= 0);
  if (pid == 0)
    run_out_of_memory (one, at);
  assert_int_equal (waitpid (pid, &status, 0), pid);
  expect_text (capture_end (&capture), WIFEXITED (status) ? ""
               : "diskfish: out of memory\n");
  return status;
}

unsigned
fault_each_allocation (const struct fault_case *one)
{
  struct diag diag = { 0 };
  unsigned at = 1;
  int status;

  for (;; at++) {
    if (one->prepare != NULL)
      assert_int_equal (one->prepare (&diag), 0);
    status = ended_at (one, at);
    if (WIFEXITED (status))
      break;
    assert_int_equal (WTERMSIG (status), SIGABRT);
    assert_true (at < MOST_FAULTS);
  }
  /* Every failure must be reported. */
  assert_int_equal (WEXITSTATUS (status), 0);
  print_message ("%s: %u allocations\n", one->name, at - 1);
  return at - 1;
}
