/* diskfish: read libguestfs-tools.conf.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_TOOLS_CONF_H
#define FISH_TOOLS_CONF_H

#include <stdbool.h>

#include "printer.h"

/* Read the files of libguestfs-tools.conf(5), starting with the least important
 * one.  Print a diagnostic and return -1 on failure.
 */
int tools_conf_read (enum output_mode mode, bool *read_only)
  __attribute__ ((warn_unused_result));

#endif
