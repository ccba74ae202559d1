/* diskfish: check whether the guest uses a disk.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "busy.h"

#include <stdlib.h>
#include <string.h>

#include "cleanup.h"
#include "handle.h"
#include "xalloc.h"

/* Print the disk and everything on it, one line each: NAME TYPE MOUNTPOINT.
 * The kernel reports only one device of a mounted btrfs file system, so its
 * other devices are found with btrfs(8).
 */
static const char script[] =
  "d=$(readlink -e /dev/disk/by-path/*-scsi-0:0:%u:0) || exit\n"
  "lsblk -nrpo NAME,TYPE,MOUNTPOINT $d\n"
  "for p in $(lsblk -nrpo NAME $d); do\n"
  "  btrfs filesystem show -m 2>/dev/null | grep -q \" $p\\$\" &&\n"
  "    echo \"$p btrfs\"\n"
  "done\n"
  "true\n";

static const struct {
  const char *type;
  const char *what;
  const char *hint;
} uses[] = {
  { "lvm", "is an active logical volume", "run 'vg-activate-all false' first" },
  { "crypt", "is an open encrypted volume", "run 'cryptsetup-close' first" },
  { "raid", "is a running array", "run 'md-stop' first" },
  { "btrfs", "belongs to a mounted file system", "run 'umount-all' first" },
};

struct device_row {
  const char *name;
  const char *type;
  const char *mountpoint;       /* or NULL */
};

/* Return the user's name for a device of the guest, which the caller frees.
 * The guest may number the disks in another order after hotplug.
 */
static char *
known_name (guestfs_h *g, const struct drive *drive, const char *disk,
            const char *name)
{
  CLEANUP_FREE char *device = drive_device (drive->number);
  char *volume = NULL;

  if (strncmp (name, disk, strlen (disk)) == 0)
    return xasprintf ("/dev/%s%s", device, name + strlen (disk));
  if (strncmp (name, "/dev/mapper/", 12) == 0)
    volume = guestfs_lvm_canonical_lv_name (g, name);
  return volume ? volume : xstrdup (name);
}

/* Return the mount point without /sysroot, where libguestfs's daemon mounts
 * everything.
 */
static const char *
known_mountpoint (const char *mountpoint)
{
  static const char root[] = "/sysroot";

  if (strncmp (mountpoint, root, sizeof root - 1) == 0)
    mountpoint += sizeof root - 1;
  return *mountpoint ? mountpoint : "/";
}

int
busy_mounted (const char *name, const char *directory, struct diag *diag)
{
  diag_set (diag, DIAG_FAILED, "'%s' is mounted on '%s'", name, directory);
  diag_hint (diag, "run 'umount %s' first", name);
  return -1;
}

static int
check_row (const char *name, const struct device_row *row, struct diag *diag)
{
  if (row->mountpoint != NULL && strcmp (row->mountpoint, "[SWAP]") == 0) {
    diag_set (diag, DIAG_FAILED, "'%s' is in use as swap space", name);
    diag_hint (diag, "run 'swapoff-device %s' first", name);
    return -1;
  }
  if (row->mountpoint != NULL)
    return busy_mounted (name, known_mountpoint (row->mountpoint), diag);
  for (size_t i = 0; i < sizeof uses / sizeof *uses; ++i)
    if (strcmp (row->type, uses[i].type) == 0) {
      diag_set (diag, DIAG_FAILED, "'%s' %s", name, uses[i].what);
      diag_hint (diag, "%s", uses[i].hint);
      return -1;
    }
  return 0;
}

static int
check_rows (guestfs_h *g, const struct drive *drive, char *lines,
            struct diag *diag)
{
  const char *disk = NULL;
  char *line;

  while ((line = strsep (&lines, "\n")) != NULL) {
    struct device_row row = { .name = strsep (&line, " ") };
    CLEANUP_FREE char *name = NULL;

    row.type = line ? strsep (&line, " ") : "";
    row.mountpoint = line && *line ? line : NULL;
    if (disk == NULL)
      disk = row.name;
    name = known_name (g, drive, disk, row.name);
    if (check_row (name, &row, diag) == -1)
      return -1;
  }
  return 0;
}

int
busy_check (guestfs_h *g, const struct drive *drive, struct diag *diag)
{
  CLEANUP_FREE char *command = xasprintf (script, drive->number);
  char *words[] = { command, NULL };
  CLEANUP_FREE char *lines = guestfs_debug (g, "sh", words);

  if (lines == NULL) {
    CLEANUP_FREE char *message = handle_message (g);

    return diag_set (diag, DIAG_FAILED, "cannot check what uses the disk: "
                     "%s", message);
  }
  return check_rows (g, drive, lines, diag);
}
