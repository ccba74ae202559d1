/* diskfish: ways to start the appliance, best first.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_HV_LADDER_H
#define APPLIANCE_HV_LADDER_H

#include "hv.h"
#include "machine.h"

struct rung {
  bool warm;
  enum accel accel;
};

/* A clone, a cold start with KVM, a cold start without: the first that comes
 * up.  A KVM that failed is remembered as broken.  -1 if none came up; a
 * machine that is still there then has been told to end.
 */
int ladder_climb (const struct hv *hv, struct machine *machine,
                  struct rung *reached) __attribute__ ((warn_unused_result));

#endif
