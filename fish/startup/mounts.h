/* diskfish: mount what -m asks for.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_MOUNTS_H
#define FISH_MOUNTS_H

#include "options.h"
#include "shell.h"

/* The appliance must run.  What goes wrong is printed. */
int mounts_make (struct shell *shell, const struct options *options)
  __attribute__ ((warn_unused_result));

#endif
