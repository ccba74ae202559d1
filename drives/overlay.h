/* diskfish: throw-away overlays.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef DRIVES_OVERLAY_H
#define DRIVES_OVERLAY_H

#include "drive.h"

/* How the names of overlays begin; see temporary.h. */
#define OVERLAY_PREFIX "overlay"

/* Let the drive write to a new overlay in the user's cache folder instead of
 * to its image, which drive_examine has read.  Overlays of processes that have
 * gone are removed first.
 */
int overlay_make (struct drive *drive, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Remove the overlays of processes that have gone: of a start that has none
 * itself.
 */
void overlay_clean (void);

/* Remove the drive's overlay, if it has one, and the image behind it if that
 * was made for the drive: nothing has been written to it.
 */
void overlay_remove (struct drive *drive);

#endif
