/* diskfish: try to start the appliance in several ways, the fastest first.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_HV_FALLBACK_H
#define APPLIANCE_HV_FALLBACK_H

#include "hv-context.h"
#include "qemu-process.h"

/* A way to start the appliance. */
struct start_method {
  bool warm;
  enum accel accel;
};

/* Try a clone, a cold start with KVM and a cold start without, and set REACHED
 * to the first that works.  If KVM fails, cache that it is broken.  Return -1
 * if all fail; a process in MACHINE has then been asked to end.
 */
int fallback_start (const struct hv_context *hv, struct qemu_process *machine,
                    struct start_method *reached)
  __attribute__ ((warn_unused_result));

#endif
