/* diskfish: make the disks of -N.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_NEW_DISK_H
#define COMMANDS_NEW_DISK_H

#include "new-disk-spec.h"
#include "session.h"

/* Make the image FILE of a new disk.  An image that is attached is an error;
 * any other file is written over.
 */
int new_disk_create (const struct session *session,
                     const struct new_disk_spec *new,
                     const char *file, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Once the appliance runs, put on the disk number DISK what NEW asks for.  On
 * failure WHERE is the parameter to blame, in the text that NEW was read
 * from; it is empty if that was not given.
 */
int new_disk_prepare (struct session *session, const struct new_disk_spec *new,
                      const char *file, unsigned disk, struct span *where,
                      struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Delete FILE, which new_disk_create made, unless it is a device. */
void new_disk_delete (const char *file);

#endif
