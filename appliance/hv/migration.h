/* diskfish: migrate the devices of a machine to or from a file.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_HV_MIGRATION_H
#define APPLIANCE_HV_MIGRATION_H

#include "qemu-process.h"

/* Enable the capabilities x-ignore-shared, which leaves the memory in its file,
 * and events, which reports the end of a migration.
 */
int migration_prepare (struct qemu_process *machine)
  __attribute__ ((warn_unused_result));

/* Wait for the end of a migration.  Return -1 if it fails or takes too long. */
int migration_wait (struct qemu_process *machine, int deadline_ms)
  __attribute__ ((warn_unused_result));

#endif
