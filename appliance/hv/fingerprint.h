/* diskfish: describe everything that affects a template.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_HV_FINGERPRINT_H
#define APPLIANCE_HV_FINGERPRINT_H

#include "hv-args.h"

/* Return lines that describe everything that affects the state of a template:
 * QEMU, the appliance, the guest agent, the host and the machine arguments.  A
 * template with other lines must not be used.  Return NULL if a part cannot be
 * read.  The caller frees the text.
 */
char *fingerprint (const struct hv_args *args, enum accel accel,
                   const char *qemu, const char *agent, unsigned cpus)
  __attribute__ ((warn_unused_result));

#endif
