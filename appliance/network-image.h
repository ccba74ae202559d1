/* diskfish: explain why an image on the network cannot be opened.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_NETWORK_IMAGE_H
#define APPLIANCE_NETWORK_IMAGE_H

#include "drive.h"

/* Report that the image of the drive, which is on the network, cannot be
 * opened. Run qemu-img to get the reason.  Always return -1.
 */
int network_image_failed (const struct drive *drive, struct diag *diag);

/* Return QEMU's reason without the prefix of libcurl and without a full stop.
 * The caller frees it.
 */
char *network_image_reason (const char *reason)
  __attribute__ ((warn_unused_result));

/* Set the hint for the reason. */
void network_image_hint (const char *reason, struct diag *diag);

#endif
