/* diskfish: make the disks of -N.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "prepare.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cleanup.h"
#include "conflicts.h"
#include "image.h"

static int
make_image (const struct shell *shell, struct new_option *new,
            const char *file, struct diag *diag)
{
  /* Before what it holds is gone. */
  if (conflicts_user (&shell->session.drives, file) != NULL)
    return diag_set (diag, DIAG_FAILED, "'%s' is attached already", file);
  if (image_create_raw (file, new->disk.size, false, diag) == -1)
    return -1;
  new->made = true;
  return 0;
}

int
prepare_image (const struct shell *shell, struct options *options,
               size_t index, struct diag *diag)
{
  for (size_t i = 0; i < options->news.len; ++i) {
    struct new_option *new = &options->news.ptr[i];

    if (new->drive == index)
      return make_image (shell, new, new->file, diag);
  }
  return 0;
}

bool
prepare_is_new (const struct options *options, size_t index)
{
  for (size_t i = 0; i < options->news.len; ++i)
    if (options->news.ptr[i].drive == index)
      return true;
  return false;
}

void
prepare_undo (const struct options *options)
{
  for (size_t i = 0; i < options->news.len; ++i) {
    const struct new_option *new = &options->news.ptr[i];
    struct stat file;

    if (new->made && stat (new->file, &file) == 0 && S_ISREG (file.st_mode))
      unlink (new->file);
  }
}

/* A disk that is being filled. */
struct work {
  guestfs_h *g;
  const struct new_option *new;
  char *device;
  enum prepared_param blame;    /* what a failure is due to */
};

static int
make_fs (struct work *w, enum prepared_param type, const char *device)
{
  w->blame = type;
  return guestfs_mkfs (w->g, w->new->disk.params[type], device);
}

static int
make_partition (struct work *w)
{
  w->blame = PARAM_PARTITION;
  return guestfs_part_disk (w->g, w->device,
                            w->new->disk.params[PARAM_PARTITION]);
}

/* Boot, and what remains for the root. */
static int
make_two_partitions (struct work *w)
{
  const struct prepared *disk = &w->new->disk;
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

/* The partition number NUMBER becomes all of /dev/VG/LV. */
static int
make_volume (struct work *w, int number)
{
  const char *name = w->new->disk.params[PARAM_NAME] + strlen ("/dev/");
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
  const char *name = w->new->disk.params[PARAM_NAME];
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
fill (struct work *w)
{
  const char *name = w->new->disk.params[PARAM_NAME];
  CLEANUP_FREE char *part = xasprintf ("%s1", w->device);

  switch (w->new->disk.kind) {
  case PREPARED_DISK:
    return 0;
  case PREPARED_PART:
    return make_partition (w);
  case PREPARED_FS:
    return make_partition (w) == -1 ? -1 : make_fs (w, PARAM_FS, part);
  case PREPARED_LV:
    return make_partition (w) == -1 ? -1 : make_volume (w, 1);
  case PREPARED_LVFS:
    if (make_partition (w) == -1 || make_volume (w, 1) == -1)
      return -1;
    return make_fs (w, PARAM_FS, name);
  case PREPARED_BOOTROOT:
    return make_boot_root (w, false);
  case PREPARED_BOOTROOTLV:
    return make_boot_root (w, true);
  }
  abort ();
}

/* At the parameter that is to blame, if it was given. */
static void
print_failure (const struct options *options, const struct work *w)
{
  CLEANUP_DIAG struct diag diag = { 0 };
  CLEANUP_FREE char *message = library_message (w->g, "-N");
  const struct prepared *disk = &w->new->disk;
  struct written written = w->new->written;
  struct span part = disk->places[w->blame];

  if (part.end > 0) {
    written.where.end = written.where.start + part.end;
    written.where.start += part.start;
  }
  diag_set (&diag, DIAG_FAILED, "the disk '%s' cannot be made: %s",
            w->new->file, message);
  options_print_written (options, &written, &diag);
}

int
prepare_contents (struct shell *shell, const struct options *options)
{
  const struct drive_set *drives = &shell->session.drives;

  for (size_t i = 0; i < options->news.len; ++i) {
    const struct new_option *new = &options->news.ptr[i];
    unsigned disk = drives->list.ptr[new->drive]->number;
    CLEANUP_FREE char *name = drive_device (disk);
    CLEANUP_FREE char *device = xasprintf ("/dev/%s", name);
    struct work work = {
      .g = session_guestfs (&shell->session), .new = new, .device = device,
    };

    if (fill (&work) == -1) {
      print_failure (options, &work);
      return -1;
    }
  }
  return 0;
}
