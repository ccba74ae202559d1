/* diskfish: make the file that libguestfs runs as its hypervisor.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hv-wrapper.h"

#include <fcntl.h>
#include <stdint.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cleanup.h"
#include "find-program.h"
#include "hv-env.h"
#include "xalloc.h"
#include "xdg-dir.h"

/* Old kernels read no more of the first line: see execve(2). */
enum { LONGEST_FIRST_LINE = 127 };

/* True if the file is up to date and belongs to this user. */
static bool
is_same (const char *path, const char *wrapper, const struct stat *wanted)
{
  CLEANUP_CLOSE int fd = open (path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
  char line[LONGEST_FIRST_LINE + 2] = "";
  struct stat file;

  return fd >= 0 && fstat (fd, &file) == 0 && file.st_uid == geteuid () &&
    file.st_size == wanted->st_size &&
    file.st_mtim.tv_sec == wanted->st_mtim.tv_sec &&
    read (fd, line, sizeof line - 1) > 2 &&
    strncmp (line + 2, wrapper, strlen (wrapper)) == 0 &&
    line[2 + strlen (wrapper)] == '\n';
}

/* Write the first line, and extend the file with a hole to the wanted size. */
static bool
hv_wrapper_fill (int fd, const char *wrapper, const struct stat *wanted)
{
  const struct timespec times[] = { wanted->st_mtim, wanted->st_mtim };

  return dprintf (fd, "#!%s\n", wrapper) > 0 &&
    ftruncate (fd, wanted->st_size) == 0 && fchmod (fd, 0700) == 0 &&
    futimens (fd, times) == 0;
}

static bool
hv_wrapper_write (const char *path, const char *wrapper,
                  const struct stat *wanted)
{
  CLEANUP_FREE char *new = xasprintf ("%s.XXXXXX", path);
  int fd = mkostemp (new, O_CLOEXEC);
  bool filled;

  if (fd == -1)
    return false;
  filled = hv_wrapper_fill (fd, wrapper, wanted);
  if (close (fd) == 0 && filled && rename (new, path) == 0)
    return true;
  unlink (new);
  return false;
}

/* Set FILE to the status of QEMU, which is searched in PATH if its name has no
 * slash.  Return false if it is missing.
 */
static bool
examine (const char *qemu, struct stat *file)
{
  CLEANUP_FREE char *found = find_program (qemu);

  return found != NULL && stat (found, file) == 0;
}

char *
hv_wrapper_make (const char *wrapper, const char *qemu)
{
  CLEANUP_FREE char *directory = xdg_dir (XDG_CACHE);
  CLEANUP_FREE char *path = NULL;
  struct stat wanted;

  if (!examine (qemu, &wanted))
    return NULL;
  if (directory == NULL || strlen (wrapper) + 2 > LONGEST_FIRST_LINE ||
      strpbrk (wrapper, " \t\n") != NULL)
    return xstrdup (wrapper);
  wanted.st_size += LONGEST_FIRST_LINE + 1;
  path = xasprintf ("%s/" HV_NAME "-%jx-%jx", directory,
                    (intmax_t) wanted.st_size,
                    (intmax_t) wanted.st_mtim.tv_sec);
  if (!is_same (path, wrapper, &wanted) &&
      !hv_wrapper_write (path, wrapper, &wanted))
    return xstrdup (wrapper);
  /* The cache directory may be on a file system mounted noexec. */
  return access (path, X_OK) == 0 ? STEAL (path) : xstrdup (wrapper);
}
