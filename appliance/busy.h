/* diskfish: what the guest uses of a disk.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_BUSY_H
#define APPLIANCE_BUSY_H

#include <guestfs.h>

#include "diag.h"
#include "drive.h"

/* Tell that NAME is mounted on FOLDER, and what ends that.  -1. */
int busy_mounted (const char *name, const char *folder, struct diag *diag);

/* Fails if something of the disk is mounted or in use in another way, with
 * what it is, and what ends that.
 */
int busy_check (guestfs_h *g, const struct drive *drive, struct diag *diag)
  __attribute__ ((warn_unused_result));

#endif
