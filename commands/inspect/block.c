/* diskfish: the tree of disks and their contents.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "block.h"

#include <stdarg.h>

#define BLOCK(member, kind) STRUCT_FIELD (struct block, member, kind)
#define HIDDEN(member, kind)                                            \
  STRUCT_FIELD_AS (#member, struct block, member, kind, FOR_MACHINES)
#define USAGE(key, member, kind, who)                                   \
  STRUCT_FIELD_AS (key, struct block, usage.member, kind, who)

static const struct field_def fields[] = {
  BLOCK (name, FIELD_STRING),
  BLOCK (kind, FIELD_STRING),
  HIDDEN (start, FIELD_COUNT),
  BLOCK (size, FIELD_SIZE),
  BLOCK (content, FIELD_STRING),
  BLOCK (label, FIELD_STRING),
  HIDDEN (uuid, FIELD_STRING),
  USAGE ("used", used, FIELD_SIZE, FOR_MACHINES),
  USAGE ("available", available, FIELD_SIZE, FOR_MACHINES),
  USAGE ("use", percent, FIELD_USE, FOR_ALL),
  USAGE ("mounted", mounted, FIELD_STRING, FOR_ALL),
  BLOCK (note, FIELD_STRING),
  STRUCT_MEMBERS (struct block, children, &block_def),
};

const struct struct_def block_def = {
  .name = "block", .fields = fields,
  .count = sizeof fields / sizeof *fields,
  .size = sizeof (struct block), .tabular = true, .sparse = true,
};

struct block
block_new (const char *name, const char *kind, int64_t size)
{
  return (struct block) {
    .name = xstrdup (name), .kind = xstrdup (kind), .start = -1,
    .size = size, .usage = { -1, -1, -1, -1, NULL },
  };
}

void
block_note (struct block *block, const char *format, ...)
{
  va_list args;

  if (block->note != NULL)
    return;
  va_start (args, format);
  block->note = xvasprintf (format, args);
  va_end (args);
}

static int
by_start (const void *one, const void *other)
{
  const struct block *a = one, *b = other;

  return (a->start > b->start) - (a->start < b->start);
}

static void
add_gap (struct blocks *list, int64_t from, int64_t to)
{
  struct block gap;

  if (to - from < 1024 * 1024)
    return;
  gap = block_new ("free", "free", to - from);
  gap.start = from;
  blocks_append (list, gap);
}

struct struct_list
blocks_with_gaps (struct blocks *blocks, int64_t from, int64_t to)
{
  struct blocks all = { 0 };

  if (blocks->len > 0)
    qsort (blocks->ptr, blocks->len, sizeof *blocks->ptr, by_start);
  for (size_t i = 0; i < blocks->len; ++i) {
    const struct block *block = &blocks->ptr[i];

    add_gap (&all, from, block->start);
    blocks_append (&all, *block);
    if (block->start + block->size > from)
      from = block->start + block->size;
  }
  add_gap (&all, from, to);
  blocks_reset (blocks);
  return (struct struct_list) { all.ptr, all.len };
}
