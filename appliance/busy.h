/* diskfish: check whether the guest uses a disk.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_BUSY_H
#define APPLIANCE_BUSY_H

#include <guestfs.h>

#include "diag.h"
#include "drive.h"

/* Report that NAME is mounted on DIRECTORY, with a hint.  Always return -1. */
int busy_mounted (const char *name, const char *directory, struct diag *diag);

/* Fail if a part of the disk is mounted or otherwise in use.  DIAG names the
 * part, and the command that releases it.
 */
int busy_check (guestfs_h *g, const struct drive *drive, struct diag *diag)
  __attribute__ ((warn_unused_result));

#endif
