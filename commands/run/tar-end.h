/* diskfish: find the end of a tar archive.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_TAR_END_H
#define COMMANDS_TAR_END_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* The state of a scan; 0 at its start. */
struct tar_end {
  uint64_t data;                /* bytes left of the member's data */
  uint64_t length;              /* of the archive so far */
  bool found;
};

/* Scan the next LEN bytes, whole blocks of 512, of an archive in a format of
 * GNU tar or POSIX.  Returns how many of them are before the first block of
 * zeros that ends the archive, or -1 if this is not an archive.
 */
ssize_t tar_end_scan (struct tar_end *end, const char *bytes, size_t len)
  __attribute__ ((warn_unused_result));

/* The bytes of zeros with which tar ends the archive in records of the default
 * size, 20 blocks.
 */
size_t tar_end_padding (const struct tar_end *end);

#endif
