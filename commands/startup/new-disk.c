/* diskfish: create the disks of -N.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "new-disk.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cleanup.h"
#include "conflicts.h"
#include "image.h"

int
new_disk_create (const struct session *session, const struct new_disk_spec *new,
                 const char *file, struct diag *diag)
{
  /* Check before image_create_raw truncates the file. */
  if (conflicts_user (&session->drives, file) != NULL)
    return diag_set (diag, DIAG_FAILED, "'%s' is already attached", file);
  return image_create_raw (file, new->size, false, diag);
}

void
new_disk_delete (const char *file)
{
  struct stat status;

  if (stat (file, &status) == 0 && S_ISREG (status.st_mode))
    unlink (file);
}

/* State while a disk is filled. */
struct work {
  guestfs_h *g;
  const struct new_disk_spec *new;
  char *device;
  enum new_disk_param blame;    /* parameter that a failure is due to */
};

static int
make_fs (struct work *w, enum new_disk_param type, const char *device)
{
  w->blame = type;
  return guestfs_mkfs (w->g, w->new->params[type], device);
}

static int
make_partition (struct work *w)
{
  w->blame = PARAM_PARTITION;
  return guestfs_part_disk (w->g, w->device,
                            w->new->params[PARAM_PARTITION]);
}

/* Create a boot partition, and a root partition in the remaining space. */
static int
make_two_partitions (struct work *w)
{
  const struct new_disk_spec *disk = w->new;
  int sector = guestfs_blockdev_getss (w->g, w->device);
  int64_t root;

  w->blame = PARAM_PARTITION;
  if (sector <= 0 ||
      guestfs_part_init (w->g, w->device,
                         disk->params[PARAM_PARTITION]) == -1)
    return -1;
  w->blame = PARAM_BOOTSIZE;
  root = 64 + disk->bootsize / sector;
  if (guestfs_part_add (w->g, w->device, "primary", 64, root - 1) == -1)
    return -1;
  return guestfs_part_add (w->g, w->device, "primary", root, -64);
}

/* Create the logical volume /dev/VG/LV in the whole partition NUMBER. */
static int
make_volume (struct work *w, int number)
{
  const char *name = w->new->params[PARAM_NAME] + strlen ("/dev/");
  CLEANUP_FREE char *group = xstrndup (name, strcspn (name, "/"));
  CLEANUP_FREE char *part = xasprintf ("%s%d", w->device, number);
  const char *const parts[] = { part, NULL };

  w->blame = PARAM_NAME;
  if (guestfs_pvcreate (w->g, part) == -1 ||
      guestfs_vgcreate (w->g, group, (char *const *) parts) == -1)
    return -1;
  return guestfs_lvcreate_free (w->g, name + strlen (group) + 1, group, 100);
}

static int
make_boot_root (struct work *w, bool volume)
{
  const char *name = w->new->params[PARAM_NAME];
  CLEANUP_FREE char *boot = xasprintf ("%s1", w->device);
  CLEANUP_FREE char *root = xasprintf ("%s2", w->device);

  if (make_two_partitions (w) == -1 ||
      make_fs (w, PARAM_BOOTFS, boot) == -1)
    return -1;
  if (volume && make_volume (w, 2) == -1)
    return -1;
  return make_fs (w, PARAM_FS, volume ? name : root);
}

static int
fill_disk (struct work *w)
{
  const char *name = w->new->params[PARAM_NAME];
  CLEANUP_FREE char *part = xasprintf ("%s1", w->device);

  switch (w->new->kind) {
  case NEW_DISK_DISK:
    return 0;
  case NEW_DISK_PART:
    return make_partition (w);
  case NEW_DISK_FS:
    return make_partition (w) == -1 ? -1 : make_fs (w, PARAM_FS, part);
  case NEW_DISK_LV:
    return make_partition (w) == -1 ? -1 : make_volume (w, 1);
  case NEW_DISK_LVFS:
    if (make_partition (w) == -1 || make_volume (w, 1) == -1)
      return -1;
    return make_fs (w, PARAM_FS, name);
  case NEW_DISK_BOOTROOT:
    return make_boot_root (w, false);
  case NEW_DISK_BOOTROOTLV:
    return make_boot_root (w, true);
  }
  abort ();
}

int
new_disk_prepare (struct session *session, const struct new_disk_spec *new,
                  const char *file, unsigned disk, struct span *where,
                  struct diag *diag)
{
  CLEANUP_FREE char *name = drive_device (disk);
  CLEANUP_FREE char *device = xasprintf ("/dev/%s", name);
  CLEANUP_FREE char *message = NULL;
  struct work work = {
    .g = session_guestfs (session), .new = new, .device = device,
  };

  if (fill_disk (&work) == 0)
    return 0;
  message = library_message (work.g, "-N");
  *where = new->places[work.blame];
  return diag_set (diag, DIAG_FAILED, "cannot create the disk '%s': %s", file,
                   message);
}
