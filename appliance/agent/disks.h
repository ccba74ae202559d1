/* diskfish: the disks of a clone's guest, and what udev knows of them.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_HV_DISKS_H
#define APPLIANCE_HV_DISKS_H

#include <stdbool.h>
#include <sys/types.h>

/* A wait of two milliseconds; false when there were too many: a minute. */
bool disks_step (void);

/* Whether udev's daemon has events to deal with. */
bool disks_have_events (void);

/* What tells one record of the first disk from the next, which replaces it; 0
 * if udev has none.
 */
ino_t disks_first_record (void);

/* The first disk is another one than in the template, which had no size: let
 * the kernel look at it again.
 */
int disks_look_again (void)
  __attribute__ ((warn_unused_result));

/* Wait until disk number DISK has its name; the first is 0. */
int disks_wait_for (unsigned disk)
  __attribute__ ((warn_unused_result));

/* Wait until udev is done with the disks and their partitions.  OLD is the
 * first disk's record of the template.  *MEMBER becomes true if one of them
 * may belong to a volume manager.
 */
int disks_settle (unsigned disks, ino_t old, bool *member)
  __attribute__ ((warn_unused_result));

/* The time-out that the appliance's /init gives disks: remote images need it.
 */
void disks_set_timeout (unsigned disk);

#endif
