/* diskfish: a fast replacement of 'udevadm settle' in the guest of a clone.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_HV_SETTLE_H
#define APPLIANCE_HV_SETTLE_H

#include <stdbool.h>

/* Run instead of udevadm.  libguestfs's daemon calls 'udevadm settle' before
 * almost every command.  Without KVM each call takes 60 ms, nearly all of it
 * for the start of the program.  The result is the same: udev has processed
 * every event so far, or the file of -E exists (udevadm(8)).
 *
 * ARGV is that of udevadm.  Execute the program itself for all other arguments,
 * and if udev does not settle; then this function does not return.
 */
int settle (char **argv);

/* Wait until udev has processed every event so far.  Return false if it is
 * still busy after two seconds, or cannot be inspected.
 */
bool settle_is_done (void);

#endif
