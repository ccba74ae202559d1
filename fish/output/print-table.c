/* diskfish: print values as tables and trees.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "print-table.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include <libsmartcols.h>

#include "cleanup.h"
#include "field-text.h"
#include "fold-text.h"
#include "strbuf.h"
#include "terminal.h"
#include "utf8.h"
#include "xalloc.h"

enum {
  NARROW = 60,          /* columns of a terminal too narrow for bars */
  BAR = 10,             /* columns of a bar */
  NEARLY_FULL = 90,     /* in percent */
  LONG_TEXT = 24,       /* columns of a text that may be folded */
  SHORT_TEXT = 10,      /* least columns of a folded text */
};

/* The output of a table. */
struct view {
  FILE *out;
  struct libscols_table *table;
  size_t indent;
  size_t columns;               /* of the terminal, or 0 */
  bool bars;
  bool pictures;
};

static void
open_view (struct view *view, FILE *out, size_t indent)
{
  size_t columns = terminal_columns (out);

  *view = (struct view) {
    .out = out, .table = scols_new_table (), .indent = indent,
    .columns = columns, .bars = columns >= NARROW,
    .pictures = terminal_has_pictures (out),
  };
  scols_table_set_termforce (view->table, columns > indent
                             ? SCOLS_TERMFORCE_ALWAYS
                             : SCOLS_TERMFORCE_NEVER);
  if (columns > indent)
    scols_table_set_termwidth (view->table, columns - indent);
  scols_table_enable_ascii (view->table, !view->pictures);
  scols_table_enable_colors (view->table, terminal_has_colours (out));
}

static void
close_view (struct view *view)
{
  CLEANUP_FREE char *text = NULL;

  if (scols_print_table_to_string (view->table, &text) == 0 && text != NULL)
    for (char *line = text, *end; *line != '\0'; line = end) {
      size_t len = strcspn (line, "\n");

      end = line + len + (line[len] == '\n');
      fprintf (view->out, "%*s%.*s\n", (int) view->indent, "", (int) len,
               line);
    }
  scols_unref_table (view->table);
}

/* Return 1073741824 as "1G", with at most one digit after the point.  The
 * caller frees it.
 */
