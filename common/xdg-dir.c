/* diskfish: diskfish's directories below the XDG base directories.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "xdg-dir.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cleanup.h"
#include "xalloc.h"

/* The XDG specification demands that relative paths are ignored. */
static char *
parent (enum xdg_dir which)
{
  const char *variable = which == XDG_CACHE ? "XDG_CACHE_HOME"
    : "XDG_STATE_HOME";
  const char *below = which == XDG_CACHE ? ".cache" : ".local/state";
  const char *set = getenv (variable), *home = getenv ("HOME");

  if (set != NULL && *set == '/')
    return xstrdup (set);
  if (home == NULL || *home != '/')
    return NULL;
  return xasprintf ("%s/%s", home, below);
}

/* Create the directory and its missing parents. */
static void
make (char *path)
{
  for (char *slash = strchr (path + 1, '/'); slash != NULL;
       slash = strchr (slash + 1, '/')) {
    *slash = '\0';
    mkdir (path, 0700);
    *slash = '/';
  }
  mkdir (path, 0700);
}

/* True if no other user can change what is in the directory. */
static bool
is_safe (const char *path)
{
  struct stat directory;

  return lstat (path, &directory) == 0 && S_ISDIR (directory.st_mode) &&
    directory.st_uid == geteuid () && (directory.st_mode & 022) == 0;
}

static char *
runtime_directory (void)
{
  const char *set = getenv ("XDG_RUNTIME_DIR");

  return set != NULL && *set == '/' ? xasprintf ("%s/diskfish", set)
    : xasprintf ("/tmp/diskfish-%u", (unsigned) geteuid ());
}

/* Return the path of the directory, or NULL without a home directory. */
static char *
xdg_dir_name_of (enum xdg_dir which)
{
  CLEANUP_FREE char *above = which == XDG_RUNTIME ? NULL : parent (which);

  if (above == NULL && which != XDG_RUNTIME)
    return NULL;
  return above ? xasprintf ("%s/diskfish", above) : runtime_directory ();
}

char *
xdg_dir (enum xdg_dir which)
{
  CLEANUP_FREE char *path = xdg_dir_name_of (which);

  if (path != NULL && !is_safe (path))
    make (path);
  return path != NULL && is_safe (path) ? STEAL (path) : NULL;
}

char *
xdg_dir_existing (enum xdg_dir which)
{
  CLEANUP_FREE char *path = xdg_dir_name_of (which);

  return path != NULL && is_safe (path) ? STEAL (path) : NULL;
}

char *
xdg_dir_read (enum xdg_dir which, const char *name)
{
  CLEANUP_FREE char *directory = xdg_dir (which);
  CLEANUP_FREE char *path =
    directory ? xasprintf ("%s/%s", directory, name) : NULL;
  CLEANUP_CLOSE int fd =
    path ? open (path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC) : -1;
  char text[4096];
  ssize_t len = fd >= 0 ? read (fd, text, sizeof text) : -1;

  return len >= 0 ? xstrndup (text, (size_t) len) : NULL;
}

void
xdg_dir_write (enum xdg_dir which, const char *name, const char *text)
{
  CLEANUP_FREE char *directory = xdg_dir (which);
  CLEANUP_FREE char *path = NULL, *new = NULL;
  size_t len = strlen (text);
  bool written;
  int fd;

  if (directory == NULL)
    return;
  path = xasprintf ("%s/%s", directory, name);
  new = xasprintf ("%s.XXXXXX", path);
  fd = mkostemp (new, O_CLOEXEC);
  if (fd == -1)
    return;
  written = write (fd, text, len) == (ssize_t) len;
  if (close (fd) == -1 || !written || rename (new, path) == -1)
    unlink (new);
}
