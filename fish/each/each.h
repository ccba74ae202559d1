/* diskfish: the same commands for many images.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_EACH_H
#define FISH_EACH_H

#include "options.h"

/* --each: run the scripts or commands for every image, each in a process of
 * its own, and show what they print in the order of the images.  Returns the
 * status of the program.  It also returns in those processes, with theirs.
 */
int each_run (struct options *options) __attribute__ ((warn_unused_result));

#endif
