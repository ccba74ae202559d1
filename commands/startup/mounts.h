/* diskfish: mount the devices of -m.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_MOUNTS_H
#define COMMANDS_MOUNTS_H

#include "mount-spec.h"
#include "session.h"

/* Mount a device.  Without options in SPEC it is mounted read-only if READONLY.
 * The appliance must be running.  Return -1 with a diag on failure.
 */
int mounts_make (struct session *session, const struct mount_spec *spec,
                 bool readonly, struct diag *diag)
  __attribute__ ((warn_unused_result));

#endif
