/* diskfish: start a clone of a template.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_HV_CLONE_H
#define APPLIANCE_HV_CLONE_H

#include "hv-context.h"
#include "qemu-process.h"
#include "store.h"

enum clone_result {
  CLONE_UP,             /* it runs, and libguestfs knows */
  CLONE_FAILED,         /* possibly because of the user's disks */
  CLONE_SPOILED,        /* the template cannot be restored */
};

/* Start a clone of TEMPLATE.  Unless the result is CLONE_UP, QEMU is not
 * running afterwards, and nothing was sent to libguestfs, so another attempt is
 * possible.
 */
enum clone_result clone_start (const struct hv_context *hv, enum accel accel,
                               const struct template *template,
                               struct qemu_process *machine)
  __attribute__ ((warn_unused_result));

#endif
