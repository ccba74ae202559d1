/* diskfish: the drive that a command attaches.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_DRIVE_ARGS_H
#define COMMANDS_DRIVE_ARGS_H

#include "bind.h"
#include "drive.h"

/* Return the drive that a command with EFFECT_ATTACHES is to attach, to be
 * freed by the caller; no file is touched.  NULL with a diag if there cannot
 * be such a drive.
 */
struct drive *drive_of_args (const struct args *args, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Set the place of the diag to the option that it is about, such as cachemode,
 * or else to the first argument.
 */
void drive_args_place (const struct args *args, struct diag *diag);

#endif
