/* diskfish: convert the JSON of qemu-img to results of commands.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "image-values.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "cleanup.h"
#include "xalloc.h"

static uint64_t
number (const json_t *object, const char *key)
{
  return (uint64_t) json_integer_value (json_object_get (object, key));
}

static char *
string (const json_t *object, const char *key)
{
  const char *text = json_string_value (json_object_get (object, key));

  return text ? xstrdup (text) : NULL;
}

static bool
boolean (const json_t *object, const char *key)
{
  return json_is_true (json_object_get (object, key));
}

struct info_row {
  char *file;
  char *format;
  uint64_t virtual_size;
  uint64_t disk_size;
  char *backing_file;
  bool encrypted;
  bool dirty;
  uint64_t snapshots;
};

#define INFO(name, type) STRUCT_FIELD (struct info_row, name, type)
static const struct field_def info_fields[] = {
  INFO (file, FIELD_STRING), INFO (format, FIELD_STRING),
  INFO (virtual_size, FIELD_UINT64), INFO (disk_size, FIELD_UINT64),
  INFO (backing_file, FIELD_STRING), INFO (encrypted, FIELD_BOOL),
  INFO (dirty, FIELD_BOOL), INFO (snapshots, FIELD_UINT64),
};
static const struct struct_def info_def = {
  .name = "image", .fields = info_fields,
  .count = sizeof info_fields / sizeof *info_fields,
  .size = sizeof (struct info_row),
};

void
rows_of_info (struct value *result, const char *file, const json_t *info)
{
  struct info_row *row = xcalloc (1, sizeof *row);

  row->file = xstrdup (file);
  row->format = string (info, "format");
  row->virtual_size = number (info, "virtual-size");
  row->disk_size = number (info, "actual-size");
  row->backing_file = string (info, "backing-filename");
  row->encrypted = boolean (info, "encrypted");
  row->dirty = boolean (info, "dirty-flag");
  row->snapshots = json_array_size (json_object_get (info, "snapshots"));
  value_take_rows (result, VALUE_STRUCT, &info_def,
                   (struct struct_list) { row, 1 });
}

struct check_row {
  uint64_t corruptions;
  uint64_t leaks;
  uint64_t check_errors;
  uint64_t corruptions_fixed;
  uint64_t leaks_fixed;
};

#define CHECK(name) STRUCT_FIELD (struct check_row, name, FIELD_UINT64)
static const struct field_def check_fields[] = {
  CHECK (corruptions), CHECK (leaks), CHECK (check_errors),
  CHECK (corruptions_fixed), CHECK (leaks_fixed),
};
static const struct struct_def check_def = {
  .name = "check", .fields = check_fields,
  .count = sizeof check_fields / sizeof *check_fields,
  .size = sizeof (struct check_row),
};

void
rows_of_check (struct value *result, const json_t *report)
{
  struct check_row *row = xcalloc (1, sizeof *row);

  row->corruptions = number (report, "corruptions");
  row->leaks = number (report, "leaks");
  row->check_errors = number (report, "check-errors");
  row->corruptions_fixed = number (report, "corruptions-fixed");
  row->leaks_fixed = number (report, "leaks-fixed");
  value_take_structs (result, VALUE_STRUCT, &check_def, row, 1, row, free);
}

struct map_row {
  uint64_t start;
  uint64_t length;
  const char *content;
  uint64_t depth;
};

#define MAP(name, type) STRUCT_FIELD (struct map_row, name, type)
static const struct field_def map_fields[] = {
  MAP (start, FIELD_UINT64), MAP (length, FIELD_UINT64),
  MAP (content, FIELD_STRING), MAP (depth, FIELD_UINT64),
};
static const struct struct_def map_def = {
  .name = "extent", .fields = map_fields,
  .count = sizeof map_fields / sizeof *map_fields,
  .size = sizeof (struct map_row), .tabular = true,
};

void
rows_of_map (struct value *result, const json_t *map)
{
  size_t count = json_array_size (map), i;
  struct map_row *rows = xcalloc (count, sizeof *rows);
  json_t *extent;

  json_array_foreach (map, i, extent) {
    rows[i].start = number (extent, "start");
    rows[i].length = number (extent, "length");
    rows[i].depth = number (extent, "depth");
    rows[i].content = json_is_true (json_object_get (extent, "zero"))
      ? "zeroes" : json_is_true (json_object_get (extent, "data"))
      ? "data" : "hole";
  }
  value_take_structs (result, VALUE_STRUCTS, &map_def, rows, count, rows,
                      free);
}

struct snapshot_row {
  char *id;
  char *name;
  char *made;                   /* date for humans */
  int64_t date;
  uint64_t vm_state;
};

#define SNAPSHOT(name, type) STRUCT_FIELD (struct snapshot_row, name, type)
static const struct field_def snapshot_fields[] = {
  SNAPSHOT (id, FIELD_STRING), SNAPSHOT (name, FIELD_STRING),
  STRUCT_FIELD_AS ("date", struct snapshot_row, made, FIELD_STRING,
                   FOR_HUMANS),
  STRUCT_FIELD_AS ("date", struct snapshot_row, date, FIELD_INT64,
                   FOR_MACHINES),
  SNAPSHOT (vm_state, FIELD_BYTES),
};
static const struct struct_def snapshot_def = {
  .name = "snapshot", .fields = snapshot_fields,
  .count = sizeof snapshot_fields / sizeof *snapshot_fields,
  .size = sizeof (struct snapshot_row), .tabular = true,
};

static char *
date_text (int64_t date)
{
  time_t seconds = (time_t) date;
  char text[32];
  struct tm tm;

  if (localtime_r (&seconds, &tm) == NULL ||
      strftime (text, sizeof text, "%F %T", &tm) == 0)
    *text = '\0';
  return xstrdup (text);
}

void
rows_of_snapshots (struct value *result, const json_t *snapshots)
{
  size_t count = json_array_size (snapshots), i;
  struct snapshot_row *rows = xcalloc (count + 1, sizeof *rows);
  json_t *snapshot;

  json_array_foreach (snapshots, i, snapshot) {
    rows[i].id = string (snapshot, "id");
    rows[i].name = string (snapshot, "name");
    rows[i].date = (int64_t) number (snapshot, "date-sec");
    rows[i].made = date_text (rows[i].date);
    rows[i].vm_state = number (snapshot, "vm-state-size");
  }
  value_take_rows (result, VALUE_STRUCTS, &snapshot_def,
                   (struct struct_list) { rows, count });
}
