/* diskfish: where a file has data.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "file-extents.h"

#include <errno.h>
#include <unistd.h>

uint32_t
whole_file (uint64_t size, struct transfer_extent *extents)
{
  *extents = (struct transfer_extent) { 0, size };
  return 1;
}

/* Find the next extent at or after *AT, and move *AT after it.  Returns 0, 1 if
 * there is none, or -1.
 */
static int
next_extent (int fd, off_t size, off_t *at, struct transfer_extent *extent)
{
  const off_t block = TRANSFER_ALIGN;
  off_t start = lseek (fd, *at, SEEK_DATA);
  off_t end = start == -1 ? -1 : lseek (fd, start, SEEK_HOLE);

  if (start == -1 && errno == ENXIO)
    return 1;
  if (end == -1)
    return -1;
  start = start / block * block;
  *at = (end + block - 1) / block * block;
  if (*at > size)
    *at = size;
  extent->start = (uint64_t) start;
  extent->length = (uint64_t) (*at - start);
  return 0;
}

uint32_t
file_extents (int fd, uint64_t size, struct transfer_extent *extents)
{
  uint32_t count = 0;
  off_t at = 0;

  while ((uint64_t) at < size && count < TRANSFER_EXTENTS) {
    int result = next_extent (fd, (off_t) size, &at, &extents[count]);

    if (result == 1)
      return count;
    if (result == -1)
      return whole_file (size, extents);
    count++;
  }
  return (uint64_t) at < size ? whole_file (size, extents) : count;
}
