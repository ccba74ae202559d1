/* diskfish: the attributes of commands on image files.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "drive.h"
#include "image.h"

#define COUNT(list) (sizeof (list) / sizeof *(list))
#define ATTRS(name, list) \
  const struct attrs name = { list, COUNT (list) }

static const struct choice preallocation_list[] = {
  { "off", "no blocks are allocated" },
  { "metadata", "of qcow2: only its own tables are" },
  { "falloc", "blocks are reserved" },
  { "full", "blocks are written" },
};
static const struct choices preallocations = {
  .what = "preallocation", .list = preallocation_list,
  .count = COUNT (preallocation_list),
};

static const struct choice repair_list[] = {
  { "leaks", "give blocks back that nothing uses" },
  { "all", "mend what can be mended, which may lose data" },
};
static const struct choices repairs = {
  .what = "repair", .list = repair_list, .count = COUNT (repair_list),
};

static const struct attr create_list[] = {
  { "format", ATTR_CHOICE, &new_format_choices, false,
    "raw if it is not given, qcow2 with backing=" },
  { "backing", ATTR_IMAGE, NULL, false,
    "an image that shows through where this one has no data" },
  { "preallocation", ATTR_CHOICE, &preallocations, false,
    "which blocks are allocated at once" },
};
ATTRS (disk_create_attrs, create_list);

static const struct attr check_list[] = {
  { "repair", ATTR_CHOICE, &repairs, false, "mend what is wrong" },
};
ATTRS (disk_check_attrs, check_list);

static const struct attr resize_list[] = {
  { "shrink", ATTR_FLAG, NULL, false,
    "the image may get smaller: what is behind its new end is lost" },
};
ATTRS (disk_resize_attrs, resize_list);

static const struct attr convert_list[] = {
  { "format", ATTR_CHOICE, &new_format_choices, false,
    "raw if it is not given" },
  { "compress", ATTR_FLAG, NULL, false, "compress the data (qcow2)" },
};
ATTRS (disk_convert_attrs, convert_list);

static const struct attr snapshot_list[] = {
  { "create", ATTR_STRING, NULL, false, "make a snapshot of this name" },
  { "apply", ATTR_SNAPSHOT, NULL, false,
    "go back to this snapshot; what came after it is lost" },
  { "delete", ATTR_SNAPSHOT, NULL, false, "remove this snapshot" },
};
ATTRS (disk_snapshot_attrs, snapshot_list);

static const struct attr bench_list[] = {
  { "quick", ATTR_FLAG, NULL, false, "a tenth of the work" },
};
ATTRS (disk_bench_attrs, bench_list);
