/* diskfish: prepare the session that the options describe.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_START_H
#define FISH_START_H

#include "check.h"
#include "options.h"
#include "shell.h"

/* Configure the shell from the options. */
void start_configure (struct shell *shell, const struct options *options);

/* True if options refer to the contents of images, so that the appliance must
 * start.
 */
bool start_needs_launch (const struct options *options);

/* Attach the drives, start the appliance if necessary, and mount.  Move the
 * drives to the session.  Return an exit status.  Errors are printed.
 */
int start_up (struct shell *shell, struct options *options)
  __attribute__ ((warn_unused_result));

/* For --check: set STATE to that before the first command.  Print drives that
 * cannot be attached.  Return STATUS_OK if there are none.
 */
int start_check (const struct options *options, struct check_state *state)
  __attribute__ ((warn_unused_result));

#endif
