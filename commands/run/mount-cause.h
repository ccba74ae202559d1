/* diskfish: explain why a file system could not be mounted.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_MOUNT_CAUSE_H
#define COMMANDS_MOUNT_CAUSE_H

#include <guestfs.h>
#include <stdbool.h>

/* A cause and its remedy.  Zero-initialise it, and free it with
 * mount_cause_free.
 */
struct mount_cause {
  char *what;                   /* "has a damaged ext4 file system" */
  char *hint;                   /* NULL: no known remedy */
};

/* Explain MESSAGE, the library's error for a mount of DEVICE, by the type on
 * the device and the kernel's log of the appliance.  Return false if MESSAGE is
 * not an error of a mount, or needs no explanation.
 */
bool mount_cause_find (guestfs_h *g, const char *device, const char *message,
                       struct mount_cause *cause)
  __attribute__ ((warn_unused_result));

void mount_cause_free (struct mount_cause *cause);

#define CLEANUP_MOUNT_CAUSE __attribute__ ((cleanup (mount_cause_free)))

/* True if MESSAGE says that the device is in use. */
bool mount_is_busy (const char *message);

#endif
