/* diskfish: find the process that has locked an image.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * QEMU takes open file description locks (fcntl(2)), for which /proc/locks
 * shows no process.  /proc/PID/fdinfo/FD shows the locks of each open file.
 */

#include "lock-owner.h"

#include <ctype.h>
#include <dirent.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cleanup.h"
#include "xalloc.h"

enum { FARTHEST_PARENT = 64 };

static int
parent_of (int process)
{
  CLEANUP_FREE char *name = xasprintf ("/proc/%d/stat", process);
  CLEANUP_FCLOSE FILE *file = fopen (name, "re");
  char line[512];
  const char *end;

  if (file == NULL || fgets (line, sizeof line, file) == NULL)
    return 0;
  /* The name may contain ')'; the last one is followed by " S PARENT". */
  end = strrchr (line, ')');
  return end != NULL && strlen (end) > 4 ? atoi (end + 4) : 0;
}

/* True for this process and its descendants. */
static bool
is_ours (int process)
{
  for (int i = 0; process > 1 && i < FARTHEST_PARENT; ++i) {
    if (process == getpid ())
      return true;
    process = parent_of (process);
  }
  return false;
}

static bool
has_lock (int process, const char *fd)
{
  CLEANUP_FREE char *name = xasprintf ("/proc/%d/fdinfo/%s", process, fd);
  CLEANUP_FCLOSE FILE *file = fopen (name, "re");
  char line[512];

  while (file != NULL && fgets (line, sizeof line, file) != NULL)
    if (strncmp (line, "lock:", 5) == 0)
      return true;
  return false;
}

/* True if the process has the image open with a lock. */
static bool
holds (int process, const struct stat *image)
{
  CLEANUP_FREE char *directory = xasprintf ("/proc/%d/fd", process);
  DIR *dir = opendir (directory);
  struct dirent *entry;
  bool found = false;

  while (dir != NULL && !found && (entry = readdir (dir)) != NULL) {
    struct stat file;

    found = fstatat (dirfd (dir), entry->d_name, &file, 0) == 0 &&
      file.st_dev == image->st_dev && file.st_ino == image->st_ino &&
      has_lock (process, entry->d_name);
  }
  if (dir != NULL)
    closedir (dir);
  return found;
}

static char *
lock_owner_describe (int process)
{
  CLEANUP_FREE char *name = xasprintf ("/proc/%d/comm", process);
  CLEANUP_FCLOSE FILE *file = fopen (name, "re");
  char program[64] = "";

  if (file == NULL || fgets (program, sizeof program, file) == NULL)
    return xasprintf ("process %d", process);
  program[strcspn (program, "\n")] = '\0';
  return xasprintf ("process %d (%s)", process, program);
}

char *
lock_owner (const char *image)
{
  DIR *dir = opendir ("/proc");
  struct dirent *entry;
  struct stat file;
  char *owner = NULL;

  if (stat (image, &file) == -1 || dir == NULL) {
    if (dir != NULL)
      closedir (dir);
    return NULL;
  }
  while (owner == NULL && (entry = readdir (dir)) != NULL) {
    int process = atoi (entry->d_name);

    if (isdigit ((unsigned char) *entry->d_name) && !is_ours (process) &&
        holds (process, &file))
      owner = lock_owner_describe (process);
  }
  closedir (dir);
  return owner;
}
