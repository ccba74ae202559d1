/* diskfish: what libguestfs takes for QEMU.
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
#include "hv-env.h"
#include "xalloc.h"
#include "xdg-dir.h"

/* The kernel reads no more of the first line, see execve(2). */
enum { LONGEST_FIRST_LINE = 127 };

static bool
is_same (const char *path, const char *helper, const struct stat *wanted)
{
  CLEANUP_CLOSE int fd = open (path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
  char line[LONGEST_FIRST_LINE + 2] = "";
  struct stat file;

  return fd >= 0 && fstat (fd, &file) == 0 && file.st_uid == geteuid () &&
    file.st_size == wanted->st_size &&
    file.st_mtim.tv_sec == wanted->st_mtim.tv_sec &&
    read (fd, line, sizeof line - 1) > 2 &&
    strncmp (line + 2, helper, strlen (helper)) == 0 &&
    line[2 + strlen (helper)] == '\n';
}

/* The rest of the file is a hole. */
static bool
hv_wrapper_fill (int fd, const char *helper, const struct stat *wanted)
{
  const struct timespec times[] = { wanted->st_mtim, wanted->st_mtim };

  return dprintf (fd, "#!%s\n", helper) > 0 &&
    ftruncate (fd, wanted->st_size) == 0 && fchmod (fd, 0700) == 0 &&
    futimens (fd, times) == 0;
}

static bool
hv_wrapper_write (const char *path, const char *helper,
                  const struct stat *wanted)
{
  CLEANUP_FREE char *new = xasprintf ("%s.XXXXXX", path);
  int fd = mkostemp (new, O_CLOEXEC);
  bool filled;

  if (fd == -1)
    return false;
  filled = hv_wrapper_fill (fd, helper, wanted);
  if (close (fd) == 0 && filled && rename (new, path) == 0)
    return true;
  unlink (new);
  return false;
}

/* The path of the program, which may be looked for in PATH by its name. */
static bool
examine (const char *qemu, struct stat *file)
{
  const char *path = getenv ("PATH");
  CLEANUP_FREE char *folders = xstrdup (path ? path : "");
  char *rest = folders, *folder;

  if (strchr (qemu, '/') != NULL)
    return stat (qemu, file) == 0;
  while ((folder = strsep (&rest, ":")) != NULL) {
    CLEANUP_FREE char *found = xasprintf ("%s/%s", folder, qemu);

    if (stat (found, file) == 0)
      return true;
  }
  return false;
}

char *
hv_wrapper_make (const char *helper, const char *qemu)
{
  CLEANUP_FREE char *folder = xdg_dir (XDG_CACHE);
  CLEANUP_FREE char *path = NULL;
  struct stat wanted;

  if (!examine (qemu, &wanted))
    return NULL;
  if (folder == NULL || strlen (helper) + 2 > LONGEST_FIRST_LINE ||
      strpbrk (helper, " \t\n") != NULL)
    return xstrdup (helper);
  wanted.st_size += LONGEST_FIRST_LINE + 1;
  path = xasprintf ("%s/" HV_NAME "-%jx-%jx", folder,
                    (intmax_t) wanted.st_size,
                    (intmax_t) wanted.st_mtim.tv_sec);
  if (!is_same (path, helper, &wanted) && !hv_wrapper_write (path, helper,
                                                             &wanted))
    return xstrdup (helper);
  /* The folder may be on a file system from which nothing is run. */
  return access (path, X_OK) == 0 ? STEAL (path) : xstrdup (helper);
}
