/* diskfish: put a drive into the session.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>
#include <unistd.h>

#include "cleanup.h"
#include "conflicts.h"
#include "overlay.h"
#include "session.h"

/* A drive that nothing is kept of can be as fast as it gets. */
static int
make_ephemeral (struct drive *drive, struct diag *diag)
{
  if (drive->readonly || drive->keep || !drive_is_local (drive))
    return 0;
  if (drive->mode.sync == SYNC_UNSET)
    drive->mode.sync = SYNC_NONE;
  return overlay_make (drive, diag);
}

/* /dev/null stands for a disk without content, see guestfs(3), "NULL
 * DISKS".
 */
static bool
is_null (const struct drive *drive)
{
  return drive->image != NULL && strcmp (drive->image, "/dev/null") == 0;
}

static int
check (struct session *session, struct drive *drive, struct diag *diag)
{
  if (!is_null (drive)) {
    if (drive_prepare (drive, diag) == -1)
      return -1;
    if (session->settings.ephemeral && make_ephemeral (drive, diag) == -1)
      return -1;
    if (conflicts_check (&session->drives, drive, NULL, diag) == -1)
      return -1;
  }
  return appliance_check_drive (drive, diag);
}

int
session_attach (struct session *session, struct drive *new_drive,
                struct diag *diag)
{
  CLEANUP_DRIVE struct drive *drive = new_drive;

  if (check (session, drive, diag) == 0) {
    drive_set_add (&session->drives, STEAL (drive));
    return 0;
  }
  if (drive->created)
    unlink (drive->image);
  return -1;
}
