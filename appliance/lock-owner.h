/* diskfish: find the process that has locked an image.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_LOCK_OWNER_H
#define APPLIANCE_LOCK_OWNER_H

/* Return "process 1234 (qemu-system-x86)" for the process that has locked the
 * image, other than this one and its descendants.  Return NULL if none is
 * visible: other users' processes are not.  The caller frees the text.
 */
char *lock_owner (const char *image) __attribute__ ((warn_unused_result));

#endif
