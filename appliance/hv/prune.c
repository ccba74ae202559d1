/* diskfish: remove old templates.
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

/* Return the bytes that the files of a directory occupy, which for sparse files
 * is less than their size.  Also remove the files if REMOVE.
 */
static int64_t
visit_files (int directory, bool remove)
{
  DIR *files = fdopendir (dup (directory));
  struct dirent *entry;
  int64_t bytes = 0;

  while (files != NULL && (entry = readdir (files)) != NULL) {
    struct stat file;

    if (entry->d_name[0] == '.')
      continue;
    if (fstatat (directory, entry->d_name, &file, AT_SYMLINK_NOFOLLOW) == 0)
      bytes += (int64_t) file.st_blocks * 512;
    if (remove)
      unlinkat (directory, entry->d_name, 0);
  }
  if (files != NULL)
    closedir (files);
  return bytes;
}

void
prune_remove (const char *path)
{
  CLEANUP_CLOSE int directory =
    open (path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);

  if (directory == -1) {
    unlink (path);
    return;
  }
  visit_files (directory, true);
  rmdir (path);
}

static bool
ends_with (const char *text, const char *end)
{
  size_t len = strlen (text), tail = strlen (end);

  return len >= tail && strcmp (text + len - tail, end) == 0;
}

/* Remove a draft whose lock no process holds. */
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
  struct stat directory;

  if (fd == -1 || fstat (fd, &directory) == -1) {
    free (path);
    return;
  }
  entries_append (found, (struct entry) { .path = path,
                                          .used = directory.st_mtim,
                                          .bytes = visit_files (fd, false) });
}

/* Remove a lock or a mark of a failure that was not used for long. */
static void
remove_if_old (const char *path)
{
  struct stat file;

  if (lstat (path, &file) == 0 && S_ISREG (file.st_mode) &&
      time (NULL) - file.st_mtime > OLDEST_S)
    unlink (path);
}

/* Return the templates other than KEEP, and remove leftovers. */
static struct entries
list (const char *directory, const char *keep)
{
  DIR *dir = opendir (directory);
  struct dirent *entry;
  struct entries found = { 0 };

  while (dir != NULL && (entry = readdir (dir)) != NULL) {
    char *path = xasprintf ("%s/%s", directory, entry->d_name);
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

/* Compare the time of the last use; the latest comes first. */
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
prune (const char *directory, const char *keep)
{
  struct entries found = list (directory, keep);
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
