/* diskfish: devices that must not be mounted when something is made on them.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_MOUNT_GUARD_H
#define COMMANDS_MOUNT_GUARD_H

#include "session.h"

/* Fails, with its place, if a device of the command is mounted, or one of its
 * partitions.  The programs that make file systems and swap space refuse this
 * themselves, but before they are called libguestfs has wiped the marks by
 * which the one that is there is known (libguestfs 1.48).
 */
int mount_guard_check (struct session *session, const struct args *args,
                       struct diag *diag)
  __attribute__ ((warn_unused_result));

#endif
