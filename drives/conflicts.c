/* diskfish: detect drives that must not be attached together.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "conflicts.h"

#include "cleanup.h"

/* True if the guest writes to the image itself, not to an overlay. */
static bool
is_written (const struct drive *drive)
{
  return !drive->readonly && !drive->ephemeral && drive_is_local (drive);
}

static bool
is_backed_by (const struct drive *drive, const char *image)
{
  return backing_chain_has (&drive->chain, image);
}

/* Return the first file that belongs to both images, or NULL. */
static const char *
shared_file (const struct chain_image *image, const struct chain_image *other)
{
  if (chain_image_has (other, image->file))
    return image->file;
  for (size_t i = 0; i < image->data.len; ++i)
    if (chain_image_has (other, image->data.ptr[i]))
      return image->data.ptr[i];
  return NULL;
}

static int
check_data (const struct drive *there, const struct drive *drive,
            struct diag *diag)
{
  const char *file = there->chain.len > 0 && drive->chain.len > 0
    ? shared_file (&drive->chain.ptr[0], &there->chain.ptr[0]) : NULL;
  CLEANUP_FREE char *name = NULL;

  if (file == NULL)
    return 0;
  name = image_shown (file);
  diag_set (diag, DIAG_FAILED, "cannot attach '%s': the attached drive '%s' "
            "has its data in the same file '%s'", drive->image, there->image,
            name);
  diag_hint (diag, "attach it read-only: only one drive can write to a file");
  return -1;
}

static int
check_twice (const struct drive *there, const struct drive *drive,
             struct diag *diag)
{
  if (!is_written (there) || !is_written (drive))
    return 0;
  if (!same_file (drive_path (there), drive_path (drive)))
    return check_data (there, drive, diag);
  diag_set (diag, DIAG_FAILED, "'%s' is already attached", drive->image);
  diag_hint (diag, "attach it read-only: only one drive can write to an "
             "image");
  return -1;
}

/* True if FILE is the drive's image, or contains data of it. */
static bool
has_file (const struct drive *drive, const char *file)
{
  return same_file (drive_path (drive), file) ||
    (drive->chain.len > 0 && chain_image_has (&drive->chain.ptr[0], file));
}

/* True if QEMU would lock FILE for READER.  libguestfs opens the image of a
 * read-only drive without a lock, but QEMU locks its backing files and data
 * files.
 */
static bool
needs (const struct drive *reader, const char *file)
{
  const struct strings *data =
    reader->chain.len > 0 ? &reader->chain.ptr[0].data : NULL;

  for (size_t i = 0; data != NULL && i < data->len; ++i)
    if (same_file (data->ptr[i], file))
      return true;
  return is_backed_by (reader, file) ||
    (reader->ephemeral && same_file (drive_path (reader), file));
}

/* True if READER shows what WRITER writes, which QEMU's locks prevent. */
static bool
shows (const struct drive *reader, const struct drive *writer)
{
  const struct strings *data =
    writer->chain.len > 0 ? &writer->chain.ptr[0].data : NULL;

  if (!is_written (writer))
    return false;
  for (size_t i = 0; data != NULL && i < data->len; ++i)
    if (needs (reader, data->ptr[i]))
      return true;
  return needs (reader, drive_path (writer));
}

static int
check_writer (const struct drive *reader, const struct drive *writer,
              struct diag *diag)
{
  if (!shows (reader, writer))
    return 0;
  diag_set (diag, DIAG_FAILED, "cannot attach '%s' for writing: the attached "
            "drive '%s' shows its content", writer->image, reader->image);
  diag_hint (diag, "attach it read-only");
  return -1;
}

static int
check_reader (const struct drive *reader, const struct drive *writer,
              struct diag *diag)
{
  if (!shows (reader, writer))
    return 0;
  diag_set (diag, DIAG_FAILED, "cannot attach '%s': it shows the content of "
            "'%s', which is attached for writing", reader->image,
            writer->image);
  diag_hint (diag, "attach '%s' read-only", writer->image);
  return -1;
}

int
conflicts_check (const struct drive_set *set, const struct drive *drive,
                 struct diag *diag)
{
  for (size_t i = 0; i < set->list.len; ++i) {
    const struct drive *there = set->list.ptr[i];

    if (drive_is_local (there) && drive_is_local (drive) &&
        (check_twice (there, drive, diag) == -1 ||
         check_writer (there, drive, diag) == -1 ||
         check_reader (drive, there, diag) == -1))
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
    diag_set (diag, DIAG_FAILED, "cannot commit '%s': another drive shows it, "
              "and would change too", drive->image);
    diag_hint (diag, "detach the other drive first");
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
    if (has_file (drive, image))
      diag_set (diag, DIAG_FAILED, "'%s' is attached", image);
    else if (is_backed_by (drive, image))
      diag_set (diag, DIAG_FAILED, "'%s' is the backing file of an attached "
                "disk", image);
    if (!diag_is_set (diag))
      continue;
    diag_hint (diag, "run 'disk detach' or 'shutdown' first");
    return -1;
  }
  return 0;
}

const struct drive *
conflicts_user (const struct drive_set *set, const char *image)
{
  for (size_t i = 0; i < set->list.len; ++i) {
    const struct drive *drive = set->list.ptr[i];

    if (drive_is_local (drive) && has_file (drive, image))
      return drive;
  }
  return NULL;
}

const struct drive *
conflicts_writer (const struct drive_set *set, const char *image)
{
  for (size_t i = 0; i < set->list.len; ++i) {
    const struct drive *drive = set->list.ptr[i];

    if (is_written (drive) && has_file (drive, image))
      return drive;
  }
  return NULL;
}
