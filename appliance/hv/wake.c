/* diskfish: the agent in the guest: makes a clone's guest what it would be
 * after a cold start.  It runs in the appliance only.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "wake.h"

#include <dirent.h>
#include <fcntl.h>
#include <linux/fs.h>
#include <linux/random.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { STEP_NS = 2000000, MOST_STEPS = 60 * 500 };

/* A wait of one step; false when there were too many. */
static bool
step (void)
{
  static const struct timespec moment = { .tv_nsec = STEP_NS };
  static unsigned steps;

  nanosleep (&moment, NULL);
  return ++steps < MOST_STEPS;
}

static int
open_port (void)
{
  int fd;

  while ((fd = open ("/dev/virtio-ports/" WAKE_PORT, O_RDWR | O_CLOEXEC)) == -1)
    if (!step ())
      return -1;
  return fd;
}

static void
answer (int port, enum wake_answer what)
{
  char byte = (char) what;

  if (write (port, &byte, 1) != 1)
    exit (1);
}

/* Every clone has the random pool of its template: give it one of its own. */
static int
seed_random (const struct wake_order *order)
{
  struct {
    struct rand_pool_info info;
    uint8_t seed[WAKE_SEED];
  } pool = { .info = { .entropy_count = 8 * WAKE_SEED,
                       .buf_size = WAKE_SEED } };
  int fd = open ("/dev/urandom", O_RDWR | O_CLOEXEC);
  int result;

  memcpy (pool.seed, order->seed, WAKE_SEED);
  result = ioctl (fd, RNDADDENTROPY, &pool) == 0 &&
    ioctl (fd, RNDRESEEDCRNG) == 0 ? 0 : -1;
  close (fd);
  return result;
}

static int
set_clock (const struct wake_order *order)
{
  struct timespec now = { .tv_sec = order->seconds,
                          .tv_nsec = order->nanoseconds };

  return clock_settime (CLOCK_REALTIME, &now);
}

static int
wait_for_disk (unsigned disk)
{
  char path[32];

  snprintf (path, sizeof path, "/sys/block/sd%c", 'a' + (int) disk);
  while (access (path, F_OK) == -1)
    if (!step ())
      return -1;
  return 0;
}

/* udev's record of a block device, which is there once its rules have run;
 * FOLDER is that of the device in sysfs.
 */
static bool
record (const char *folder, char *path, size_t size)
{
  char name[512], number[32];
  FILE *file;

  snprintf (name, sizeof name, "%s/dev", folder);
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

/* What tells one record of the first disk from the next, which replaces it. */
static ino_t
first_record (void)
{
  char path[64];
  struct stat file;

  return record ("/sys/block/sda", path, sizeof path) &&
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

static long
first_size (void)
{
  FILE *file = fopen ("/sys/block/sda/size", "re");
  long sectors = -1;

  if (file != NULL) {
    if (fscanf (file, "%ld", &sectors) != 1)
      sectors = -1;
    fclose (file);
  }
  return sectors;
}

/* The first disk is another one than in the template: the kernel has to look
 * at it again.  What was read of the other is forgotten, the partitions come,
 * and udev hears of a change; of one of the size the kernel tells it.
 */
static int
look_again (void)
{
  long before = first_size ();
  int fd;

  if (put ("/sys/block/sda/device/rescan", "1") == -1)
    return -1;
  fd = open ("/dev/sda", O_RDONLY | O_CLOEXEC);
  if (fd == -1)
    return -1;
  ioctl (fd, BLKFLSBUF);
  ioctl (fd, BLKRRPART);
  close (fd);
  return first_size () != before ? 0 : put ("/sys/block/sda/uevent", "change");
}

/* Lines of records that say that a volume manager may want the device. */
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

/* A partition table of DOS with a dynamic disk of Windows. */
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

/* Look at a disk and its partitions.  False if udev is not done with one;
 * *MEMBER becomes true if one may belong to a volume manager.
 */
static bool
look_at (const char *name, bool *member)
{
  char folder[64], below[400], path[64];
  struct dirent *entry;
  bool done;
  DIR *partitions;

  snprintf (folder, sizeof folder, "/sys/block/%s", name);
  done = record (folder, path, sizeof path);
  if (done)
    *member = *member || is_member (path) || is_dynamic (name);
  partitions = opendir (folder);
  while (partitions != NULL && (entry = readdir (partitions)) != NULL) {
    if (strncmp (entry->d_name, name, strlen (name)) != 0)
      continue;
    snprintf (below, sizeof below, "%s/%s", folder, entry->d_name);
    done = record (below, path, sizeof path) && done;
    *member = *member || is_member (path);
  }
  if (partitions != NULL)
    closedir (partitions);
  return done;
}

/* OLD is the first disk's record of the template. */
static int
wait_for_udev (unsigned disks, ino_t old, bool *member)
{
  for (;;) {
    bool done = access ("/run/udev/queue", F_OK) == -1 &&
      first_record () != old;

    for (unsigned i = 0; i < disks && done; ++i) {
      char name[] = { 's', 'd', (char) ('a' + i), '\0' };

      done = look_at (name, member);
    }
    if (done && access ("/run/udev/queue", F_OK) == -1)
      return 0;
    if (!step ())
      return -1;
  }
}

/* The appliance's /init gives disks the time that remote images need. */
static void
set_timeout (unsigned disk)
{
  char path[64];

  snprintf (path, sizeof path, "/sys/block/sd%c/device/timeout",
            'a' + (int) disk);
  if (put (path, "300\n") == -1)
    fputs ("diskfish: the time-out of a disk is not set\n", stderr);
}

/* As the appliance's /init does it when it finds disks. */
static int
start_volumes (void)
{
  /* A text of our own, in the appliance.  NOLINTNEXTLINE(cert-env33-c) */
  return system ("mdadm -As --auto=yes --no-degraded\n"
                 "LVM_SYSTEM_DIR=/tmp/lvm lvm pvscan --cache --activate ay\n"
                 "mdadm -As --auto=yes --run\n"
                 "ldmtool create all\n"
                 "udevadm settle\n"
                 "true") == 0 ? 0 : -1;
}

static int
wake (int port, const struct wake_order *order)
{
  ino_t old = first_record ();
  bool member = false;

  if (order->magic != WAKE_MAGIC || order->disks == 0 || order->disks > 26 ||
      seed_random (order) == -1 || set_clock (order) == -1 ||
      look_again () == -1)
    return -1;
  for (unsigned i = 0; i < order->disks; ++i) {
    if (wait_for_disk (i) == -1)
      return -1;
    answer (port, WAKE_DISK);
  }
  if (wait_for_udev (order->disks, old, &member) == -1)
    return -1;
  for (unsigned i = 0; i < order->disks; ++i)
    set_timeout (i);
  return member ? start_volumes () : 0;
}

/* Who started it must not wait for it. */
static void
detach (void)
{
  int null = open ("/dev/null", O_RDWR | O_CLOEXEC);

  if (fork () != 0)
    _exit (0);
  setsid ();
  for (int fd = 0; fd < 3; ++fd)
    dup2 (null, fd);
  close_range (3, ~0U, 0);
  if (chdir ("/") == -1)
    _exit (1);
}

int
main (int argc, char **argv)
{
  struct wake_order order;
  int port;

  if (argc > 0)
    unlink (argv[0]);
  detach ();
  port = open_port ();
  if (port == -1)
    return 1;
  answer (port, WAKE_READY);
  if (read (port, &order, sizeof order) != (ssize_t) sizeof order)
    return 1;
  answer (port, wake (port, &order) == 0 ? WAKE_DONE : WAKE_FAILED);
  return 0;
}
