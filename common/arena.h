/* diskfish: memory that is freed all at once.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMON_ARENA_H
#define COMMON_ARENA_H

#include <stddef.h>

struct arena_block;

/* An arena of zeroes is empty.  What is taken from it lives until
 * arena_free; nothing of it is freed by itself.
 */
struct arena {
  struct arena_block *blocks;
  char *next;
  size_t left;
};

void *arena_alloc (struct arena *arena, size_t size)
  __attribute__ ((warn_unused_result));

/* A copy of LEN bytes with a NUL after them. */
char *arena_copy (struct arena *arena, const char *bytes, size_t len)
  __attribute__ ((warn_unused_result));

void arena_free (struct arena *arena);

#endif
