/* diskfish: remove temporary files after diskfish was killed.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_HV_STALE_FILES_H
#define APPLIANCE_HV_STALE_FILES_H

#include <sys/types.h>

#include "hv-args.h"

/* Remove the directories in DISKFISH_HV_FOLDERS, the directory of libguestfs's
 * sockets, and the overlays of the process STARTER.
 */
void stale_files_remove (const struct hv_args *args, pid_t starter);

#endif
