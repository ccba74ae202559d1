/* diskfish: save and restore the devices of a machine.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_HV_MIGRATION_H
#define APPLIANCE_HV_MIGRATION_H

#include "qemu-process.h"

/* The memory stays where it is, and QEMU tells when it is done. */
int migration_prepare (struct qemu_process *machine)
  __attribute__ ((warn_unused_result));

/* Wait until it is done; -1 if it failed or takes too long. */
int migration_wait (struct qemu_process *machine, int deadline_ms)
  __attribute__ ((warn_unused_result));

#endif
