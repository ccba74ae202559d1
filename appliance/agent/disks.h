/* diskfish: the disks of a clone's guest and their udev records.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_HV_DISKS_H
#define APPLIANCE_HV_DISKS_H

#include <stdbool.h>
#include <sys/types.h>

/* Wait two milliseconds.  Returns false after a minute of waits. */
bool disks_step (void);

/* True if udev's daemon has events in its queue. */
bool disks_have_events (void);

/* Write the path of udev's record of a block device to PATH.  DIRECTORY is that
 * of the device in sysfs.  Return true if the record exists: udev's rules have
 * run.
 */
bool disks_record (const char *directory, char *path, size_t size);

/* Return the inode number of udev's record of the first disk, which changes
 * when udev replaces the record, or 0 if there is none.
 */
ino_t disks_first_record (void);

/* Make the kernel and udev read the first disk again.  In the template it had
 * no size.  Returns -1 on failure.
 */
int disks_reread (void)
  __attribute__ ((warn_unused_result));

/* Wait until disk number DISK, from 0, has its name.  Returns -1 if it gets
 * none.
 */
int disks_wait_for (unsigned disk)
  __attribute__ ((warn_unused_result));

/* Wait until udev has processed the disks and their partitions.  OLD is the
 * template's record of the first disk (disks_first_record).  Set *MEMBER if one
 * of them may belong to a volume manager.  Returns -1 if that takes too long.
 */
int disks_settle (unsigned disks, ino_t old, bool *member)
  __attribute__ ((warn_unused_result));

/* The time-out that the appliance's /init gives disks: remote images need it.
 */
void disks_set_timeout (unsigned disk);

#endif
