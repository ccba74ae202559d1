/* diskfish: copy extents between a file and a SCSI unit, several at a time.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_COPY_EXTENTS_H
#define APPLIANCE_COPY_EXTENTS_H

#include <stdatomic.h>
#include <stdbool.h>

#include "transfer-protocol.h"

struct copy {
  int unit;                     /* see scsi-unit.h */
  int direct;                   /* the file, with O_DIRECT if possible */
  int buffered;                 /* the file, for blocks that are not whole */
  bool to_guest;                /* else from the file to the unit */
  const struct transfer_extent *list;
  uint32_t count;
  atomic_bool *cancelled;
  /* Called now and then with the number of bytes copied, in any thread. */
  void (*progress) (void *opaque, uint64_t bytes);
  void *opaque;
};

/* Copy the extents.  Returns 0 or an errno, EINTR if it was cancelled.  The
 * buffers stay mapped until the process ends.
 */
int copy_extents (const struct copy *copy);

#endif
