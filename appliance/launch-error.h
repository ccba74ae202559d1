/* diskfish: explain why the appliance cannot start.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_LAUNCH_ERROR_H
#define APPLIANCE_LAUNCH_ERROR_H

#include "diag.h"
#include "drive.h"

/* Set DIAG to the cause of a failed start.  MESSAGE is libguestfs's error, LOG
 * the output of QEMU, supermin and the guest's kernel.  If another process has
 * locked one of DRIVES, name the image and the process.  Always return -1.
 */
int launch_error_explain (const struct drive_set *drives,
                          const char *message, const char *log,
                          struct diag *diag);

#endif
