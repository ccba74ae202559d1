/* diskfish: remove templates.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "prune.h"

#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>

#include "cleanup.h"
#include "vector.h"

enum { MOST_TEMPLATES = 4, MOST_MIB = 1024, OLDEST_S = 30 * 24 * 3600 };

struct entry {
  char *path;
  struct timespec used;
  int64_t bytes;
};

DEFINE_VECTOR (entries, struct entry)

/* The files of a folder are on the disk what they occupy, not their size. */
static int64_t
visit_files (int folder, bool remove)
{
  DIR *files = fdopendir (dup (folder));
  struct dirent *entry;
  int64_t bytes = 0;

  while (files != NULL && (entry = readdir (files)) != NULL) {
    struct stat file;

    if (entry->d_name[0] == '.')
      continue;
    if (fstatat (folder, entry->d_name, &file, AT_SYMLINK_NOFOLLOW) == 0)
      bytes += (int64_t) file.st_blocks * 512;
    if (remove)
      unlinkat (folder, entry->d_name, 0);
  }
  if (files != NULL)
    closedir (files);
  return bytes;
}

void
prune_remove (const char *path)
{
  CLEANUP_CLOSE int folder =
    open (path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);

  if (folder == -1) {
    unlink (path);
    return;
  }
  visit_files (folder, true);
  rmdir (path);
}

static bool
ends_with (const char *text, const char *end)
{
  size_t len = strlen (text), tail = strlen (end);

  return len >= tail && strcmp (text + len - tail, end) == 0;
}

/* A draft or a lock that no process holds any more. */
static void
remove_leftover (const char *path)
{
  CLEANUP_FREE char *base = xstrndup (path, strcspn (path, "\0"));
  CLEANUP_FREE char *lock = NULL, *draft = NULL;
  CLEANUP_CLOSE int fd = -1;

  *strrchr (base, '.') = '\0';
  lock = xasprintf ("%s.lock", base);
  draft = xasprintf ("%s.new", base);
  fd = open (lock, O_RDWR | O_NOFOLLOW | O_CLOEXEC);
  if (fd >= 0 && flock (fd, LOCK_EX | LOCK_NB) == -1)
    return;
  prune_remove (draft);
}

static void
add_entry (struct entries *found, char *path)
{
  CLEANUP_CLOSE int fd =
    open (path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  struct stat folder;

  if (fd == -1 || fstat (fd, &folder) == -1) {
    free (path);
    return;
  }
  entries_append (found, (struct entry) { .path = path,
                                          .used = folder.st_mtim,
                                          .bytes = visit_files (fd, false) });
}

/* Locks and remarks on templates that nobody wanted for long. */
static void
remove_if_old (const char *path)
{
  struct stat file;

  if (lstat (path, &file) == 0 && S_ISREG (file.st_mode) &&
      time (NULL) - file.st_mtime > OLDEST_S)
    unlink (path);
}

static struct entries
list (const char *folder, const char *keep)
{
  DIR *dir = opendir (folder);
  struct dirent *entry;
  struct entries found = { 0 };

  while (dir != NULL && (entry = readdir (dir)) != NULL) {
    char *path = xasprintf ("%s/%s", folder, entry->d_name);
    bool own = entry->d_name[0] == '.' || strcmp (path, keep) == 0;

    if (!own && ends_with (path, ".new"))
      remove_leftover (path);
    if (!own && (ends_with (path, ".lock") || ends_with (path, ".bad")))
      remove_if_old (path);
    if (own || strchr (entry->d_name, '.') != NULL)
      free (path);
    else
      add_entry (&found, path);
  }
  if (dir != NULL)
    closedir (dir);
  return found;
}

/* Latest first. */
static int
prune_compare (const void *a, const void *b)
{
  const struct timespec *x = &((const struct entry *) a)->used;
  const struct timespec *y = &((const struct entry *) b)->used;

  if (x->tv_sec != y->tv_sec)
    return x->tv_sec < y->tv_sec ? 1 : -1;
  return (x->tv_nsec < y->tv_nsec) - (x->tv_nsec > y->tv_nsec);
}

static int64_t
size_of (const char *path)
{
  CLEANUP_CLOSE int fd =
    open (path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);

  return fd >= 0 ? visit_files (fd, false) : 0;
}

void
prune (const char *folder, const char *keep)
{
  struct entries found = list (folder, keep);
  int64_t total = size_of (keep);

  if (found.len > 0)
    qsort (found.ptr, found.len, sizeof *found.ptr, prune_compare);
  for (size_t i = 0; i < found.len; ++i) {
    struct entry *e = &found.ptr[i];

    total += e->bytes;
    if (i + 2 > MOST_TEMPLATES || total > (int64_t) MOST_MIB << 20 ||
        time (NULL) - e->used.tv_sec > OLDEST_S)
      prune_remove (e->path);
    free (e->path);
  }
  entries_reset (&found);
}
