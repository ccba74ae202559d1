/* diskfish: the tree of disks and their contents.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_BLOCK_H
#define COMMANDS_BLOCK_H

#include "filesystem-scan.h"

/* A disk, a part of a disk, or a device that is assembled from such. */
struct block {
  char *name;
  char *kind;
  int64_t start;                /* offset in its disk; negative if it has
                                 * none */
  int64_t size;
  char *content;
  char *label;
  char *uuid;
  struct usage usage;
  char *note;
  struct struct_list children;
};

DEFINE_VECTOR (blocks, struct block)

extern const struct struct_def block_def;

/* Return a new block.  It owns a copy of NAME. */
struct block block_new (const char *name, const char *kind, int64_t size);

/* Set the note of the block, unless it has one. */
void block_note (struct block *block, const char *format, ...)
  __attribute__ ((format (printf, 2, 3)));

/* Put what is free between the blocks from FROM up to TO among them, in
 * order.  Less than a mebibyte is not worth a line.
 */
struct struct_list blocks_with_gaps (struct blocks *blocks, int64_t from,
                                     int64_t to);

#endif
