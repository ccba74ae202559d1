/* diskfish: temporary files and directories of one process.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "temporary.h"

#include <errno.h>
#include <fts.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cleanup.h"
#include "xalloc.h"

/* Return the inode number of /proc/self/ns/pid, which identifies the namespace
 * (namespaces(7)), or 0.
 */
static uintmax_t
own_namespace (void)
{
  struct stat space;

  return stat ("/proc/self/ns/pid", &space) == 0 ? space.st_ino : 0;
}

/* Return the start of the names whose process IDs are valid here. */
static char *
common_part (const char *prefix)
{
  return xasprintf ("%s-%jx-", prefix, own_namespace ());
}

char *
temporary_prefix (const char *prefix)
{
  CLEANUP_FREE char *common = common_part (prefix);

  return xasprintf ("%s%d-", common, (int) getpid ());
}

/* Return true if the entry NAME is to be removed. */
typedef bool chosen_function (const char *name, const char *start);

static bool
begins (const char *name, const char *start)
{
  return strncmp (name, start, strlen (start)) == 0;
}

static bool
is_orphan (const char *name, const char *common)
{
  pid_t pid = begins (name, common) ? (pid_t) atoi (name + strlen (common)) : 0;

  return pid > 0 && kill (pid, 0) == -1 && errno == ESRCH;
}

static bool
is_own (const char *path)
{
  struct stat file;

  return lstat (path, &file) == 0 && file.st_uid == geteuid ();
}

static void
remove_chosen (const char *directory, chosen_function *is_chosen,
               const char *start)
{
  DIR *dir = opendir (directory);
  struct dirent *entry;

  while (dir != NULL && (entry = readdir (dir)) != NULL) {
    CLEANUP_FREE char *path = xasprintf ("%s/%s", directory, entry->d_name);

    if (is_chosen (entry->d_name, start) && is_own (path))
      temporary_remove (path);
  }
  if (dir != NULL)
    closedir (dir);
}

void
temporary_clean (const char *directory, const char *prefix)
{
  CLEANUP_FREE char *common = common_part (prefix);

  remove_chosen (directory, is_orphan, common);
}

void
temporary_clean_of (const char *directory, const char *prefix, pid_t process)
{
  CLEANUP_FREE char *common = common_part (prefix);
  CLEANUP_FREE char *start = xasprintf ("%s%d-", common, (int) process);

  remove_chosen (directory, begins, start);
}

char *
temporary_folder (const char *parent)
{
  CLEANUP_FREE char *prefix = temporary_prefix ("diskfish");
  CLEANUP_FREE char *path = xasprintf ("%s/%sXXXXXX", parent, prefix);

  temporary_clean (parent, "diskfish");
  return mkdtemp (path) != NULL ? STEAL (path) : NULL;
}

/* A directory that was copied may lack the permissions to empty it. */
void
temporary_remove (const char *path)
{
  CLEANUP_FREE char *copy = xstrdup (path);
  char *const paths[] = { copy, NULL };
  FTS *tree = fts_open (paths, FTS_PHYSICAL | FTS_NOCHDIR | FTS_XDEV, NULL);

  if (tree == NULL)
    return;
  for (FTSENT *entry = fts_read (tree); entry; entry = fts_read (tree))
    if (entry->fts_info == FTS_D)
      chmod (entry->fts_accpath, 0700);
    else
      remove (entry->fts_accpath);
  fts_close (tree);
}
