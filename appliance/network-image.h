/* diskfish: images on the network that cannot be opened.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_NETWORK_IMAGE_H
#define APPLIANCE_NETWORK_IMAGE_H

#include "drive.h"

/* Report that the image of the drive, which is on the network, cannot be
 * opened.  qemu-img is asked for the reason.  Returns -1.
 */
int network_image_failed (const struct drive *drive, struct diag *diag);

/* Return a reason of QEMU's without the name of the library that it comes
 * from, and without a full stop.  Freed by the caller.
 */
char *network_image_reason (const char *reason)
  __attribute__ ((warn_unused_result));

/* Add the hint that the reason asks for. */
void network_image_hint (const char *reason, struct diag *diag);

#endif
