/* diskfish: find the end of a tar archive.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See "Basic Tar Format" in the manual of GNU tar.
 */

#include "tar-end.h"

#include <string.h>

enum {
  BLOCK = 512, RECORD = 20 * BLOCK, END_BLOCKS = 2,
  SIZE = 124, SIZE_LEN = 12, TYPE = 156, MAGIC = 257, LINK = '1',
};

static bool
is_zero (const char *block)
{
  return block[0] == '\0' && memcmp (block, block + 1, BLOCK - 1) == 0;
}

/* Read the size of a member: octal digits or, for large files in GNU tar's
 * format, a binary number after a byte of 128.
 */
static uint64_t
size_of (const char *header)
{
  const unsigned char *field = (const unsigned char *) header + SIZE;
  bool binary = field[0] & 0x80;
  uint64_t size = 0;

  if (header[TYPE] == LINK)
    return 0;
  for (int i = binary; i < SIZE_LEN; ++i)
    if (binary)
      size = size << 8 | field[i];
    else if (field[i] >= '0' && field[i] <= '7')
      size = size << 3 | (uint64_t) (field[i] - '0');
  return size;
}

ssize_t
tar_end_scan (struct tar_end *end, const char *bytes, size_t len)
{
  size_t at = 0;

  while (at + BLOCK <= len && !end->found) {
    size_t skipped = end->data < len - at ? (size_t) end->data : len - at;

    if (skipped > 0) {
      end->data -= skipped;
      at += skipped;
    }
    else if (is_zero (bytes + at))
      end->found = true;
    else if (memcmp (bytes + at + MAGIC, "ustar", 5) != 0)
      return -1;
    else {
      end->data = (size_of (bytes + at) + BLOCK - 1) / BLOCK * BLOCK;
      at += BLOCK;
    }
  }
  end->length += at;
  return (ssize_t) at;
}

size_t
tar_end_padding (const struct tar_end *end)
{
  uint64_t least = end->length + END_BLOCKS * BLOCK;

  return (size_t) ((least + RECORD - 1) / RECORD * RECORD - end->length);
}
