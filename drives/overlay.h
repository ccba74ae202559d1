/* diskfish: temporary overlays of ephemeral drives.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef DRIVES_OVERLAY_H
#define DRIVES_OVERLAY_H

#include "drive.h"

/* Start of the names of overlays; see temporary.h. */
#define OVERLAY_PREFIX "overlay"

/* Create an overlay for the drive in the user's cache directory, or without a
 * home directory in $XDG_RUNTIME_DIR/diskfish or /tmp/diskfish-UID.  It takes
 * all writes from then on.  Call drive_examine first, which detects the format.
 * Remove overlays of processes that no longer exist.
 */
int overlay_make (struct drive *drive, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Remove overlays of processes that no longer exist, in a session without
 * overlays of its own.
 */
void overlay_clean (void);

/* Remove the drive's overlay, if it has one.  Also remove the image if
 * drive_prepare created it: nothing has been written to it.
 */
void overlay_remove (struct drive *drive);

#endif
