/* diskfish: the accelerators of QEMU.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_ACCEL_H
#define APPLIANCE_ACCEL_H

/* The accelerator: what executes the guest's instructions. */
enum accel {
  ACCEL_AUTO,           /* KVM if it works, otherwise software emulation */
  ACCEL_KVM,
  ACCEL_TCG,            /* software emulation */
};

#endif
