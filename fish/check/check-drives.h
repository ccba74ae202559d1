/* diskfish: the drives that a script attaches and names.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_CHECK_DRIVES_H
#define FISH_CHECK_DRIVES_H

#include "bind.h"
#include "check-files.h"
#include "drive.h"

/* The drives that are attached at a place of a script. */
struct check_drives {
  struct drive_set set;
  bool open;                    /* there may be others */
  bool ephemeral;               /* none of them writes to its image */
};

/* Begin with the drives that are there. */
void check_drives_begin (struct check_drives *drives,
                         const struct drive_set *there);

/* Another drive that is there. */
void check_drives_add (struct check_drives *drives,
                       const struct drive *there);

/* The command attaches a drive that cannot be, or names a disk that is not
 * attached.
 */
int check_drives_needed (const struct check_drives *drives,
                         const struct check_files *files,
                         const struct args *args, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* What the command attaches and takes away, or only may. */
void check_drives_note (struct check_drives *drives, const struct args *args,
                        bool conditional);

void check_drives_free (struct check_drives *drives);

#endif
