/* diskfish: make a template.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_HV_TEMPLATE_H
#define APPLIANCE_HV_TEMPLATE_H

#include "hv-context.h"
#include "store.h"

/* Start the appliance without the user's disks, and save it where DRAFT
 * says.  -1 with a note of the reason.
 */
int template_make (const struct hv_context *hv, enum accel accel,
                   const struct draft *draft)
  __attribute__ ((warn_unused_result));

#endif
