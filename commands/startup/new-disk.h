/* diskfish: create the disks of -N.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_NEW_DISK_H
#define COMMANDS_NEW_DISK_H

#include "new-disk-spec.h"
#include "session.h"

/* Create the image FILE of a new disk.  Overwrite an existing file, except for
 * an attached image.  Return -1 with a diag on failure.
 */
int new_disk_create (const struct session *session,
                     const struct new_disk_spec *new,
                     const char *file, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Fill disk number DISK as NEW describes.  The appliance must be running.  On
 * failure return -1 with a diag, and set *WHERE to the parameter that caused
 * it, in the text that NEW was parsed from, or to an empty span if that
 * parameter was not given.
 */
int new_disk_prepare (struct session *session, const struct new_disk_spec *new,
                      const char *file, unsigned disk, struct span *where,
                      struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Delete FILE, which new_disk_create has created, unless it is a device. */
void new_disk_delete (const char *file);

#endif
