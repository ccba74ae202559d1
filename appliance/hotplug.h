/* diskfish: disks that come and go while the appliance runs.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_HOTPLUG_H
#define APPLIANCE_HOTPLUG_H

#include "drive.h"

/* The value of QEMU's option -drive for a drive of this host, in which ,, is
 * a comma; freed by the caller.
 */
char *hotplug_drive_value (const struct drive *drive, const char *file)
  __attribute__ ((warn_unused_result));

/* Return why a drive cannot be attached while the appliance is running, or NULL
 * if it can.
 */
const char *hotplug_obstacle (const struct drive *drive);

#endif
