/* diskfish: why the appliance did not start.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_LAUNCH_ERROR_H
#define APPLIANCE_LAUNCH_ERROR_H

#include "diag.h"
#include "drive.h"

/* Say why a start failed, from the library's message and from what QEMU, the
 * appliance builder and the guest's kernel wrote (LOG, lines).  Of DRIVES the
 * one that another process has locked is named.
 */
int launch_error_explain (const struct drive_set *drives,
                          const char *message, const char *log,
                          struct diag *diag);

#endif
