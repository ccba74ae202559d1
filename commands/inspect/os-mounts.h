/* diskfish: find operating systems and the file systems that they mount.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_OS_MOUNTS_H
#define COMMANDS_OS_MOUNTS_H

#include <guestfs.h>
#include <stdbool.h>

#include "vector.h"

struct os_mount {
  char *point;
  char *device;
};

DEFINE_VECTOR (os_mount_list, struct os_mount)

struct os_mounts {
  struct os_mount_list list;    /* every directory before those below it */
  struct strings notes;         /* lines of fstab that cannot be mounted */
};

/* Find operating systems like guestfs_inspect_os, even if an fstab cannot be
 * parsed.  Nothing may be mounted.  Return the NULL-terminated roots, which the
 * caller frees.  On failure return NULL, and the library has the error.
 */
char **os_find_roots (guestfs_h *g) __attribute__ ((warn_unused_result));

/* Find the file systems of the inspected system on ROOT: those of the library,
 * and lines of fstab that it omits (PARTUUID, PARTLABEL).  Afterwards only the
 * root is mounted, on /. Return -1 on failure, and the library has the error.
 */
int os_mounts_find (guestfs_h *g, const char *root, bool readonly,
                    struct os_mounts *mounts)
  __attribute__ ((warn_unused_result));

/* Mount the device.  Return -1 on failure, and the library has the error. */
int os_mount (guestfs_h *g, const struct os_mount *mount, bool readonly)
  __attribute__ ((warn_unused_result));

void os_mounts_free (struct os_mounts *mounts);

#define CLEANUP_OS_MOUNTS __attribute__ ((cleanup (os_mounts_free)))

#endif
