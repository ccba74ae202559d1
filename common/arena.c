/* diskfish: memory that is freed all at once.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "arena.h"

#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

#include "xalloc.h"

/* Sizes of blocks: the arena of one command stays small, and each block is
 * twice as large as the one before.
 */
enum { FIRST_BLOCK = 1024, LARGEST_BLOCK = 64 * 1024 };

struct arena_block {
  struct arena_block *older;
  size_t space;
  alignas (max_align_t) char bytes[];
};

static size_t
aligned (size_t size)
{
  const size_t step = alignof (max_align_t);

  return (size + step - 1) / step * step;
}

/* Return the size of a new block for SIZE bytes. */
static size_t
next_space (const struct arena *arena, size_t size)
{
  size_t space = arena->blocks ? 2 * arena->blocks->space : FIRST_BLOCK;

  if (space > LARGEST_BLOCK)
    space = LARGEST_BLOCK;
  return size > space ? size : space;
}

void *
arena_alloc (struct arena *arena, size_t size)
{
  void *result;

  size = aligned (size ? size : 1);
  if (size > arena->left) {
    size_t space = next_space (arena, size);
    struct arena_block *block = xmalloc (sizeof *block + space);

    block->space = space;
    block->older = arena->blocks;
    arena->blocks = block;
    arena->next = block->bytes;
    arena->left = space;
  }
  result = arena->next;
  arena->next += size;
  arena->left -= size;
  return result;
}

char *
arena_copy (struct arena *arena, const char *bytes, size_t len)
{
  char *copy = arena_alloc (arena, len + 1);

  if (len > 0)
    memcpy (copy, bytes, len);
  copy[len] = '\0';
  return copy;
}

void
arena_free (struct arena *arena)
{
  struct arena_block *block = arena->blocks;

  while (block != NULL) {
    struct arena_block *older = block->older;

    free (block);
    block = older;
  }
  memset (arena, 0, sizeof *arena);
}
