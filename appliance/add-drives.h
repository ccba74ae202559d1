/* diskfish: drives in libguestfs's terms.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_ADD_DRIVES_H
#define APPLIANCE_ADD_DRIVES_H

#include <stdbool.h>

#include <guestfs.h>

#include "drive.h"

/* Hand one drive to the handle, without the bits that need QEMU's option
 * -set.  -1: see guestfs_last_error.
 */
int add_drive (guestfs_h *g, const struct drive *drive)
  __attribute__ ((warn_unused_result));

/* Nothing that is written to them is kept. */
bool drives_are_readonly (const struct drive_set *drives);

#endif