static char *
human_size (uint64_t bytes)
{
  static const char units[] = "BKMGTPE";
  double size = (double) bytes;
  size_t unit = 0;

  /* 1023.5K would round to 1024K: use 1M. */
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

/* Return "######.... 57%".  The caller frees it. */
static char *
bar_text (const struct view *view, int32_t percent)
{
  int full = (percent > 100 ? 100 : percent) * BAR / 100;
  struct strbuf text = { 0 };

  if (!view->bars)
    return xasprintf ("%" PRIi32 "%%", percent);
  for (int i = 0; i < BAR; ++i)
    if (view->pictures)
      strbuf_puts (&text, i < full ? "█" : "░");
    else
      strbuf_putc (&text, i < full ? '#' : '.');
  strbuf_printf (&text, " %3" PRIi32 "%%", percent);
  return strbuf_steal (&text);
}

static char *
cell_text (const struct view *view, const struct field_def *field,
           const char *base)
{
  size_t at = field->offset;
  uint64_t bytes;

  if (field_is_unknown (field, base))
    return xstrdup ("");
  if (field->type == FIELD_USE)
    return bar_text (view, STRUCT_MEMBER (int32_t, base, at));
  if (field->type == FIELD_SIZE)
    return human_size ((uint64_t) STRUCT_MEMBER (int64_t, base, at));
  if (field->type != FIELD_BYTES)
    return field_text (field, base);
  bytes = STRUCT_MEMBER (uint64_t, base, at);
  return bytes > 0 ? human_size (bytes) : xstrdup ("");
}

/* False for structs within a struct. */
static bool
is_column (const struct field_def *field)
{
  return field->audience != FOR_MACHINES && field->type != FIELD_STRUCTS;
}

static bool
is_right (enum field_type type)
{
  return type == FIELD_BYTES || type == FIELD_SIZE ||
    type == FIELD_COUNT || type == FIELD_USE;
}

static struct libscols_column *
add_column (struct view *view, const char *heading, int flags)
{
  CLEANUP_FREE char *name = xstrdup (heading);

  for (char *p = name; *p != '\0'; p++)
    *p = *p == '_' ? ' ' : (char) toupper ((unsigned char) *p);
  return scols_table_new_column (view->table, name, 0, flags);
}

static void
add_flag (struct libscols_column *column, int flag)
{
  scols_column_set_flags (column, scols_column_get_flags (column) | flag);
}

/* Break the cells of the column at newlines. */
static void
fold_at_newlines (struct libscols_column *column)
{
  add_flag (column, SCOLS_FL_WRAP);
  scols_column_set_safechars (column, "\n");
  scols_column_set_wrapfunc (column, scols_wrapnl_chunksize,
                             scols_wrapnl_nextchunk, NULL);
}

/* Add a column of strings, which may have several lines. */
static void
add_text_column (struct view *view, const char *heading)
{
  fold_at_newlines (add_column (view, heading, 0));
}

static void
add_columns (struct view *view, const struct struct_def *def)
{
  int flags = struct_def_children (def) ? SCOLS_FL_TREE : 0;

  for (size_t i = 0; i < def->count; ++i) {
    const struct field_def *field = &def->fields[i];

    if (!is_column (field))
      continue;
    if (is_right (field->type))
      flags |= SCOLS_FL_RIGHT;
    add_column (view, field->name, flags);
    flags = 0;
  }
}

/* Add a line for the struct, with lines for its children below it. */
static void
add_line (struct view *view, const struct struct_def *def, const char *base,
          struct libscols_line *parent)
{
  struct libscols_line *line = scols_table_new_line (view->table, parent);
  const struct field_def *children = struct_def_children (def);
  struct struct_list members = { 0 };
  size_t column = 0;

  for (size_t i = 0; i < def->count; ++i) {
    const struct field_def *field = &def->fields[i];

    if (!is_column (field))
      continue;
    scols_line_refer_data (line, column, cell_text (view, field, base));
    if (field->type == FIELD_USE &&
        STRUCT_MEMBER (int32_t, base, field->offset) >= NEARLY_FULL)
      scols_cell_set_color (scols_line_get_cell (line, column), "red");
    column++;
  }
  if (children != NULL)
    members = STRUCT_MEMBER (struct struct_list, base, children->offset);
  for (size_t i = 0; i < members.count; ++i)
    add_line (view, def, (const char *) members.structs + i * def->size,
              line);
}

/* Widths of a column: of its content, and as printed. */
struct width {
  size_t longest;               /* longest cell */
  size_t word;                  /* longest word */
  size_t heading;
  size_t given;
  bool folds;
};

static const char *
cell_data (struct view *view, size_t line, size_t column)
{
  const char *text = scols_cell_get_data
    (scols_line_get_cell (scols_table_get_line (view->table, line), column));

  return text ? text : "";
}

static struct width
measure_column (struct view *view, size_t index)
{
  struct libscols_column *column =
    scols_table_get_column (view->table, index);
  struct width width = { 0 };

  for (size_t i = 0; i < scols_table_get_nlines (view->table); ++i) {
    const char *text = cell_data (view, i, index);
    size_t columns = utf8_columns (text, strlen (text));
    size_t word = fold_longest_word (text);

    width.longest = columns > width.longest ? columns : width.longest;
    width.word = word > width.word ? word : width.word;
  }
  width.heading = strlen (scols_column_get_name (column));
  width.given = width.longest > width.heading ? width.longest : width.heading;
  width.folds = width.longest >= LONG_TEXT && view->columns >= NARROW &&
    !scols_column_is_tree (column);
  return width;
}

/* Return the widest folding column that can lose one more column, or NULL.  Cut
 * words only as a last resort.
 */
static struct width *
widest (struct width *widths, size_t count, bool cut)
{
  struct width *most = NULL;

  for (size_t i = 0; i < count; ++i) {
    struct width *width = &widths[i];
    size_t least = cut || width->word < SHORT_TEXT ? SHORT_TEXT : width->word;

    if (least < width->heading)
      least = width->heading;
    if (width->folds && width->given > least &&
        (most == NULL || width->given > most->given))
      most = width;
  }
  return most;
}

/* Shrink the widest columns until the table fits. */
static void
share_columns (const struct view *view, struct width *widths, size_t count)
{
  size_t total = view->indent;

  for (size_t i = 0; i < count; ++i)
    total += widths[i].given > 0 ? widths[i].given + 1 : 0;
  for (; total > view->columns + 1; total--) {
    struct width *width = widest (widths, count, false);

    if (width == NULL)
      width = widest (widths, count, true);
    if (width == NULL)
      return;
    width->given--;
  }
}

static void
fold_column (struct view *view, size_t index, size_t width)
{
  struct libscols_column *column =
    scols_table_get_column (view->table, index);

  for (size_t i = 0; i < scols_table_get_nlines (view->table); ++i)
    scols_line_refer_data (scols_table_get_line (view->table, i), index,
                           fold_text (cell_data (view, i, index), width));
  fold_at_newlines (column);
}

/* Fold long texts if the terminal is wide enough.  On a narrow one, the
 * terminal wraps them.
 */
static void
fit_columns (struct view *view, bool hide_empty)
{
  size_t count = scols_table_get_ncols (view->table);
  CLEANUP_FREE struct width *widths = xcalloc (count, sizeof *widths);

  for (size_t i = 0; i < count; ++i) {
    widths[i] = measure_column (view, i);
    if (widths[i].longest == 0 && hide_empty) {
      add_flag (scols_table_get_column (view->table, i), SCOLS_FL_HIDDEN);
      widths[i].given = 0;
    }
  }
  share_columns (view, widths, count);
  for (size_t i = 0; i < count; ++i)
    if (widths[i].folds && widths[i].given < widths[i].longest)
      fold_column (view, i, widths[i].given);
}

static void
show_structs (FILE *out, const struct struct_def *def, const char *base,
              size_t count, size_t indent, bool hide_empty)
{
  struct view view;

  open_view (&view, out, indent);
  add_columns (&view, def);
  for (size_t i = 0; i < count; ++i)
    add_line (&view, def, base + i * def->size, NULL);
  fit_columns (&view, hide_empty);
  close_view (&view);
}

void
print_members (FILE *out, const struct struct_def *def, const char *base,
               size_t count, size_t indent)
{
  show_structs (out, def, base, count, indent, def->sparse);
}

static void
print_table_structs (FILE *out, const struct value *value)
{
  show_structs (out, value->def, value->structs, value->count, 0,
                value->def->sparse);
}

/* Print WIDTH strings per line: a list, or a table of pairs. */
static void
print_strings (FILE *out, char *const *strings, size_t width)
{
  struct view view;

  open_view (&view, out, 0);
  if (width == 2)
    add_column (&view, "key", 0);
  add_text_column (&view, "value");
  for (size_t i = 0; strings[i] != NULL; i += width) {
    struct libscols_line *line = scols_table_new_line (view.table, NULL);

    for (size_t j = 0; j < width; ++j)
      scols_line_set_data (line, j, strings[i + j]);
  }
  close_view (&view);
}

/* Print the fields of a struct, one per line. */
static void
print_table_struct (FILE *out, const struct value *value)
{
  struct view view;

  open_view (&view, out, 0);
  add_column (&view, "key", 0);
  add_text_column (&view, "value");
  for (size_t i = 0; i < value->def->count; ++i) {
    const struct field_def *field = &value->def->fields[i];
    struct libscols_line *line;

    if (!is_column (field))
      continue;
    line = scols_table_new_line (view.table, NULL);
    scols_line_set_data (line, 0, field->name);
    scols_line_refer_data (line, 1, cell_text (&view, field,
                                               value->structs));
  }
  close_view (&view);
}

/* Print a value in a single cell. */
static void
print_single (FILE *out, const struct value *value)
{
  CLEANUP_FREE char *text = scalar_text (value);

  print_strings (out, (char *[]) { text, NULL }, 1);
}

void
print_table (FILE *out, const struct value *value)
{
  switch (value->kind) {
  case VALUE_NONE: case VALUE_TEXT: case VALUE_BYTES:
    break;
  case VALUE_BOOL: case VALUE_INT: case VALUE_STRING:
    print_single (out, value);
    return;
  case VALUE_LIST: case VALUE_TABLE:
    print_strings (out, value->list, value->kind == VALUE_LIST ? 1 : 2);
    return;
  case VALUE_STRUCT:
    print_table_struct (out, value);
    return;
  case VALUE_STRUCTS:
    print_table_structs (out, value);
    return;
  }
  abort ();
}
