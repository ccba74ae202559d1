/* diskfish: the tree of disks and what is on them.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_BLOCK_H
#define COMMANDS_BLOCK_H

#include "filesystem-scan.h"

/* A disk, a part of it, or something that is made of such. */
struct block {
  char *name;
  char *kind;
  int64_t start;                /* in its disk; negative: it has no place */
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

/* NAME is a copy of the caller's. */
struct block block_new (const char *name, const char *kind, int64_t size);

/* The first note stays. */
void block_note (struct block *block, const char *format, ...)
  __attribute__ ((format (printf, 2, 3)));

void blocks_free (struct struct_list blocks);

/* Put what is free between the blocks from FROM up to TO among them, in
 * order.  Less than a mebibyte is not worth a line.
 */
struct struct_list blocks_with_gaps (struct blocks *blocks, int64_t from,
                                     int64_t to);

#endif
