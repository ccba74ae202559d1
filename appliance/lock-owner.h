/* diskfish: who holds a lock on an image.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_LOCK_OWNER_H
#define APPLIANCE_LOCK_OWNER_H

/* "process 1234 (qemu-system-x86)" for another process than this one and
 * those that it has started; NULL if none can be seen.  Freed by the caller.
 */
char *lock_owner (const char *image) __attribute__ ((warn_unused_result));

#endif
