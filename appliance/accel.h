/* diskfish: what runs the guest's instructions.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_ACCEL_H
#define APPLIANCE_ACCEL_H

enum accel {
  ACCEL_AUTO,           /* KVM where it works */
  ACCEL_KVM,
  ACCEL_TCG,            /* software emulation */
};

#endif
