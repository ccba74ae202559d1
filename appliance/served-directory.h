/* diskfish: unmount the directory that guestfs_mount_local_run serves.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_SERVED_DIRECTORY_H
#define APPLIANCE_SERVED_DIRECTORY_H

struct appliance;

/* Record the DIRECTORY that guestfs_mount_local has mounted. */
void served_directory_set (struct appliance *appliance,
                           const char *directory);

/* Call these before and after guestfs_mount_local_run.  Between them, an
 * interrupt unmounts the directory.
 */
void served_directory_begin (struct appliance *appliance);
void served_directory_end (struct appliance *appliance);

/* Unmount the directory if it is served, so that guestfs_mount_local_run
 * returns.  Operations on files that are open in it then fail.  Safe in another
 * thread.
 */
void served_directory_interrupt (struct appliance *appliance);

#endif
