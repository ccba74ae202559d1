/* diskfish: copy files between host and guest through a disk.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "disk-transfer.h"

#include <stdlib.h>
#include <unistd.h>

#include "appliance-state.h"
#include "cleanup.h"
#include "file-extents.h"
#include "transfer-agent.h"
#include "xalloc.h"

bool
disk_transfer_is_possible (struct appliance *a)
{
  return transfer_agent_connect (a) == 0;
}

enum disk_transfer_result
disk_transfer_upload (struct appliance *a, int fd, uint64_t size,
                      const char *path)
{
  CLEANUP_FREE struct transfer_extent *extents =
    xcalloc (TRANSFER_EXTENTS, sizeof *extents);
  CLEANUP_FREE struct transfer_order *order =
    transfer_order_new (TRANSFER_TO_GUEST, path);
  const struct transfer_host host = { .size = size };

  a->interrupted = false;
  if (order == NULL)
    return DISK_TRANSFER_IMPOSSIBLE;
  a->touched = true;
  order->head.size = size;
  order->head.extents = file_extents (fd, size, extents);
  order->extents = extents;
  return transfer_agent_run_with (a, &transfer_unit_in, fd, order, &host);
}

enum disk_transfer_result
disk_transfer_size (struct appliance *a, const char *path, bool nofollow,
                    uint64_t *size)
{
  CLEANUP_FREE struct transfer_order *order =
    transfer_order_new (TRANSFER_SIZE, path);
  const struct transfer_host host = { 0 };

  a->interrupted = false;
  if (order == NULL)
    return DISK_TRANSFER_IMPOSSIBLE;
  order->head.nofollow = nofollow;
  return transfer_agent_run (a, order, &host, size);
}

enum disk_transfer_result
disk_transfer_download (struct appliance *a, const char *path, int fd,
                        uint64_t size)
{
  uint64_t sectors = (size + TRANSFER_SECTOR - 1) / TRANSFER_SECTOR;
  CLEANUP_FREE struct transfer_order *order =
    transfer_order_new (TRANSFER_FROM_GUEST, path);
  const struct transfer_host host = { .size = size };
  enum disk_transfer_result result;

  if (order == NULL ||
      ftruncate (fd, (off_t) (sectors * TRANSFER_SECTOR)) == -1)
    return DISK_TRANSFER_IMPOSSIBLE;
  order->head.size = size;
  result = transfer_agent_run_with (a, &transfer_unit_out, fd, order, &host);
  if (result == DISK_TRANSFER_DONE && ftruncate (fd, (off_t) size) == -1)
    result = DISK_TRANSFER_IMPOSSIBLE;
  return result;
}
