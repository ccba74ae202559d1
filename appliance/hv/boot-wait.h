/* diskfish: watch a guest come up.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_HV_BOOT_WAIT_H
#define APPLIANCE_HV_BOOT_WAIT_H

#include "hv-context.h"
#include "qemu-process.h"

/* Wait until the guest has opened the daemon's port, or until something comes
 * from CHANNEL unless that is -1.  -1 if QEMU ends or stops the guest, or if
 * nothing is read from the appliance's root for too long: software emulation
 * is slow, KVM is not.
 */
int boot_wait (const struct hv_context *hv, struct qemu_process *machine,
               enum accel accel, int channel)
  __attribute__ ((warn_unused_result));

/* Read LEN bytes; -1 if they do not come in time. */
int boot_wait_read (int fd, void *bytes, size_t len, int deadline_ms)
  __attribute__ ((warn_unused_result));

/* Write all; -1 if the other side has gone. */
int boot_wait_write (int fd, const void *bytes, size_t len)
  __attribute__ ((warn_unused_result));

/* How long QEMU may take for its first word. */
int boot_wait_start_ms (const struct hv_context *hv, enum accel accel);

#endif
