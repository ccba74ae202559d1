/* diskfish: the user's directory of templates.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <time.h>

#include "cleanup.h"
#include "hash.h"
#include "manifest.h"
#include "prune.h"
#include "xalloc.h"
#include "xdg-dir.h"

enum { NEEDED_MIB = 512, RETRY_S = 600 };

static const char *const file_names[] = { "ram", "root.qcow2", "state" };

static bool
is_own_directory (const struct stat *directory)
{
  return S_ISDIR (directory->st_mode) && directory->st_uid == geteuid () &&
    (directory->st_mode & 077) == 0;
}

/* Return the directory of all templates, or NULL if there is no safe one.  The
 * caller frees it.
 */
static char *
warm_directory (void)
{
  CLEANUP_FREE char *above = xdg_dir (XDG_CACHE);
  CLEANUP_FREE char *path = above ? xasprintf ("%s/warm", above) : NULL;
  struct stat directory;

  if (path == NULL || (mkdir (path, 0700) == -1 && errno != EEXIST) ||
      lstat (path, &directory) == -1 || !is_own_directory (&directory))
    return NULL;
  return STEAL (path);
}

static char *
store_name_of (const char *fingerprint)
{
  uint64_t hash = hash_add (HASH_START, fingerprint, strlen (fingerprint));

  return xasprintf ("%016" PRIx64, hash);
}

static char *
path_in (const char *directory, const char *fingerprint, const char *suffix)
{
  CLEANUP_FREE char *name = store_name_of (fingerprint);

  return xasprintf ("%s/%s%s", directory, name, suffix);
}

/* Return the directory of the template, or NULL.  The caller frees it. */
static char *
path_of (const char *fingerprint)
{
  CLEANUP_FREE char *directory = warm_directory ();

  return directory ? path_in (directory, fingerprint, "") : NULL;
}

void
store_close (struct template *t)
{
  for (int i = 0; i < STORE_FILES; ++i)
    if (t->fd[i] >= 0)
      close (t->fd[i]);
  for (int i = 0; i < STORE_FILES; ++i)
    t->fd[i] = -1;
}

/* Open the files in DIRECTORY and verify them with the manifest. */
static int
open_files (int directory, const char *fingerprint, struct template *t)
{
  static const int access[] = { O_RDWR, O_RDONLY, O_RDONLY };
  struct stat own;

  if (fstat (directory, &own) == -1 || !is_own_directory (&own))
    return -1;
  for (int i = 0; i < STORE_FILES; ++i) {
    t->fd[i] = openat (directory, file_names[i],
                       access[i] | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
    if (t->fd[i] == -1)
      return -1;
  }
  return manifest_check (directory, fingerprint, t);
}

int
store_open (const char *fingerprint, struct template *t)
{
  CLEANUP_FREE char *path = path_of (fingerprint);
  CLEANUP_CLOSE int directory = -1;

  for (int i = 0; i < STORE_FILES; ++i)
    t->fd[i] = -1;
  if (path == NULL)
    return -1;
  directory = open (path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (directory >= 0 && open_files (directory, fingerprint, t) == 0) {
    /* Record the time of the last use for prune. */
    futimens (directory, NULL);
    return 0;
  }
  store_close (t);
  if (directory >= 0 || errno != ENOENT)
    store_discard (fingerprint);
  return -1;
}

void
store_discard (const char *fingerprint)
{
  CLEANUP_FREE char *path = path_of (fingerprint);

  if (path != NULL)
    prune_remove (path);
}

static bool
failed_lately (const char *directory, const char *fingerprint)
{
  CLEANUP_FREE char *path = path_in (directory, fingerprint, ".bad");
  struct stat file;

  return lstat (path, &file) == 0 && time (NULL) - file.st_mtime < RETRY_S &&
    file.st_mtime <= time (NULL);
}

static bool
has_space (const char *directory)
{
  struct statvfs fs;

  return statvfs (directory, &fs) == 0 &&
    (uint64_t) fs.f_bavail * fs.f_frsize / (1024 * 1024) >= NEEDED_MIB;
}

/* Take the lock, so that only one process makes the template.  The kernel
 * releases it when the process exits (flock(2)).
 */
static int
take_lock (const char *directory, const char *fingerprint)
{
  CLEANUP_FREE char *path = path_in (directory, fingerprint, ".lock");
  int fd = open (path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);

  if (fd >= 0 && flock (fd, LOCK_EX | LOCK_NB) == 0)
    return fd;
  if (fd >= 0)
    close (fd);
  return -1;
}

int
store_begin (const char *fingerprint, struct draft *d, const char **why)
{
  CLEANUP_FREE char *directory = warm_directory ();

  *d = (struct draft) { .lock = -1, .fd = -1 };
  if (directory == NULL)
    *why = "there is no safe cache directory";
  else if (failed_lately (directory, fingerprint))
    *why = "the last attempt failed a few minutes ago";
  else if (!has_space (directory))
    *why = "there is not enough space";
  else if ((d->lock = take_lock (directory, fingerprint)) == -1)
    *why = "another process is making it";
  if (d->lock == -1)
    return -1;
  d->name = path_in (directory, fingerprint, "");
  d->directory = path_in (directory, fingerprint, ".new");
  /* Remove what a killed process left. */
  prune_remove (d->directory);
  if (mkdir (d->directory, 0700) == 0)
    d->fd = open (d->directory,
                  O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (d->fd >= 0)
    return 0;
  *why = "cannot create its directory";
  store_abandon (d, false);
  return -1;
}

char *
store_path (const struct draft *d, enum store_file file)
{
  return xasprintf ("%s/%s", d->directory, file_names[file]);
}

static void
end_draft (struct draft *d)
{
  cleanup_close (&d->fd);
  close (d->lock);
  free (d->name);
  free (d->directory);
  *d = (struct draft) { .lock = -1, .fd = -1 };
}

static int
publish (struct draft *d, const char *fingerprint)
{
  struct template t = { .fd = { -1, -1, -1 } };
  int result = 0;

  for (int i = 0; i < STORE_FILES && result == 0; ++i) {
    t.fd[i] = openat (d->fd, file_names[i], O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    result = fchmod (t.fd[i], i == STORE_RAM ? 0600 : 0400);
  }
  if (result == 0)
    result = manifest_write (d->fd, fingerprint, &t);
  store_close (&t);
  if (result == -1)
    return -1;
  prune_remove (d->name);
  return rename (d->directory, d->name);
}

int
store_publish (struct draft *d, const char *fingerprint)
{
  CLEANUP_FREE char *directory = warm_directory ();

  if (directory == NULL || publish (d, fingerprint) == -1) {
    store_abandon (d, true);
    return -1;
  }
  prune (directory, d->name);
  end_draft (d);
  return 0;
}

void
store_abandon (struct draft *d, bool failed)
{
  CLEANUP_FREE char *bad = xasprintf ("%s.bad", d->name);

  prune_remove (d->directory);
  if (failed) {
    CLEANUP_CLOSE int fd =
      open (bad, O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);

    if (fd >= 0)
      futimens (fd, NULL);
  }
  end_draft (d);
}
