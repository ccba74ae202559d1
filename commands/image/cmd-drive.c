/* diskfish: attach drives with the commands of libguestfs.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cleanup.h"
#include "conflicts.h"
#include "drive-args.h"
#include "handlers.h"
#include "image.h"
#include "session.h"

/* Attach the drive that the arguments describe. */
static int
attach (struct session *session, const struct args *args, struct diag *diag)
{
  struct drive *drive = drive_of_args (args, diag);

  if (drive == NULL)
    return -1;
  if (session_attach (session, drive, diag) == 0) {
    drive_note_attached (drive, &session->note);
    drive_args_place (args, &session->note);
    return 0;
  }
  args_place (args, 0, diag);
  return -1;
}

int
cmd_add_drive (struct session *session, const struct args *args,
               struct value *result, struct diag *diag)
{
  (void) result;
  return attach (session, args, diag);
}

int
cmd_add_domain (struct session *session, const struct args *args,
                struct value *result, struct diag *diag)
{
  unsigned disks;

  if (attach (session, args, diag) == -1)
    return -1;
  disks = session->drives.list.ptr[session->drives.list.len-1]->disks;
  value_set_int (result, disks, BASE_DECIMAL);
  return 0;
}

/* Create a raw image and attach it. */
static int
make_and_attach (struct session *session, const struct args *args,
                 bool allocate, struct diag *diag)
{
  const char *file = args->args[0].text;
  CLEANUP_DRIVE struct drive *drive = drive_of_args (args, diag);

  if (drive == NULL)
    return -1;
  /* Check before image_create_raw truncates the file. */
  if (conflicts_user (&session->drives, file) != NULL) {
    diag_set (diag, DIAG_FAILED, "'%s' is already attached", file);
    diag_hint (diag, "choose another name, or run 'disk detach' first");
    args_place (args, 0, diag);
    return -1;
  }
  if (image_create_raw (file, args->args[1].number, allocate, diag) == 0 &&
      session_attach (session, STEAL (drive), diag) == 0)
    return 0;
  args_place (args, 0, diag);
  return -1;
}

int
cmd_alloc (struct session *session, const struct args *args,
           struct value *result, struct diag *diag)
{
  (void) result;
  return make_and_attach (session, args, true, diag);
}

int
cmd_sparse (struct session *session, const struct args *args,
            struct value *result, struct diag *diag)
{
  (void) result;
  return make_and_attach (session, args, false, diag);
}
