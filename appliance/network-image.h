/* diskfish: explain why an image on the network cannot be opened.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_NETWORK_IMAGE_H
#define APPLIANCE_NETWORK_IMAGE_H

#include "drive.h"

/* Read the backing chain of a drive whose image is on the network, so that QEMU
 * gets the format of each of its nodes.  Does nothing for other drives, for raw
 * images and the second time.  If the format is given and qemu-img cannot open
 * the image, QEMU reports the reason when it tries.
 */
int network_image_examine (struct drive *drive, struct diag *diag)
  __attribute__ ((warn_unused_result));

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
