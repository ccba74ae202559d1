/* diskfish: one transfer, in a process of its own.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_COPY_FILE_H
#define APPLIANCE_COPY_FILE_H

#include <stdatomic.h>

#include "transfer-protocol.h"

struct copy_request {
  const struct transfer_request *request;
  const struct transfer_extent *extents;
};

/* Carry out a request, and tell the host on PORT how much is copied.
 * *CANCELLED becomes true when the host cancels the transfer.  The process has
 * the root directory of the mounted file systems afterwards, unless the path is
 * that of a device.  A file that a failed transfer created is deleted.  *SIZE
 * is the size of the file.  Returns 0 or an errno.
 */
int copy_file (int port, const struct copy_request *request,
               atomic_bool *cancelled, uint64_t *size);

#endif
