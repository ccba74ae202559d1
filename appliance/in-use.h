/* diskfish: what the guest uses of a disk.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_IN_USE_H
#define APPLIANCE_IN_USE_H

#include <guestfs.h>

#include "diag.h"
#include "drive.h"

/* Tell that NAME is mounted on FOLDER, and what ends that.  -1. */
int in_use_mounted (const char *name, const char *folder, struct diag *diag);

/* Fails if something of the disk is mounted or in use in another way, with
 * what it is, and what ends that.
 */
int in_use_check (guestfs_h *g, const struct drive *drive, struct diag *diag)
  __attribute__ ((warn_unused_result));

#endif
