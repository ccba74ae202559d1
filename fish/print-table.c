/* diskfish: show a list of structs as a table.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <ctype.h>
#include <inttypes.h>
#include <string.h>

#include <libsmartcols.h>

#include "cleanup.h"
#include "printer.h"
#include "xalloc.h"

/* 1073741824 as "1G", with at most one digit behind the point. */
static char *
human_size (uint64_t bytes)
{
  static const char units[] = "BKMGTPE";
  double size = (double) bytes;
  size_t unit = 0;

  /* What would be shown as 1024K is 1M. */
  while (size >= (unit > 0 ? 1023.5 : 1024) && unit < 6) {
    size /= 1024;
    unit++;
  }
  if (unit == 0)
    return xasprintf ("%" PRIu64 "B", bytes);
  size = (double) (uint64_t) (size * 10 + 0.5) / 10;
  return xasprintf (size < 10 && size != (double) (int) size ? "%.1f%c"
                    : "%.0f%c", size, units[unit]);
}

static char *
cell_text (const struct field_def *field, const char *base)
{
  uint64_t bytes;

  if (field->type != FIELD_BYTES)
    return field_text (field, base);
  memcpy (&bytes, base + field->offset, sizeof bytes);
  return bytes > 0 ? human_size (bytes) : xstrdup ("");
}

static void
add_columns (struct libscols_table *table, const struct struct_def *def)
{
  for (size_t i = 0; i < def->count; ++i) {
    CLEANUP_FREE char *name = xstrdup (def->fields[i].name);
    int flags = def->fields[i].type == FIELD_BYTES ? SCOLS_FL_RIGHT : 0;

    if (def->fields[i].audience == FOR_PROGRAMS)
      continue;
    for (char *p = name; *p != '\0'; p++)
      *p = *p == '_' ? ' ' : (char) toupper ((unsigned char) *p);
    scols_table_new_column (table, name, 0, flags);
  }
}

static void
add_line (struct libscols_table *table, const struct struct_def *def,
          const char *base)
{
  struct libscols_line *line = scols_table_new_line (table, NULL);
  size_t column = 0;

  for (size_t i = 0; i < def->count; ++i)
    if (def->fields[i].audience != FOR_PROGRAMS)
      scols_line_refer_data (line, column++,
                             cell_text (&def->fields[i], base));
}

void
print_table (FILE *out, const struct value *value)
{
  struct libscols_table *table = scols_new_table ();

  scols_table_set_stream (table, out);
  scols_table_set_termforce (table, SCOLS_TERMFORCE_NEVER);
  add_columns (table, value->def);
  for (size_t i = 0; i < value->count; ++i)
    add_line (table, value->def,
              (const char *) value->structs + i * value->def->size);
  scols_print_table (table);
  scols_unref_table (table);
}
