/* diskfish: mount what -m asks for.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_MOUNTS_H
#define COMMANDS_MOUNTS_H

#include "mount-spec.h"
#include "session.h"

/* Mount a device, without options of its own read-only if READONLY.  The
 * appliance must run.
 */
int mounts_make (struct session *session, const struct mount_spec *spec,
                 bool readonly, struct diag *diag)
  __attribute__ ((warn_unused_result));

#endif
