/* diskfish: run commands for many images (--each).
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_EACH_H
#define FISH_EACH_H

#include "options.h"

/* Run the scripts or commands for each image, in its own process, and print the
 * output in the order of the images.  Return the exit status of the program.
 * This also returns in those processes, with theirs.
 */
int each_run (struct options *options) __attribute__ ((warn_unused_result));

#endif
