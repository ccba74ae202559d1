/* diskfish: compare two texts line by line.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "line-diff.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "cleanup.h"
#include "strbuf.h"
#include "vector.h"

enum {
  CONTEXT = 3,
  MOST_CELLS = 4000000,         /* of the table: 16 MB */
};

DEFINE_VECTOR (line_list, struct lines)

/* One line of the result, with the sign ' ', '-' or '+' before it. */
struct edit {
  char sign;
  struct lines line;
};

DEFINE_VECTOR (edit_list, struct edit)

static void
split (struct lines all, struct line_list *list)
{
  const char *newline;

  if (all.len == 0)
    return;
  while ((newline = memchr (all.text, '\n', all.len)) != NULL) {
    size_t len = (size_t) (newline - all.text);

    line_list_append (list, (struct lines) { all.text, len });
    all.text += len + 1;
    all.len -= len + 1;
  }
  line_list_append (list, all);
}

static bool
are_equal (struct lines a, struct lines b)
{
  return a.len == b.len && (a.len == 0 || memcmp (a.text, b.text, a.len) == 0);
}

/* Both texts without their common first and last lines. */
struct diff_part {
  const struct lines *old, *new;
  size_t rows, columns;
};

/* Return the table of the longest common subsequence.  Element
 * i * (columns + 1) + j is its length for the lines of OLD from I on and the
 * lines of NEW from J on.  The caller frees the table.
 */
static uint32_t *
count_common (const struct diff_part *p)
{
  size_t width = p->columns + 1;
  uint32_t *table = xcalloc ((p->rows + 1) * width, sizeof *table);

  for (size_t i = p->rows; i-- > 0;)
    for (size_t j = p->columns; j-- > 0;) {
      uint32_t *cell = &table[i * width + j];
      uint32_t below = cell[width], right = cell[1];

      if (are_equal (p->old[i], p->new[j]))
        *cell = cell[width + 1] + 1;
      else
        *cell = below > right ? below : right;
    }
  return table;
}

static void
line_diff_add (struct edit_list *edits, char sign, const struct lines *lines,
               size_t from, size_t to)
{
  for (; from < to; from++)
    edit_list_append (edits, (struct edit) { sign, lines[from] });
}

static void
compare_part (const struct diff_part *p, struct edit_list *edits)
{
  bool small = p->columns < MOST_CELLS &&
    p->rows < MOST_CELLS / (p->columns + 1);
  CLEANUP_FREE uint32_t *table = small ? count_common (p) : NULL;
  size_t i = 0, j = 0, width = p->columns + 1;

  while (small && i < p->rows && j < p->columns)
    if (are_equal (p->old[i], p->new[j])) {
      edit_list_append (edits, (struct edit) { ' ', p->old[i++] });
      j++;
    }
    else if (table[(i + 1) * width + j] >= table[i * width + j + 1])
      edit_list_append (edits, (struct edit) { '-', p->old[i++] });
    else
      edit_list_append (edits, (struct edit) { '+', p->new[j++] });
  line_diff_add (edits, '-', p->old, i, p->rows);
  line_diff_add (edits, '+', p->new, j, p->columns);
}

static void
line_diff_compare (const struct line_list *old, const struct line_list *new,
                   struct edit_list *edits)
{
  size_t before = 0, after = 0;
  size_t shorter = old->len < new->len ? old->len : new->len;
  struct diff_part part;

  while (before < shorter && are_equal (old->ptr[before], new->ptr[before]))
    before++;
  while (after < shorter - before &&
         are_equal (old->ptr[old->len - after - 1],
                    new->ptr[new->len - after - 1]))
    after++;
  part = (struct diff_part) { .rows = old->len - before - after,
                              .columns = new->len - before - after };
  part.old = part.rows > 0 ? old->ptr + before : NULL;
  part.new = part.columns > 0 ? new->ptr + before : NULL;
  line_diff_add (edits, ' ', old->ptr, 0, before);
  compare_part (&part, edits);
  line_diff_add (edits, ' ', old->ptr, old->len - after, old->len);
}

/* Return the end of the hunk whose first change is at AT.  Changes whose
 * context would touch or overlap are in one hunk, as with diff(1).
 */
static size_t
hunk_end (const struct edit_list *edits, size_t at)
{
  size_t last = at;

  for (; at < edits->len && at - last <= 2 * CONTEXT + 1; ++at)
    if (edits->ptr[at].sign != ' ')
      last = at;
  return last + CONTEXT < edits->len ? last + CONTEXT + 1 : edits->len;
}

/* Append " -12,3" for COUNT lines after line BEFORE. */
static void
add_range (struct strbuf *out, char sign, size_t before, size_t count)
{
  strbuf_printf (out, " %c%zu", sign, count > 0 ? before + 1 : before);
  if (count != 1)
    strbuf_printf (out, ",%zu", count);
}

/* Count the lines of each text in the edits from START to END. */
static void
count_lines (const struct edit_list *edits, size_t start, size_t end,
             size_t *old, size_t *new)
{
  *old = *new = 0;
  for (; start < end; start++) {
    *old += edits->ptr[start].sign != '+';
    *new += edits->ptr[start].sign != '-';
  }
}

static void
add_hunk (struct strbuf *out, const struct edit_list *edits, size_t start,
          size_t end)
{
  size_t old_before, new_before, old, new;

  count_lines (edits, 0, start, &old_before, &new_before);
  count_lines (edits, start, end, &old, &new);
  strbuf_puts (out, "@@");
  add_range (out, '-', old_before, old);
  add_range (out, '+', new_before, new);
  strbuf_puts (out, " @@\n");
  for (; start < end; start++) {
    strbuf_putc (out, edits->ptr[start].sign);
    strbuf_add (out, edits->ptr[start].line.text, edits->ptr[start].line.len);
    strbuf_putc (out, '\n');
  }
}

char *
line_diff (struct lines old, const char *old_name, struct lines new,
           const char *new_name)
{
  struct strbuf out = { 0 };
  struct line_list old_lines = { 0 }, new_lines = { 0 };
  struct edit_list edits = { 0 };

  split (old, &old_lines);
  split (new, &new_lines);
  line_diff_compare (&old_lines, &new_lines, &edits);
  strbuf_printf (&out, "--- %s\n+++ %s\n", old_name, new_name);
  for (size_t at = 0, end = 0; at < edits.len; ++at) {
    size_t start = at > end + CONTEXT ? at - CONTEXT : end;

    if (edits.ptr[at].sign == ' ')
      continue;
    end = hunk_end (&edits, at);
    add_hunk (&out, &edits, start, end);
    at = end - 1;
  }
  line_list_reset (&old_lines);
  line_list_reset (&new_lines);
  edit_list_reset (&edits);
  return strbuf_steal (&out);
}
