/* diskfish: refuse to overwrite devices that are mounted.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_MOUNT_GUARD_H
#define COMMANDS_MOUNT_GUARD_H

#include "session.h"

/* Check that no device of the command, and none of its partitions, is mounted.
 * Return -1 with a diag at the device.
 *
 * mkfs(8) and mkswap(8) refuse this themselves, but libguestfs (1.48) wipes the
 * signatures of the present file system before it runs them.
 */
int mount_guard_check (struct session *session, const struct args *args,
                       struct diag *diag)
  __attribute__ ((warn_unused_result));

#endif
