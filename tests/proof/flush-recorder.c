/* diskfish: a recorder of flushes, for LD_PRELOAD.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For diskfish and QEMU.  For each fsync and fdatasync of a file named x.img
 * below $WITNESS_DIRECTORY it appends a line to $WITNESS_LOG:
 *
 *   PROGRAM CALL NAME free|held
 *
 * 'held' means that QEMU holds its lock on the file at that time.  NAME is "."
 * for the directory itself.  The call fails with EIO if NAME is $WITNESS_FAIL,
 * or if that is "all".  With $WITNESS_COPIES the file is copied at that time to
 * NAME.1, NAME.2, ... in that directory: its contents after a loss of power
 * before the next flush.
 */

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef int flush_function (int fd);

/* Return the name of the open file in the directory, or NULL. */
static const char *
name_of (int fd, char path[PATH_MAX])
{
  const char *directory = getenv ("WITNESS_DIRECTORY");
  size_t len = directory ? strlen (directory) : 0;
  char link[64];
  ssize_t got;

  snprintf (link, sizeof link, "/proc/self/fd/%d", fd);
  got = readlink (link, path, PATH_MAX - 1);
  if (got == -1 || len == 0)
    return NULL;
  path[got] = '\0';
  if (strncmp (path, directory, len) != 0)
    return NULL;
  if (path[len] == '\0')
    return ".";
  return path[len] == '/' && strstr (path + len, ".img") ? path + len + 1
    : NULL;
}

/* QEMU locks bytes of an image while it has the image open. */
static const char *
lock_state (int fd)
{
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };

  if (fcntl (fd, F_OFD_GETLK, &lock) == -1)
    return "free";
  return lock.l_type == F_UNLCK ? "free" : "held";
}

static void
write_down (const char *call, const char *name, int fd)
{
  const char *log = getenv ("WITNESS_LOG");
  int out = log ? open (log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644)
    : -1;

  if (out == -1)
    return;
  dprintf (out, "%s %s %s %s\n", program_invocation_short_name, call, name,
           lock_state (fd));
  close (out);
}

/* Copy only the data, so that the copy has equal holes. */
static void
copy_data (int from, int to)
{
  off_t at = 0, end;
  char block[65536];
  ssize_t got;

  while ((at = lseek (from, at, SEEK_DATA)) != -1) {
    end = lseek (from, at, SEEK_HOLE);
    for (; at < end; at += got) {
      got = pread (from, block, sizeof block, at);
      if (got <= 0 || pwrite (to, block, (size_t) got, at) != got)
        abort ();
    }
  }
}

/* Open the file again, since the descriptor may have O_DIRECT. */
static void
keep_copy (const char *name, int fd)
{
  const char *directory = getenv ("WITNESS_COPIES");
  char path[PATH_MAX];
  struct stat file;
  int from, to = -1;

  if (directory == NULL || fstat (fd, &file) == -1 || !S_ISREG (file.st_mode))
    return;
  snprintf (path, sizeof path, "/proc/self/fd/%d", fd);
  from = open (path, O_RDONLY | O_CLOEXEC);
  for (unsigned i = 1; to == -1; ++i) {
    snprintf (path, sizeof path, "%s/%s.%u", directory, name, i);
    to = open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    if (to == -1 && errno != EEXIST)
      abort ();
  }
  if (from == -1 || fstat (from, &file) == -1 ||
      ftruncate (to, file.st_size) == -1)
    abort ();
  copy_data (from, to);
  close (from);
  close (to);
}

static int
flush (const char *call, int fd)
{
  flush_function *real = (flush_function *) dlsym (RTLD_NEXT, call);
  const char *fail = getenv ("WITNESS_FAIL");
  char path[PATH_MAX];
  const char *name = name_of (fd, path);

  if (name == NULL)
    return real (fd);
  write_down (call, name, fd);
  if (fail != NULL &&
      (strcmp (fail, name) == 0 || strcmp (fail, "all") == 0)) {
    errno = EIO;
    return -1;
  }
  keep_copy (name, fd);
  return real (fd);
}

int
fsync (int fd)
{
  return flush ("fsync", fd);
}

int
fdatasync (int fd)
{
  return flush ("fdatasync", fd);
}
