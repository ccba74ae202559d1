/* diskfish: unmount the directory that guestfs_mount_local_run serves.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "served-directory.h"

#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#include "appliance-state.h"
#include "cleanup.h"

extern char **environ;

void
served_directory_set (struct appliance *a, const char *directory)
{
  char *path = realpath (directory, NULL);

  free (atomic_exchange (&a->served, path));
}

void
served_directory_begin (struct appliance *a)
{
  a->serving = true;
}

void
served_directory_end (struct appliance *a)
{
  a->serving = false;
}

static bool
served_directory_run (const char *const *words)
{
  pid_t pid;
  int status;

  if (posix_spawnp (&pid, words[0], NULL, NULL, (char *const *) words,
                    environ) != 0)
    return false;
  return waitpid (pid, &status, 0) == pid && status == 0;
}

/* Unmount the directory.  With BUSY, unmount it lazily even if it is in use
 * (MNT_DETACH, see umount2(2)).
 * Only root may unmount; fusermount, which is setuid, does it for other users.
 */
static bool
unmount (const char *directory, bool busy)
{
  const char *const programs[] = { "fusermount3", "fusermount" };

  if (umount2 (directory, busy ? MNT_DETACH : 0) == 0)
    return true;
  for (size_t i = 0; i < sizeof programs / sizeof *programs; ++i) {
    const char *const words[] =
      { programs[i], "-q", busy ? "-uz" : "-u", "--", directory, NULL };

    if (served_directory_run (words))
      return true;
  }
  return false;
}

/* Set *CONNECTION to the number of the FUSE connection: the minor number of the
 * mount's device, see proc_pid_mountinfo(5).
 */
static bool
find_connection (const char *directory, unsigned *connection)
{
  FILE *mounts = fopen ("/proc/self/mountinfo", "re");
  CLEANUP_FREE char *line = NULL;
  size_t size = 0;
  bool found = false;

  while (mounts != NULL && !found && getline (&line, &size, mounts) > 0) {
    int at = 0;

    found = sscanf (line, "%*u %*u %*u:%u %*s %n", connection, &at) == 1 &&
      at > 0 && strncmp (line + at, directory, strlen (directory)) == 0 &&
      line[(size_t) at + strlen (directory)] == ' ';
  }
  if (mounts != NULL)
    fclose (mounts);
  return found;
}

/* Abort the FUSE connection, which a lazy unmount leaves alive as long as a
 * process has a file open in the directory.
 */
static void
abort_connection (const char *directory)
{
  CLEANUP_FREE char *file = NULL;
  CLEANUP_CLOSE int fd = -1;
  unsigned connection;

  if (!find_connection (directory, &connection))
    return;
  file = xasprintf ("/sys/fs/fuse/connections/%u/abort", connection);
  fd = open (file, O_WRONLY | O_CLOEXEC);
  if (fd >= 0 && write (fd, "1", 1) == 1)
    return;
  /* Without /sys/fs/fuse, root can abort it with MNT_FORCE: see umount2(2). */
  umount2 (directory, MNT_FORCE);
}

void
served_directory_interrupt (struct appliance *a)
{
  CLEANUP_FREE char *directory = NULL;

  if (!a->serving)
    return;
  directory = atomic_exchange (&a->served, NULL);
  if (directory == NULL || unmount (directory, false))
    return;
  abort_connection (directory);
  unmount (directory, true);
}
