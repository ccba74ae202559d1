/* diskfish: run a program without events of udev for the disk that it reads.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quiet-open.h"

#include <glob.h>
#include <sched.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include "command-words.h"

/* Each node takes a mount: a disk with more partitions is left to udev. */
enum { MOST_NODES = 32 };

/* Return the disk that the command line only reads, or NULL. */
static const char *
disk_of (char **argv)
{
  static const char *const parted[] = {
    "parted", "-m", "-s", "--", NULL, "unit", "b", "print"
  };
  static const char *const sgdisk[] = { "sgdisk", NULL, "-i", "#" };
  static const char prefix[] = "/dev/sd";
  const size_t parted_len = sizeof parted / sizeof *parted;
  const size_t sgdisk_len = sizeof sgdisk / sizeof *sgdisk;
  const char *disk = NULL;

  if (!command_words_match (argv, parted, parted_len, &disk) &&
      !command_words_match (argv, sgdisk, sgdisk_len, &disk))
    return NULL;
  if (strncmp (disk, prefix, strlen (prefix)) != 0)
    return NULL;
  disk += strlen (prefix);
  return *disk != '\0' && disk[strspn (disk, "abcdefghijklmnopqrstuvwxyz")]
    == '\0' ? disk - strlen (prefix) : NULL;
}

/* Cover a device node by a new one of the same device. */
static bool
cover (const char *name)
{
  char node[48];
  struct stat file;
  bool done;

  snprintf (node, sizeof node, "/run/diskfish-node-%d", (int) getpid ());
  if (stat (name, &file) == -1 || !S_ISBLK (file.st_mode) ||
      mknod (node, S_IFBLK | 0600, file.st_rdev) == -1)
    return false;
  done = mount (node, name, NULL, MS_BIND, NULL) == 0;
  unlink (node);
  return done;
}

/* parted opens the partitions too, to flush them. */
static void
cover_all (const char *disk)
{
  char pattern[48];
  glob_t found = { 0 };

  snprintf (pattern, sizeof pattern, "%s[0-9]*", disk);
  if (glob (pattern, GLOB_NOSORT, NULL, &found) == 0 &&
      found.gl_pathc > MOST_NODES) {
    globfree (&found);
    return;
  }
  if (unshare (CLONE_NEWNS) == 0 &&
      mount (NULL, "/", NULL, MS_REC | MS_SLAVE, NULL) == 0 && cover (disk))
    for (size_t i = 0; i < found.gl_pathc; ++i)
      if (!cover (found.gl_pathv[i]))
        break;
  globfree (&found);
}

void
quiet_open (char **argv)
{
  const char *disk = disk_of (argv);

  if (disk != NULL)
    cover_all (disk);
}
