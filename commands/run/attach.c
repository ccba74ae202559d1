/* diskfish: attach a drive to the session.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>
#include <unistd.h>

#include "cleanup.h"
#include "conflicts.h"
#include "overlay.h"
#include "session.h"

/* Nothing of an ephemeral drive survives, so the safest mode would only cost
 * time.  Use the fastest one.
 */
static int
make_ephemeral (struct drive *drive, struct diag *diag)
{
  if (!drive->ephemeral)
    return 0;
  if (drive->mode.sync == SYNC_UNSET)
    drive->mode.sync = SYNC_NONE;
  if (overlay_make (drive, diag) == -1)
    return -1;
  return drive_check_direct (drive, diag);
}

static int
attach_check (struct session *session, struct drive *drive, struct diag *diag)
{
  if (drive_set_check_label (&session->drives, drive, diag) == -1)
    return -1;
  drive->ephemeral =
    drive_becomes_ephemeral (drive, session->settings.ephemeral);
  drive->raw = &session->raw;
  if (!drive_is_null (drive)) {
    if (drive_prepare (drive, diag) == -1)
      return -1;
    drive_locate (drive);
    if (make_ephemeral (drive, diag) == -1)
      return -1;
    if (conflicts_check (&session->drives, drive, diag) == -1)
      return -1;
  }
  return appliance_check_drive (session->appliance, drive, diag);
}

/* Add the drive to the set.  If the appliance is running, add the disk there at
 * once.
 */
static int
attach_add (struct session *session, struct drive *drive, struct diag *diag)
{
  struct drive_set *set = &session->drives;
  size_t index;

  if (!appliance_is_up (session->appliance))
    set->running = false;
  backing_chain_note_raw (&drive->chain, &session->raw);
  index = drive_set_add (set, drive);
  if (!set->running ||
      appliance_attach (session->appliance, drive, diag) == 0)
    return 0;
  return drive_set_take (set, index) == drive ? -1 : 0;
}

int
session_attach (struct session *session, struct drive *new_drive,
                struct diag *diag)
{
  CLEANUP_DRIVE struct drive *drive = new_drive;

  if (attach_check (session, drive, diag) == 0 &&
      attach_add (session, drive, diag) == 0) {
    drive = NULL;
    return 0;
  }
  overlay_remove (drive);
  if (drive->created)
    unlink (drive->image);
  return -1;
}
