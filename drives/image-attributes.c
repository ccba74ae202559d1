/* diskfish: the attributes of commands on image files.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "drive.h"
#include "image.h"

#define COUNT(list) (sizeof (list) / sizeof *(list))
#define ATTRS(name, list) \
  const struct attrs name = { list, COUNT (list) }

static const struct enum_entry preallocation_list[] = {
  { "off", "no blocks are allocated" },
  { "metadata", "only the tables of the format are allocated (qcow2)" },
  { "falloc", "blocks are reserved" },
  { "full", "blocks are written" },
};
static const struct enum_table preallocations = {
  .what = "preallocation", .list = preallocation_list,
  .count = COUNT (preallocation_list),
};

static const struct enum_entry repair_list[] = {
  { "leaks", "free blocks that nothing uses" },
  { "all", "repair all errors if possible; may lose data" },
};
static const struct enum_table repairs = {
  .what = "repair", .list = repair_list, .count = COUNT (repair_list),
};

static const struct attr create_list[] = {
  { "format", ATTR_CHOICE, &new_format_choices, false,
    "format; raw by default, qcow2 with backing=" },
  { "backing", ATTR_IMAGE, NULL, false,
    "image to read from where this one has no data" },
  { "preallocation", ATTR_CHOICE, &preallocations, false,
    "allocate blocks when creating the image" },
};
ATTRS (disk_create_attrs, create_list);

static const struct attr check_list[] = {
  { "repair", ATTR_CHOICE, &repairs, false, "repair errors" },
};
ATTRS (disk_check_attrs, check_list);

static const struct attr resize_list[] = {
  { "shrink", ATTR_FLAG, NULL, false,
    "allow a smaller size; data after the new end is lost" },
};
ATTRS (disk_resize_attrs, resize_list);

static const struct attr convert_list[] = {
  { "format", ATTR_CHOICE, &new_format_choices, false,
    "format; raw by default" },
  { "compress", ATTR_FLAG, NULL, false, "compress the data (qcow2)" },
};
ATTRS (disk_convert_attrs, convert_list);

static const struct attr snapshot_list[] = {
  { "create", ATTR_STRING, NULL, false, "create a snapshot of this name" },
  { "apply", ATTR_SNAPSHOT, NULL, false,
    "restore this snapshot; later changes are lost" },
  { "delete", ATTR_SNAPSHOT, NULL, false, "delete this snapshot" },
};
ATTRS (disk_snapshot_attrs, snapshot_list);

static const struct attr bench_list[] = {
  { "quick", ATTR_FLAG, NULL, false, "do a tenth of the work" },
};
ATTRS (disk_bench_attrs, bench_list);
