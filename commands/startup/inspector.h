/* diskfish: find and mount the operating system for -i.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_INSPECTOR_H
#define COMMANDS_INSPECTOR_H

#include "key-selector.h"
#include "session.h"
#include "strbuf.h"
#include "vector.h"

/* Result of inspector_mount.  Zero-initialise it. */
struct inspection {
  struct strbuf summary;        /* lines on the system and its mounts */
  struct strings notes;         /* file systems that are not mounted, with
                                 * reasons */
};

/* Open encrypted devices with KEYS, find the operating system, and mount its
 * file systems where it mounts them itself.  The appliance must be running.
 * Return -1 with a diag on failure.
 */
int inspector_mount (struct session *session, const struct key_selectors *keys,
                     bool readonly, struct inspection *found,
                     struct diag *diag)
  __attribute__ ((warn_unused_result));

void inspection_reset (struct inspection *found);
#define CLEANUP_INSPECTION __attribute__ ((cleanup (inspection_reset)))

#endif
