/* diskfish: start a clone of a template.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_HV_CLONE_H
#define APPLIANCE_HV_CLONE_H

#include "hv-context.h"
#include "qemu-process.h"
#include "store.h"

enum clone_result {
  CLONE_UP,             /* libguestfs has been told */
  CLONE_FAILED,         /* perhaps by the user's disks */
  CLONE_SPOILED,        /* the template cannot be restored */
};

/* Unless it is up, nothing of it runs afterwards and libguestfs has heard
 * nothing.
 */
enum clone_result clone_start (const struct hv_context *hv, enum accel accel,
                               const struct template *template,
                               struct qemu_process *machine)
  __attribute__ ((warn_unused_result));

#endif
