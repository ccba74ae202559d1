/* diskfish: drives that must not be attached together.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "conflicts.h"

#include <string.h>
#include <sys/stat.h>

#include "cleanup.h"
#include "qemu-img.h"

static bool
same_file (const char *a, const char *b)
{
  struct stat one, other;

  return stat (a, &one) == 0 && stat (b, &other) == 0 &&
    one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

/* Whether the image may lose what is written to it. */
static bool
is_at_risk (const struct drive *drive)
{
  return !drive->readonly && drive->overlay == NULL &&
    drive_is_local (drive) && mode_ignores_flushes (drive->mode);
}

/* Whether IMAGE stands behind the drive's image.  An image that qemu-img
 * does not understand has nothing behind it.
 */
static bool
is_backed_by (const struct drive *drive, const char *image)
{
  CLEANUP_FREE char *file = qemu_img_file (drive_path (drive));
  const char *args[] = { "info", "--output=json", "-U", "--backing-chain",
                         file, NULL };
  CLEANUP_DIAG struct diag ignored = { 0 };
  json_t *chain = qemu_img_json (args, &ignored), *link;
  bool found = false;
  size_t i;

  json_array_foreach (chain, i, link) {
    const char *name = json_string_value (json_object_get (link, "filename"));

    found = found || (i > 0 && name != NULL && same_file (name, image));
  }
  json_decref (chain);
  return found;
}

static int
check_pair (const struct drive *there, const struct drive *drive,
            struct diag *diag)
{
  bool written = !there->readonly && !drive->readonly;
  const char *golden = NULL;

  if (written && there->overlay == NULL && drive->overlay == NULL &&
      same_file (drive_path (there), drive_path (drive))) {
    diag_set (diag, DIAG_FAILED, "'%s' is attached already", drive->image);
    diag_hint (diag, "only one drive can write to an image; the other must "
               "be read-only");
    return -1;
  }
  if (is_at_risk (drive) && is_backed_by (there, drive_path (drive)))
    golden = drive->image;
  else if (is_at_risk (there) && is_backed_by (drive, drive_path (there)))
    golden = there->image;
  if (golden == NULL)
    return 0;
  diag_set (diag, DIAG_FAILED, "'%s' is the backing file of another drive: "
            "its flushes must not be ignored", golden);
  diag_hint (diag, "sync=fsync or sync=full, or attach it read-only");
  diag->word = "sync";
  return -1;
}

int
conflicts_check (const struct drive_set *set, const struct drive *drive,
                 const struct drive *except, struct diag *diag)
{
  for (size_t i = 0; i < set->list.len; ++i) {
    const struct drive *there = set->list.ptr[i];

    if (there != except && drive_is_local (there) && drive_is_local (drive) &&
        check_pair (there, drive, diag) == -1)
      return -1;
  }
  return 0;
}

int
conflicts_commit (const struct drive_set *set, const struct drive *drive,
                  struct diag *diag)
{
  for (size_t i = 0; i < set->list.len; ++i) {
    const struct drive *there = set->list.ptr[i];

    if (there == drive || !drive_is_local (there) ||
        !(same_file (drive_path (there), drive_path (drive)) ||
          is_backed_by (there, drive_path (drive))))
      continue;
    diag_set (diag, DIAG_FAILED, "'%s' shows through in another drive, which "
              "would change too", drive->image);
    diag_hint (diag, "the other drive must not be attached");
    return -1;
  }
  return 0;
}

int
conflicts_write (const struct drive_set *set, const char *image,
                 struct diag *diag)
{
  for (size_t i = 0; i < set->list.len; ++i) {
    const struct drive *drive = set->list.ptr[i];

    if (!drive_is_local (drive))
      continue;
    if (same_file (drive_path (drive), image))
      diag_set (diag, DIAG_FAILED, "'%s' is attached", image);
    else if (is_backed_by (drive, image))
      diag_set (diag, DIAG_FAILED, "'%s' is the backing file of an attached "
                "disk", image);
    if (!diag_is_set (diag))
      continue;
    diag_hint (diag, "'disk detach' or 'shutdown' comes first");
    return -1;
  }
  return 0;
}

const struct drive *
conflicts_user (const struct drive_set *set, const char *image)
{
  for (size_t i = 0; i < set->list.len; ++i) {
    const struct drive *drive = set->list.ptr[i];

    if (drive_is_local (drive) && same_file (drive_path (drive), image))
      return drive;
  }
  return NULL;
}

const struct drive *
conflicts_writer (const struct drive_set *set, const char *image)
{
  for (size_t i = 0; i < set->list.len; ++i) {
    const struct drive *drive = set->list.ptr[i];

    if (!drive->readonly && drive->overlay == NULL &&
        drive_is_local (drive) && same_file (drive_path (drive), image))
      return drive;
  }
  return NULL;
}
