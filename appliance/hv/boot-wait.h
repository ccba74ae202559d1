/* diskfish: wait for a guest to boot.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_HV_BOOT_WAIT_H
#define APPLIANCE_HV_BOOT_WAIT_H

#include "hv-context.h"
#include "qemu-process.h"

/* Wait until the guest opens the daemon's port, or until CHANNEL has input if
 * it is not -1.  Return -1 if QEMU exits or stops the guest, if the time limit
 * expires, or if the guest reads nothing from its disks for too long, which
 * depends on the accelerator.
 */
int boot_wait (const struct hv_context *hv, struct qemu_process *machine,
               enum accel accel, int channel)
  __attribute__ ((warn_unused_result));

/* Read LEN bytes.  Return -1 if they do not arrive by the deadline. */
int boot_wait_read (int fd, void *bytes, size_t len, int deadline_ms)
  __attribute__ ((warn_unused_result));

/* Return the milliseconds that QEMU may take for the greeting of its monitor.
 */
int boot_wait_start_ms (const struct hv_context *hv, enum accel accel);

#endif
