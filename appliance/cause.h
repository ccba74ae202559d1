/* diskfish: why the appliance did not start.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_CAUSE_H
#define APPLIANCE_CAUSE_H

#include "diag.h"

/* Say why a start failed, from the library's message and from what QEMU, the
 * appliance builder and the guest's kernel wrote (LOG, lines).
 */
int cause_of_failed_launch (const char *message, const char *log,
                            struct diag *diag);

#endif
