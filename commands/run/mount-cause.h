/* diskfish: why a file system could not be mounted.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_MOUNT_CAUSE_H
#define COMMANDS_MOUNT_CAUSE_H

#include <guestfs.h>
#include <stdbool.h>

/* Zero-initialise it; both members are the caller's to free. */
struct mount_cause {
  char *what;                   /* "has a damaged ext4 file system" */
  char *hint;                   /* NULL: no remedy is known */
};

/* Explain MESSAGE, the library's error for a mount of DEVICE, with the type on
 * the device and the kernel's log of the appliance.  Return false if MESSAGE
 * is not an error of a mount, or says enough by itself.
 */
bool mount_cause_find (guestfs_h *g, const char *device, const char *message,
                       struct mount_cause *cause)
  __attribute__ ((warn_unused_result));

void mount_cause_free (struct mount_cause *cause);

#define CLEANUP_MOUNT_CAUSE __attribute__ ((cleanup (mount_cause_free)))

/* True if MESSAGE says that the device is in use. */
bool mount_is_busy (const char *message);

#endif
