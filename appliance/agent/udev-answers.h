/* diskfish: answer questions of libguestfs's daemon from udev's records.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_HV_UDEV_ANSWERS_H
#define APPLIANCE_HV_UDEV_ANSWERS_H

#include <stdbool.h>

/* Answer the command line by which the daemon lists logical volumes, if udev's
 * records of all block devices show that there is no physical volume.  There
 * is then no output.  Return false if ARGV is another command line, if a
 * record is missing or unclear, or if udev is busy: the program must run.
 */
bool udev_knows_no_volumes (char **argv);

/* Print the type of a file system like 'blkid -c /dev/null -o value -s TYPE
 * DEVICE' from udev's record, which blkid's library made.  Return false under
 * the same conditions, and for a disk with a partition table.
 */
bool udev_prints_type (char **argv);

#endif
