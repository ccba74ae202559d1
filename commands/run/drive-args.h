/* diskfish: make the drive that a command attaches from its arguments.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_DRIVE_ARGS_H
#define COMMANDS_DRIVE_ARGS_H

#include "bind.h"
#include "drive.h"

/* Return the drive that a command with EFFECT_ATTACHES describes.  The caller
 * frees it.  No file is touched.  Return NULL with a diag if the arguments
 * contradict each other.
 */
struct drive *drive_of_args (const struct args *args, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Set the place of DIAG to the option that it is about, such as cachemode,
 * otherwise to the first argument.
 */
void drive_args_place (const struct args *args, struct diag *diag);

#endif
