/* diskfish: remove what a killed diskfish and its libguestfs left behind.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_HV_LEFTOVERS_H
#define APPLIANCE_HV_LEFTOVERS_H

#include <sys/types.h>

#include "args.h"

/* The folders that diskfish named, those of libguestfs's sockets, and the
 * overlays of the process STARTER.
 */
void leftovers_remove (const struct args *args, pid_t starter);

#endif
