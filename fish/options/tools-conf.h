/* diskfish: the configuration files of libguestfs's tools.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_TOOLS_CONF_H
#define FISH_TOOLS_CONF_H

#include <stdbool.h>

#include "printer.h"

/* Read what libguestfs-tools.conf(5) describes, from the least important file
 * to the most important one.  A mistake is printed and gives -1.
 */
int tools_conf_read (enum output_mode mode, bool *read_only)
  __attribute__ ((warn_unused_result));

#endif
