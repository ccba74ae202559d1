/* diskfish: the directory in which guestfs_mount_local_run serves files.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_SERVED_DIRECTORY_H
#define APPLIANCE_SERVED_DIRECTORY_H

#include "appliance.h"

/* guestfs_mount_local has mounted DIRECTORY. */
void served_directory_set (struct appliance *appliance,
                           const char *directory);

/* guestfs_mount_local_run begins, or has returned: meanwhile an interrupt
 * unmounts the directory.
 */
void served_directory_begin (struct appliance *appliance);
void served_directory_end (struct appliance *appliance);

/* Unmount the directory if it is served, so that the call returns; files that
 * are open in it fail.  May be called from another thread.
 */
void served_directory_interrupt (struct appliance *appliance);

#endif
