/* diskfish: the command 'disk commit': write an overlay into its image.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <stddef.h>
#include <string.h>

#include "cleanup.h"
#include "conflicts.h"
#include "handlers.h"
#include "image-files.h"
#include "long-job.h"
#include "qemu-img-command.h"
#include "qemu-img.h"

/* Commit the overlay FILE with qemu-img.  QEMU must not have it open. */
static int
commit_file (struct session *session, const char *file, struct diag *diag)
{
  const char *args[] = { "commit", "-p", "-t", "writeback", file, NULL };

  return long_job_run (session, args, 0, NULL, diag) == -1 ? -1 : 0;
}

/* Commit in QEMU.  Flush first: the guest's page cache holds data that the
 * overlay lacks.
 */
static int
commit_live (struct session *session, const struct args *args,
             const struct drive *drive, struct diag *diag)
{
  if (guestfs_sync (session_guestfs (session)) == -1)
    return call_failed (session, args, diag);
  return long_job_commit_live (session, drive->number, diag);
}

static int
check_drive (const struct drive *drive, const char *name, struct diag *diag)
{
  if (drive->overlay != NULL)
    return 0;
  if (drive->readonly) {
    diag_set (diag, DIAG_FAILED, "cannot commit '%s': it is read-only, and "
              "writes to it are discarded", name);
    diag_hint (diag, "attach it with --ephemeral instead");
    return -1;
  }
  diag_set (diag, DIAG_FAILED, "cannot commit '%s': it is not ephemeral, and "
            "writes to it are already in the image", name);
  return -1;
}

static int
commit_drive (struct session *session, const struct args *args,
              struct drive *drive, struct diag *diag)
{
  bool live = appliance_is_up (session->appliance);

  if (check_drive (drive, args->args[0].text, diag) == -1 ||
      conflicts_commit (&session->drives, drive, diag) == -1)
    return -1;
  if (live ? commit_live (session, args, drive, diag) == -1
      : commit_file (session, drive->overlay, diag) == -1)
    return -1;
  drive->created = false;
  /* The drive's mode applied to the overlay; the image gets its flush here. */
  return drive_flush_now (drive, diag);
}

/* Commit an image file.  Neither it nor its backing files may be attached. */
static int
commit_image (struct session *session, const struct args *args,
              struct diag *diag)
{
  CLEANUP_FREE char *file = qemu_img_file (args->args[0].text);
  CLEANUP_FREE char *backing = NULL, *format = NULL;
  const char *name;
  json_t *info;

  if (image_check (session, args, 0, IMAGE_WRITE, diag) == -1)
    return -1;
  info = image_info (session, args, diag);
  name = json_string_value (json_object_get (info, "full-backing-filename"));
  if (name != NULL)
    backing = xstrdup (name + (strncmp (name, "./", 2) == 0 ? 2 : 0));
  name = json_string_value (json_object_get (info, "backing-filename-format"));
  if (name != NULL)
    format = xstrdup (name);
  json_decref (info);
  if (backing == NULL)
    return diag_set (diag, DIAG_FAILED, "cannot commit '%s': it has no backing "
                     "file", args->args[0].text);
  if (conflicts_write (&session->drives, backing, diag) == -1 ||
      commit_file (session, file, diag) == -1)
    return -1;
  return image_flush (backing, format, backing, diag);
}

int
cmd_disk_commit (struct session *session, const struct args *args,
                 struct value *result, struct diag *diag)
{
  const char *name = args->args[0].text;
  CLEANUP_DIAG struct diag none = { 0 };
  int index = drive_set_find (&session->drives, name, &none);
  int status = index >= 0
    ? commit_drive (session, args, session->drives.list.ptr[index], diag)
    : commit_image (session, args, diag);

  (void) result;
  args_place (args, 0, diag);
  return status;
}
