/* diskfish: the disks of a clone's guest and their udev records.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "disks.h"

#include <dirent.h>
#include <fcntl.h>
#include <glob.h>
#include <linux/fs.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { STEP_NS = 2000000, MOST_STEPS = 60 * 500 };

bool
disks_step (void)
{
  static const struct timespec moment = { .tv_nsec = STEP_NS };
  static unsigned steps;

  nanosleep (&moment, NULL);
  return ++steps < MOST_STEPS;
}

bool
disks_have_events (void)
{
  return access ("/run/udev/queue", F_OK) == 0;
}

int
disks_wait_for (unsigned disk)
{
  char path[32];

  snprintf (path, sizeof path, "/sys/block/sd%c", 'a' + (int) disk);
  while (access (path, F_OK) == -1)
    if (!disks_step ())
      return -1;
  return 0;
}

bool
disks_record (const char *directory, char *path, size_t size)
{
  char name[512], number[32];
  FILE *file;

  snprintf (name, sizeof name, "%s/dev", directory);
  file = fopen (name, "re");
  if (file == NULL)
    return false;
  if (fgets (number, sizeof number, file) == NULL)
    number[0] = '\0';
  fclose (file);
  number[strcspn (number, "\n")] = '\0';
  snprintf (path, size, "/run/udev/data/b%s", number);
  return access (path, F_OK) == 0;
}

ino_t
disks_first_record (void)
{
  char path[64];
  struct stat file;

  return disks_record ("/sys/block/sda", path, sizeof path) &&
    stat (path, &file) == 0 ? file.st_ino : 0;
}

static int
put (const char *path, const char *word)
{
  int fd = open (path, O_WRONLY | O_CLOEXEC);
  int result = fd >= 0 && write (fd, word, strlen (word)) > 0 ? 0 : -1;

  if (fd >= 0)
    close (fd);
  return result;
}

static bool
has_partitions (void)
{
  glob_t found;
  bool any = glob ("/sys/block/sda/sda*", GLOB_NOSORT, NULL, &found) == 0;

  globfree (&found);
  return any;
}

/* udev hears of the change through the events of partitions.  A disk without
 * partitions causes none, so request one.
 */
int
disks_reread (void)
{
  int fd;

  if (put ("/sys/block/sda/device/rescan", "1") == -1)
    return -1;
  fd = open ("/dev/sda", O_RDONLY | O_CLOEXEC);
  if (fd == -1)
    return -1;
  ioctl (fd, BLKFLSBUF);
  ioctl (fd, BLKRRPART);
  close (fd);
  return has_partitions () ? 0 : put ("/sys/block/sda/uevent", "change");
}

/* True if the record says that a volume manager may want the device. */
static bool
is_member (const char *path)
{
  static const char *const signs[] = {
    "E:ID_FS_USAGE=raid", "E:ID_FS_AMBIVALENT", "E:ID_PART_ENTRY_TYPE=0x42",
    "E:ID_PART_ENTRY_TYPE=5808c8aa", "E:ID_PART_ENTRY_TYPE=af9b60a0",
  };
  FILE *file = fopen (path, "re");
  char line[512];
  bool member = false;

  while (file != NULL && !member && fgets (line, sizeof line, file) != NULL) {
    for (size_t i = 0; i < sizeof signs / sizeof *signs; ++i)
      member = member || strncmp (line, signs[i], strlen (signs[i])) == 0;
    member = member || (strncmp (line, "E:ID_FS_TYPE=", 13) == 0 &&
                        strstr (line, "_member") != NULL);
  }
  if (file != NULL)
    fclose (file);
  return member;
}

/* True if an MBR partition has the type of a dynamic disk of Windows (0x42). */
static bool
is_dynamic (const char *name)
{
  unsigned char sector[512] = { 0 };
  char path[32];
  bool dynamic = false;
  int fd;

  snprintf (path, sizeof path, "/dev/%s", name);
  fd = open (path, O_RDONLY | O_CLOEXEC);
  if (fd == -1)
    return false;
  if (read (fd, sector, sizeof sector) == (ssize_t) sizeof sector)
    for (size_t i = 0x1be; i < 0x1fe; i += 16)
      dynamic = dynamic || sector[i+4] == 0x42;
  close (fd);
  return dynamic;
}

/* Examine a disk and its partitions.  Return false if udev has not processed
 * all of them.  Set *MEMBER if one may belong to a volume manager.
 */
static bool
examine_disk (const char *name, bool *member)
{
  char directory[64], below[400], path[64];
  struct dirent *entry;
  bool done;
  DIR *partitions;

  snprintf (directory, sizeof directory, "/sys/block/%s", name);
  done = disks_record (directory, path, sizeof path);
  if (done)
    *member = *member || is_member (path) || is_dynamic (name);
  partitions = opendir (directory);
  while (partitions != NULL && (entry = readdir (partitions)) != NULL) {
    if (strncmp (entry->d_name, name, strlen (name)) != 0)
      continue;
    snprintf (below, sizeof below, "%s/%s", directory, entry->d_name);
    done = disks_record (below, path, sizeof path) && done;
    *member = *member || is_member (path);
  }
  if (partitions != NULL)
    closedir (partitions);
  return done;
}

/* OLD is the first disk's record of the template. */
int
disks_settle (unsigned disks, ino_t old, bool *member)
{
  for (;;) {
    bool done = !disks_have_events () &&
      disks_first_record () != old;

    for (unsigned i = 0; i < disks && done; ++i) {
      char name[] = { 's', 'd', (char) ('a' + i), '\0' };

      done = examine_disk (name, member);
    }
    if (done && !disks_have_events ())
      return 0;
    if (!disks_step ())
      return -1;
  }
}

void
disks_set_timeout (unsigned disk)
{
  char path[64];

  snprintf (path, sizeof path, "/sys/block/sd%c/device/timeout",
            'a' + (int) disk);
  if (put (path, "300\n") == -1)
    fputs ("diskfish: the time-out of a disk is not set\n", stderr);
}
