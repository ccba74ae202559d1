/* diskfish: what a template is good for.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_HV_FINGERPRINT_H
#define APPLIANCE_HV_FINGERPRINT_H

#include "hv-args.h"

/* Lines with all that shapes the machine and its guest: the state of a
 * template with other lines must not be used.  NULL if a part of it cannot
 * be read.  Freed by the caller.
 */
char *fingerprint (const struct hv_args *args, enum accel accel,
                   const char *qemu, const char *agent, unsigned cpus)
  __attribute__ ((warn_unused_result));

#endif
