/* diskfish: what the options ask for before the first command.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_START_H
#define FISH_START_H

#include "options.h"
#include "shell.h"

/* Set the shell up as the options say. */
void start_configure (struct shell *shell, const struct options *options);

/* Do what they ask for: attach their drives.  The drives become those of the
 * session.  Returns a status; what goes wrong is printed.
 */
int start_up (struct shell *shell, struct options *options)
  __attribute__ ((warn_unused_result));

#endif
