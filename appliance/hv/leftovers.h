/* diskfish: remove what a killed diskfish and its libguestfs left behind.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_HV_LEFTOVERS_H
#define APPLIANCE_HV_LEFTOVERS_H

#include "args.h"

/* The folders that diskfish named, and those of libguestfs's sockets. */
void leftovers_remove (const struct args *args);

#endif
