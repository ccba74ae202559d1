/* diskfish: what the host refused while the appliance ran.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_IO_ERROR_H
#define APPLIANCE_IO_ERROR_H

#include <stdbool.h>

#include "appliance.h"

struct io_error {
  unsigned disk;                /* number of the drive */
  bool write;                   /* else it could not be read */
  bool stopped;                 /* QEMU let the guest not go on */
  char *reason;                 /* the host's; freed by io_error_reset */
};

/* The first thing that the host refused since this was asked last, as QEMU's
 * monitor has it (BLOCK_IO_ERROR), writes before reads.  False if there was
 * none.  The guest may have told its caller that all went well: it writes
 * later than it says.
 */
bool io_error_take (struct appliance *appliance, struct io_error *error)
  __attribute__ ((warn_unused_result));

void io_error_reset (struct io_error *error);

#define CLEANUP_HOST_ERROR __attribute__ ((cleanup (io_error_reset)))

#endif
