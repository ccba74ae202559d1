/* diskfish: operating systems and the file systems that they mount.
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
  struct strings notes;         /* what fstab asks for in vain */
};

/* Inspect the disks like guestfs_inspect_os, also if an fstab cannot be
 * parsed.  Nothing must be mounted.  Return the roots, to be freed by the
 * caller; NULL on failure, which is the library's last error.
 */
char **os_find_roots (guestfs_h *g) __attribute__ ((warn_unused_result));

/* Find the file systems of the inspected ROOT: what the library has found, and
 * the lines of fstab that it passes over (PARTUUID, PARTLABEL).  On success the
 * root is mounted on /, and nothing else.  -1: the library's last error.
 */
int os_mounts_find (guestfs_h *g, const char *root, bool readonly,
                    struct os_mounts *mounts)
  __attribute__ ((warn_unused_result));

/* Mount DEVICE.  -1: the library's last error. */
int os_mount (guestfs_h *g, const struct os_mount *mount, bool readonly)
  __attribute__ ((warn_unused_result));

void os_mounts_free (struct os_mounts *mounts);

#define CLEANUP_OS_MOUNTS __attribute__ ((cleanup (os_mounts_free)))

#endif
