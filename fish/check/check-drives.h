/* diskfish: check the drives that a script attaches and names.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_CHECK_DRIVES_H
#define FISH_CHECK_DRIVES_H

#include "bind.h"
#include "check-files.h"
#include "drive.h"

/* The drives that are attached at a place of the script. */
struct check_drives {
  struct drive_set set;
  bool open;                    /* other drives may be attached */
  bool ephemeral;               /* no drive writes to its image */
};

/* Start with copies of the drives THERE. */
void check_drives_begin (struct check_drives *drives,
                         const struct drive_set *there);

/* Add a drive that exists at the start. */
void check_drives_add (struct check_drives *drives,
                       const struct drive *there);

/* Check that the command can attach its drive, and that the disks in its
 * arguments are attached.  Return -1 with a diag otherwise.
 */
int check_drives_needed (const struct check_drives *drives,
                         const struct check_files *files,
                         const struct args *args, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Record the drives that the command attaches and detaches.  With CONDITIONAL
 * it may not do so.
 */
void check_drives_note (struct check_drives *drives,
                        const struct check_files *files,
                        const struct args *args, bool conditional);

void check_drives_free (struct check_drives *drives);

#endif
