/* diskfish: what the options ask for before the first command.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_START_H
#define FISH_START_H

#include "check.h"
#include "options.h"
#include "shell.h"

/* Set the shell up as the options say. */
void start_configure (struct shell *shell, const struct options *options);

/* Whether they are about what is inside the images. */
bool start_needs_launch (const struct options *options);

/* Do what they ask for: attach their drives, and start the
 * appliance if that is needed.  The drives become those of the
 * session.  Returns a status; what goes wrong is printed.
 */
int start_up (struct shell *shell, struct options *options)
  __attribute__ ((warn_unused_result));

/* For --check: the state at the first command.  Drives that cannot be
 * attached are printed, and give another status than STATUS_OK.
 */
int start_check (const struct options *options, struct check_state *state)
  __attribute__ ((warn_unused_result));

#endif
