/* diskfish: add drives to a libguestfs handle.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_ADD_DRIVES_H
#define APPLIANCE_ADD_DRIVES_H

#include <stdbool.h>

#include <guestfs.h>

#include "drive.h"

/* Add a drive to the handle.  Attributes that need QEMU's option -set are not
 * included.  Return -1 on failure: see guestfs_last_error.
 */
int add_drive (guestfs_h *g, const struct drive *drive)
  __attribute__ ((warn_unused_result));

/* True if all drives are read-only. */
bool drives_are_readonly (const struct drive_set *drives);

#endif
