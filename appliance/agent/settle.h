/* diskfish: a short way for 'udevadm settle' in the guest of a clone.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_HV_SETTLE_H
#define APPLIANCE_HV_SETTLE_H

/* Stands where udevadm was: libguestfs's daemon calls 'udevadm settle' before
 * almost every command that it does, and without KVM each call takes 60 ms,
 * nearly all of them for the program to start.  What is asked is the same:
 * that udev has dealt with every event up to now, or that there is the file
 * of -E (udevadm(8)).
 *
 * ARGV is that of udevadm.  Anything else that is asked of it, or a udev that
 * does not come to rest, is left to the program itself; then this does not
 * return.
 */
int settle (char **argv);

#endif
