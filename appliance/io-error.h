/* diskfish: I/O errors of the host that QEMU reports.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_IO_ERROR_H
#define APPLIANCE_IO_ERROR_H

#include <stdbool.h>

struct appliance;

struct io_error {
  unsigned disk;                /* number of the drive */
  bool write;                   /* false: a read */
  bool stopped;                 /* QEMU stopped the guest */
  char *reason;                 /* the host's error message, owned */
};

/* Set ERROR to the first I/O error since the last call (BLOCK_IO_ERROR of
 * QEMU's monitor), preferring writes to reads.  Return false if there was none.
 * The guest's calls may all have succeeded: its kernel writes later.  Free
 * ERROR with io_error_reset.
 */
bool io_error_take (struct appliance *appliance, struct io_error *error)
  __attribute__ ((warn_unused_result));

/* Free the reason, and clear the error. */
void io_error_reset (struct io_error *error);

#define CLEANUP_HOST_ERROR __attribute__ ((cleanup (io_error_reset)))

#endif
