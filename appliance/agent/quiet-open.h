/* diskfish: run a program without events of udev for the disk that it reads.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_HV_QUIET_OPEN_H
#define APPLIANCE_HV_QUIET_OPEN_H

/* Prepare this process for 'parted ... print' and 'sgdisk DISK -i NUMBER'.
 * Both open the disk for writing, although they only read it.  When they close
 * it, udev probes the disk and its partitions again, and libguestfs's daemon
 * waits for that.
 *
 * If ARGV is one of these command lines of the daemon, give this process its
 * own device nodes under the same names: udev watches the inodes of the others
 * (udev(7), OPTIONS "watch").  Do nothing in any other case.
 */
void quiet_open (char **argv);

#endif
