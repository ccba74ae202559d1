/* diskfish: remove what a killed diskfish and its libguestfs left behind.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_HV_STALE_FILES_H
#define APPLIANCE_HV_STALE_FILES_H

#include <sys/types.h>

#include "hv-args.h"

/* The folders that diskfish named, those of libguestfs's sockets, and the
 * overlays of the process STARTER.
 */
void stale_files_remove (const struct hv_args *args, pid_t starter);

#endif
