/* diskfish: the user's cache folder of templates.
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
is_own_folder (const struct stat *folder)
{
  return S_ISDIR (folder->st_mode) && folder->st_uid == geteuid () &&
    (folder->st_mode & 077) == 0;
}

/* The folder of all templates. */
static char *
warm_folder (void)
{
  CLEANUP_FREE char *above = xdg_dir (XDG_CACHE);
  CLEANUP_FREE char *path = above ? xasprintf ("%s/warm", above) : NULL;
  struct stat folder;

  if (path == NULL || (mkdir (path, 0700) == -1 && errno != EEXIST) ||
      lstat (path, &folder) == -1 || !is_own_folder (&folder))
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
path_in (const char *folder, const char *fingerprint, const char *suffix)
{
  CLEANUP_FREE char *name = store_name_of (fingerprint);

  return xasprintf ("%s/%s%s", folder, name, suffix);
}

/* The template's own directory; NULL if there is no safe place for it. */
static char *
path_of (const char *fingerprint)
{
  CLEANUP_FREE char *folder = warm_folder ();

  return folder ? path_in (folder, fingerprint, "") : NULL;
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

/* Open the files below FOLDER and compare them with their seal. */
static int
open_files (int folder, const char *fingerprint, struct template *t)
{
  static const int access[] = { O_RDWR, O_RDONLY, O_RDONLY };
  struct stat own;

  if (fstat (folder, &own) == -1 || !is_own_folder (&own))
    return -1;
  for (int i = 0; i < STORE_FILES; ++i) {
    t->fd[i] = openat (folder, file_names[i],
                       access[i] | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
    if (t->fd[i] == -1)
      return -1;
  }
  return manifest_check (folder, fingerprint, t);
}

int
store_open (const char *fingerprint, struct template *t)
{
  CLEANUP_FREE char *path = path_of (fingerprint);
  CLEANUP_CLOSE int folder = -1;

  for (int i = 0; i < STORE_FILES; ++i)
    t->fd[i] = -1;
  if (path == NULL)
    return -1;
  folder = open (path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (folder >= 0 && open_files (folder, fingerprint, t) == 0) {
    /* The time of its last use, for prune. */
    futimens (folder, NULL);
    return 0;
  }
  store_close (t);
  if (folder >= 0 || errno != ENOENT)
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
failed_lately (const char *folder, const char *fingerprint)
{
  CLEANUP_FREE char *path = path_in (folder, fingerprint, ".bad");
  struct stat file;

  return lstat (path, &file) == 0 && time (NULL) - file.st_mtime < RETRY_S &&
    file.st_mtime <= time (NULL);
}

static bool
has_space (const char *folder)
{
  struct statvfs fs;

  return statvfs (folder, &fs) == 0 &&
    (uint64_t) fs.f_bavail * fs.f_frsize / (1024 * 1024) >= NEEDED_MIB;
}

/* Only one process at a time makes it; the lock goes with the process. */
static int
take_lock (const char *folder, const char *fingerprint)
{
  CLEANUP_FREE char *path = path_in (folder, fingerprint, ".lock");
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
  CLEANUP_FREE char *folder = warm_folder ();

  *d = (struct draft) { .lock = -1, .fd = -1 };
  if (folder == NULL)
    *why = "there is no safe cache directory";
  else if (failed_lately (folder, fingerprint))
    *why = "the last attempt failed a few minutes ago";
  else if (!has_space (folder))
    *why = "there is not enough space";
  else if ((d->lock = take_lock (folder, fingerprint)) == -1)
    *why = "another process is making it";
  if (d->lock == -1)
    return -1;
  d->name = path_in (folder, fingerprint, "");
  d->folder = path_in (folder, fingerprint, ".new");
  /* What a killed process left. */
  prune_remove (d->folder);
  if (mkdir (d->folder, 0700) == 0)
    d->fd = open (d->folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (d->fd >= 0)
    return 0;
  *why = "cannot create its directory";
  store_abandon (d, false);
  return -1;
}

char *
store_path (const struct draft *d, enum store_file file)
{
  return xasprintf ("%s/%s", d->folder, file_names[file]);
}

static void
end_draft (struct draft *d)
{
  cleanup_close (&d->fd);
  close (d->lock);
  free (d->name);
  free (d->folder);
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
  return rename (d->folder, d->name);
}

int
store_publish (struct draft *d, const char *fingerprint)
{
  CLEANUP_FREE char *folder = warm_folder ();

  if (folder == NULL || publish (d, fingerprint) == -1) {
    store_abandon (d, true);
    return -1;
  }
  prune (folder, d->name);
  end_draft (d);
  return 0;
}

void
store_abandon (struct draft *d, bool failed)
{
  CLEANUP_FREE char *bad = xasprintf ("%s.bad", d->name);

  prune_remove (d->folder);
  if (failed) {
    CLEANUP_CLOSE int fd =
      open (bad, O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);

    if (fd >= 0)
      futimens (fd, NULL);
  }
  end_draft (d);
}
