/* diskfish: memory that is freed all at once.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMON_ARENA_H
#define COMMON_ARENA_H

#include <stddef.h>

struct arena_block;

/* A zero-initialised arena is empty.  Everything allocated from it lives until
 * arena_free.
 */
struct arena {
  struct arena_block *blocks;
  char *next;
  size_t left;
};

/* Return SIZE uninitialised bytes, aligned for any type.  The arena owns them.
 */
void *arena_alloc (struct arena *arena, size_t size)
  __attribute__ ((warn_unused_result));

/* Return a copy of LEN bytes, followed by a NUL.  The arena owns it. */
char *arena_copy (struct arena *arena, const char *bytes, size_t len)
  __attribute__ ((warn_unused_result));

/* Free everything; the arena is empty afterwards and can be used again. */
void arena_free (struct arena *arena);

#endif
