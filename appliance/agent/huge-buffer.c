/* diskfish: buffers for large SCSI requests.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "huge-buffer.h"

#include <stddef.h>
#include <stdint.h>
#include <sys/mman.h>

char *
huge_buffer (void)
{
  char *bytes = mmap (NULL, 2 * HUGE_BUFFER, PROT_READ | PROT_WRITE,
                      MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  uintptr_t at = (uintptr_t) bytes;

  if (bytes == MAP_FAILED)
    return NULL;
  bytes += (HUGE_BUFFER - at % HUGE_BUFFER) % HUGE_BUFFER;
  madvise (bytes, HUGE_BUFFER, MADV_HUGEPAGE);
  return bytes;
}
