/* diskfish: make the disks of -N.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_PREPARE_H
#define FISH_PREPARE_H

#include "options.h"
#include "shell.h"

/* Make the image file of the drive at INDEX, if -N asks for that drive. */
int prepare_image (const struct shell *shell, struct options *options,
                   size_t index, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Whether -N makes the drive at INDEX. */
bool prepare_is_new (const struct options *options, size_t index);

/* Once the appliance runs, put on the disks what -N wants to be there.  What
 * goes wrong is printed.
 */
int prepare_contents (struct shell *shell, const struct options *options)
  __attribute__ ((warn_unused_result));

/* Remove the image files that were made. */
void prepare_undo (const struct options *options);

#endif
