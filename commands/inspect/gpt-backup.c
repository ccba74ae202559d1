/* diskfish: check the backup of a GUID partition table.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "gpt-backup.h"

#include <endian.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "cleanup.h"

/* Offsets in the header, from the UEFI specification, "GPT Header". */
enum {
  HEADER_SIZE = 12, HEADER_CRC = 16, OTHER_COPY = 32, ENTRIES = 72,
  ENTRY_COUNT = 80, ENTRY_SIZE = 84, ENTRIES_CRC = 88,
  LEAST_HEADER = 92, MOST_ENTRIES = 1 << 20
};

struct gpt {
  guestfs_h *g;
  const char *disk;
  uint64_t sectors;
  uint64_t sector;              /* in bytes */
};

static uint32_t
number32 (const char *bytes)
{
  uint32_t number;

  memcpy (&number, bytes, sizeof number);
  return le32toh (number);
}

static uint64_t
number64 (const char *bytes)
{
  uint64_t number;

  memcpy (&number, bytes, sizeof number);
  return le64toh (number);
}

/* Return the CRC-32 of the UEFI specification: polynomial 0x04c11db7 with
 * reflected bits.
 */
static uint32_t
crc32 (const char *bytes, size_t len)
{
  uint32_t crc = UINT32_MAX;

  for (size_t i = 0; i < len; ++i) {
    crc ^= (unsigned char) bytes[i];
    for (int bit = 0; bit < 8; ++bit)
      crc = crc >> 1 ^ (crc & 1 ? UINT32_C (0xedb88320) : 0);
  }
  return ~crc;
}

/* Return LEN bytes from the start of a sector, or NULL on failure.  The caller
 * frees them.
 */
static char *
read_at (const struct gpt *gpt, uint64_t sector, size_t len)
{
  size_t got = 0;
  char *bytes = NULL;

  if (sector < gpt->sectors)
    bytes = guestfs_pread_device (gpt->g, gpt->disk, (int) len,
                                  (int64_t) (sector * gpt->sector), &got);
  if (bytes != NULL && got < len) {
    free (bytes);
    bytes = NULL;
  }
  return bytes;
}

/* True if the sector HEADER is a table header with a correct CRC. */
static bool
is_header (const struct gpt *gpt, char *header)
{
  uint32_t len, crc;

  if (header == NULL || memcmp (header, "EFI PART", 8) != 0)
    return false;
  len = number32 (header + HEADER_SIZE);
  if (len < LEAST_HEADER || len > gpt->sector)
    return false;
  crc = number32 (header + HEADER_CRC);
  /* The CRC is computed with its own field set to 0. */
  memset (header + HEADER_CRC, 0, sizeof crc);
  return crc32 (header, len) == crc;
}

/* True if the entries have the CRC that their header contains. */
static bool
has_entries (const struct gpt *gpt, const char *header)
{
  uint64_t len = (uint64_t) number32 (header + ENTRY_COUNT) *
    number32 (header + ENTRY_SIZE);
  CLEANUP_FREE char *entries = len > 0 && len <= MOST_ENTRIES
    ? read_at (gpt, number64 (header + ENTRIES), (size_t) len) : NULL;

  return entries != NULL &&
    crc32 (entries, (size_t) len) == number32 (header + ENTRIES_CRC);
}

/* Return a fault of the table.  Return NULL if there is none, or if the disk
 * cannot be read.
 */
static const char *
find_fault (const struct gpt *gpt)
{
  CLEANUP_FREE char *first = read_at (gpt, 1, (size_t) gpt->sector);
  CLEANUP_FREE char *last = NULL;
  uint64_t backup;

  if (first == NULL)
    return NULL;
  if (!is_header (gpt, first) || !has_entries (gpt, first))
    return "the partition table is damaged; its backup is used";
  backup = number64 (first + OTHER_COPY);
  if (backup >= gpt->sectors)
    return NULL;
  last = read_at (gpt, backup, (size_t) gpt->sector);
  if (!is_header (gpt, last) || !has_entries (gpt, last))
    return "the backup of the partition table is damaged: repair it with "
           "'part-expand-gpt'";
  if (backup + 1 < gpt->sectors)
    return "the disk has grown: use the new space with 'part-expand-gpt'";
  return NULL;
}

void
gpt_backup_note (guestfs_h *g, struct block *disk)
{
  int sector = guestfs_blockdev_getss (g, disk->name);
  struct gpt gpt = { .g = g, .disk = disk->name };
  const char *fault;

  if (disk->content == NULL || strcmp (disk->content, "gpt") != 0 ||
      disk->size <= 0 || sector < LEAST_HEADER)
    return;
  gpt.sector = (uint64_t) sector;
  gpt.sectors = (uint64_t) disk->size / gpt.sector;
  fault = find_fault (&gpt);
  if (fault != NULL)
    block_note (disk, "%s", fault);
}
