/* diskfish: make the disks of -N.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_PREPARE_H
#define COMMANDS_PREPARE_H

#include "prepared.h"
#include "session.h"

/* Make the image FILE of a new disk.  An image that is attached is an error;
 * any other file is written over.
 */
int prepare_image (const struct session *session, const struct prepared *new,
                   const char *file, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Once the appliance runs, put on the disk number DISK what NEW asks for.  On
 * failure WHERE is the parameter to blame, in the text that NEW was read
 * from; it is empty if that was not given.
 */
int prepare_contents (struct session *session, const struct prepared *new,
                      const char *file, unsigned disk, struct span *where,
                      struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Delete FILE, which prepare_image made, unless it is a device. */
void prepare_undo (const char *file);

#endif
