/* diskfish: ways to start the appliance, best first.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_HV_FALLBACK_H
#define APPLIANCE_HV_FALLBACK_H

#include "hv-context.h"
#include "qemu-process.h"

struct start_method {
  bool warm;
  enum accel accel;
};

/* A clone, a cold start with KVM, a cold start without: the first that comes
 * up.  A KVM that failed is remembered as broken.  -1 if none came up; a
 * machine that is still there then has been told to end.
 */
int fallback_start (const struct hv_context *hv, struct qemu_process *machine,
                    struct start_method *reached)
  __attribute__ ((warn_unused_result));

#endif
