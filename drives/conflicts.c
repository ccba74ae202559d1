/* diskfish: drives that must not be attached together.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "conflicts.h"


/* True if what the guest writes goes into the image itself. */
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

static int
check_twice (const struct drive *there, const struct drive *drive,
             struct diag *diag)
{
  if (!is_written (there) || !is_written (drive) ||
      !same_file (drive_path (there), drive_path (drive)))
    return 0;
  diag_set (diag, DIAG_FAILED, "'%s' is attached already", drive->image);
  diag_hint (diag, "only one drive can write to an image; the other must be "
             "read-only");
  return -1;
}

/* True if READER shows the image that WRITER writes to, and QEMU refuses that:
 * it locks backing files, and that of an ephemeral drive is the image.
 */
static bool
shows (const struct drive *reader, const struct drive *writer)
{
  const char *image = drive_path (writer);

  return is_written (writer) &&
    (is_backed_by (reader, image) ||
     (reader->ephemeral && same_file (drive_path (reader), image)));
}

static int
check_writer (const struct drive *reader, const struct drive *writer,
              struct diag *diag)
{
  if (!shows (reader, writer))
    return 0;
  diag_set (diag, DIAG_FAILED, "cannot attach '%s' for writing: '%s', which "
            "is attached, shows its content", writer->image, reader->image);
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

    if (is_written (drive) && same_file (drive_path (drive), image))
      return drive;
  }
  return NULL;
}
