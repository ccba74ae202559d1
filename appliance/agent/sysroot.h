/* diskfish: the mounted file systems of the user's disks in the guest.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_SYSROOT_H
#define APPLIANCE_SYSROOT_H

#include <stdbool.h>

/* libguestfs's daemon mounts the root file system in this directory. */
#define SYSROOT "/sysroot"

/* True if a root file system is mounted.  Sets errno otherwise. */
bool sysroot_is_mounted (void);

#endif
