/* diskfish: the command 'layout': show disks and their contents as a tree.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <stdio.h>
#include <string.h>

#include "block.h"
#include "cleanup.h"
#include "filesystem-types.h"
#include "gpt-backup.h"
#include "handlers.h"
#include "lvm-members.h"

/* A device that consists of several devices: an array or a volume group. */
struct assembly {
  char *name;
  char **parts;                 /* devices of an array, UUIDs of a group */
  char *shown;                  /* the first of these devices, which shows it */
};

DEFINE_VECTOR (assemblies, struct assembly)

struct layout {
  struct filesystem_scan scan;
  struct assemblies arrays;
  struct assemblies groups;
  char **partitions;            /* as the kernel has found them */
  char *mappings;               /* lines "dm-0/slaves/sda3 NAME" */
  struct lvm_members members;
};

enum { FIRST_MIB = 1024 * 1024, DEEPEST = 16 };

static struct block examine (struct layout *layout, const char *device,
                             const char *kind, unsigned depth);

static void
add_child (struct block *block, struct block child)
{
  struct blocks list = {
    block->children.structs, block->children.count, block->children.count,
  };

  blocks_append (&list, child);
  block->children = (struct struct_list) { list.ptr, list.len };
}

/* ---- arrays, volume groups and mappings ---------------------------------- */

static char **
array_parts (guestfs_h *g, const char *array)
{
  struct guestfs_mdstat_list *stats = guestfs_md_stat (g, array);
  struct strings parts = { 0 };

  for (uint32_t i = 0; stats != NULL && i < stats->len; ++i)
    strings_append (&parts, xstrdup (stats->val[i].mdstat_device));
  strings_append (&parts, NULL);
  if (stats != NULL)
    guestfs_free_mdstat_list (stats);
  return parts.ptr;
}

static void
find_assemblies (struct layout *layout)
{
  guestfs_h *g = layout->scan.g;
  char **arrays = guestfs_list_md_devices (g);
  char **groups = guestfs_vgs (g);
  static const char *const script[] = {
    "cd /sys/block && for i in dm-*/slaves/*; do "
    "echo $i $(cat ${i%%/*}/dm/name); done", NULL,
  };

  for (size_t i = 0; arrays != NULL && arrays[i] != NULL; ++i)
    assemblies_append (&layout->arrays, (struct assembly) {
      .name = arrays[i], .parts = array_parts (g, arrays[i]) });
  for (size_t i = 0; groups != NULL && groups[i] != NULL; ++i)
    assemblies_append (&layout->groups, (struct assembly) {
      .name = groups[i], .parts = guestfs_vgpvuuids (g, groups[i]) });
  free (arrays);
  free (groups);
  layout->partitions = guestfs_list_partitions (g);
  layout->mappings = guestfs_debug (g, "sh", (char **) script);
  lvm_members_read (g, &layout->members);
}

static void
free_strings (char **strings)
{
  for (size_t i = 0; strings != NULL && strings[i] != NULL; ++i)
    free (strings[i]);
  free (strings);
}

static void
free_assemblies (struct assemblies *list)
{
  for (size_t i = 0; i < list->len; ++i) {
    free_strings (list->ptr[i].parts);
    free (list->ptr[i].name);
    free (list->ptr[i].shown);
  }
  assemblies_reset (list);
}

/* Return the assembly to which PART belongs, or NULL. */
static struct assembly *
assembly_of (struct assemblies *list, const char *part)
{
  for (size_t i = 0; part != NULL && i < list->len; ++i)
    for (char **p = list->ptr[i].parts; p != NULL && *p != NULL; ++p)
      if (strcmp (*p, part) == 0)
        return &list->ptr[i];
  return NULL;
}

/* Return true if the assembly appears below BLOCK, its first device.  The other
 * devices get a note.
 */
static bool
show_here (struct block *block, struct assembly *assembly, const char *what)
{
  if (assembly->shown != NULL) {
    block_note (block, "%s %s, below %s", what, assembly->name,
                assembly->shown);
    return false;
  }
  assembly->shown = xstrdup (block->name);
  return true;
}

static const char *
base_name (const char *device)
{
  return strrchr (device, '/') ? strrchr (device, '/') + 1 : device;
}

static void
examine_array (struct layout *layout, struct block *block, unsigned depth)
{
  struct assembly *array = assembly_of (&layout->arrays, block->name);

  if (array == NULL)
    block_note (block, "%s", filesystem_types_closed (block->content));
  else if (show_here (block, array, "in"))
    add_child (block, examine (layout, array->name, "raid", depth));
}

static void
examine_volumes (struct layout *layout, struct block *group, unsigned depth)
{
  CLEANUP_FREE_STRINGS char **volumes = guestfs_lvs (layout->scan.g);
  CLEANUP_FREE char *directory = xasprintf ("/dev/%s/", group->name);

  for (size_t i = 0; volumes != NULL && volumes[i] != NULL; ++i)
    if (strncmp (volumes[i], directory, strlen (directory)) == 0)
      add_child (group, examine (layout, volumes[i], "volume", depth));
}

static struct block
examine_group (struct layout *layout, const char *name, unsigned depth)
{
  struct guestfs_lvm_vg_list *all = guestfs_vgs_full (layout->scan.g);
  struct block block = block_new (name, "group", -1);
  int64_t unused = 0;

  for (uint32_t i = 0; all != NULL && i < all->len; ++i) {
    const struct guestfs_lvm_vg *vg = &all->val[i];

    if (strcmp (vg->vg_name, name) != 0)
      continue;
    block.size = (int64_t) vg->vg_size;
    unused = (int64_t) vg->vg_free;
    if (strlen (vg->vg_attr) > 3 && vg->vg_attr[3] == 'p')
      block_note (&block, "some of its disks are missing");
  }
  if (all != NULL)
    guestfs_free_lvm_vg_list (all);
  block.content = xstrdup ("LVM");
  examine_volumes (layout, &block, depth);
  if (unused > 0)
    add_child (&block, block_new ("free", "free", unused));
  return block;
}

static void
examine_member (struct layout *layout, struct block *block, unsigned depth)
{
  CLEANUP_FREE char *uuid = NULL;
  struct assembly *group;

  if (lvm_members_note_copy (&layout->members, block))
    return;
  uuid = guestfs_pvuuid (layout->scan.g, block->name);
  group = assembly_of (&layout->groups, uuid);
  if (group == NULL)
    lvm_members_note_group (&layout->members, block);
  else if (show_here (block, group, "in"))
    add_child (block, examine_group (layout, group->name, depth));
}

/* Return the open mapping of an encrypted DEVICE.  The caller frees it. */
static char *
mapping_of (const struct layout *layout, const char *device)
{
  CLEANUP_FREE char *sign = xasprintf ("/slaves/%s ", base_name (device));
  const char *at = layout->mappings ? strstr (layout->mappings, sign) : NULL;

  if (at == NULL)
    return NULL;
  at += strlen (sign);
  return xasprintf ("/dev/mapper/%.*s", (int) strcspn (at, "\n"), at);
}

static void
examine_encrypted (struct layout *layout, struct block *block,
                   unsigned depth)
{
  CLEANUP_FREE char *opened = mapping_of (layout, block->name);

  if (opened != NULL)
    add_child (block, examine (layout, opened, "opened", depth));
  else
    block_note (block, "%s", filesystem_types_closed (block->content));
}

/* ---- contents of one device ---------------------------------------------- */

/* Return a tag that blkid(8) found, or NULL.  The caller frees it. */
static char *
tag (char *const *tags, const char *name)
{
  for (size_t i = 0; tags != NULL && tags[i] != NULL; i += 2)
    if (strcmp (tags[i], name) == 0)
      return xstrdup (tags[i + 1]);
  return NULL;
}

/* guestfs_blkid escapes spaces as "\ ", and non-ASCII as "M-CM-$". */
static char *
label (guestfs_h *g, const char *device, char *const *tags)
{
  char *text = tag (tags, "LABEL"), *plain;

  if (text == NULL || (strpbrk (text, "\\^") == NULL &&
                       strstr (text, "M-") == NULL))
    return text;
  plain = guestfs_vfs_label (g, device);
  if (plain == NULL)
    return text;
  free (text);
  return plain;
}

static void
examine_filesystem (struct layout *layout, struct block *block)
{
  size_t before = layout->scan.problems.len;

  scan_usage (&layout->scan, block->name, &block->usage);
  if (layout->scan.problems.len > before)
    block_note (block, "%s", layout->scan.problems.ptr[before].what);
}

static void
examine_content (struct layout *layout, struct block *block, unsigned depth)
{
  const char *type = block->content;

  if (type == NULL)
    block_note (block, "unrecognised contents");
  else if (strcmp (type, "LVM2_member") == 0)
    examine_member (layout, block, depth);
  else if (strcmp (type, "linux_raid_member") == 0)
    examine_array (layout, block, depth);
  else if (filesystem_types_closed (type) != NULL)
    examine_encrypted (layout, block, depth);
  else if (filesystem_types_include (type))
    examine_filesystem (layout, block);
}

/* Return "/dev/sda1" or "/dev/md127p1".  The caller frees it. */
static char *
partition_name (const char *disk, int32_t number)
{
  char last = disk[strlen (disk) - 1];

  return xasprintf ("%s%s%d", disk, last >= '0' && last <= '9' ? "p" : "",
                    (int) number);
}

static bool
is_extended (guestfs_h *g, const char *disk, int32_t number)
{
  CLEANUP_FREE char *type = NULL;

  if (number > 4)
    return false;
  type = guestfs_part_get_mbr_part_type (g, disk, number);
  return type != NULL && strcmp (type, "extended") == 0;
}

static struct block
examine_partition (struct layout *layout, const struct block *disk,
                   const struct guestfs_partition *part, bool classic,
                   unsigned depth)
{
  CLEANUP_FREE char *name = partition_name (disk->name, part->part_num);
  struct block block;

  if (classic &&
      is_extended (layout->scan.g, disk->name, part->part_num))
    block = block_new (name, "extended", (int64_t) part->part_size);
  else
    block = examine (layout, name, "partition", depth);
  block.start = (int64_t) part->part_start;
  block.size = (int64_t) part->part_size;
  if (block.start + block.size > disk->size)
    block_note (&block, "extends past the end of the disk");
  return block;
}

/* Move logical partitions below the extended partition that contains them. */
static void
nest_logical (struct blocks *blocks)
{
  struct block *outer = NULL;
  struct blocks inner = { 0 };
  size_t kept = 0;

  for (size_t i = 0; i < blocks->len; ++i)
    if (strcmp (blocks->ptr[i].kind, "extended") == 0)
      outer = &blocks->ptr[i];
  if (outer == NULL)
    return;
  for (size_t i = 0; i < blocks->len; ++i) {
    struct block *block = &blocks->ptr[i];

    if (block != outer && block->start >= outer->start &&
        block->start < outer->start + outer->size)
      blocks_append (&inner, *block);
    else {
      if (block == outer)
        outer = &blocks->ptr[kept];
      blocks->ptr[kept++] = *block;
    }
  }
  blocks->len = kept;
  outer->children = blocks_with_gaps (&inner, outer->start,
                                      outer->start + outer->size);
}

/* Add the kernel's partitions if parted cannot read the table. */
static void
examine_kernel_partitions (struct layout *layout, struct block *disk,
                           unsigned depth)
{
  char **parts = layout->partitions;
  size_t len = strlen (disk->name);

  for (size_t i = 0; parts != NULL && parts[i] != NULL; ++i)
    if (strncmp (parts[i], disk->name, len) == 0 &&
        strspn (parts[i] + len, "p0123456789") == strlen (parts[i] + len))
      add_child (disk, examine (layout, parts[i], "partition", depth));
}

/* Note why parted failed, in other words than its own. */
static void
note_damage (struct layout *layout, struct block *disk)
{
  CLEANUP_FREE char *message = call_message (layout->scan.g,
                                             layout->scan.args);

  if (strstr (message, " during seek ") != NULL)
    block_note (disk, "the partition table is for a larger disk: the image is "
                "truncated");
  else if (strstr (message, "unrecognised disk label") != NULL)
    block_note (disk, "the partition table is damaged");
  else
    block_note (disk, "the partition table is damaged: %s", message);
}

static void
examine_table (struct layout *layout, struct block *disk, bool classic,
               unsigned depth)
{
  struct guestfs_partition_list *parts =
    guestfs_part_list (layout->scan.g, disk->name);
  struct blocks list = { 0 };

  if (parts == NULL) {
    note_damage (layout, disk);
    examine_kernel_partitions (layout, disk, depth);
    return;
  }
  for (uint32_t i = 0; i < parts->len; ++i)
    blocks_append (&list, examine_partition (layout, disk, &parts->val[i],
                                             classic, depth));
  guestfs_free_partition_list (parts);
  gpt_backup_note (layout->scan.g, disk);
  nest_logical (&list);
  disk->children = blocks_with_gaps (&list, FIRST_MIB, disk->size);
}

/* True for a disk or an array with a partition table.  An ISO 9660 image can
 * have one too; any other contents mean that the table is a remnant.
 */
static bool
is_partitioned (const struct block *block, const char *table)
{
  return table != NULL && (strcmp (block->kind, "disk") == 0 ||
                           strcmp (block->kind, "raid") == 0) &&
    (block->content == NULL || strcmp (block->content, "iso9660") == 0);
}

/* Return why a device could not be read.  The caller frees it. */
static char *
unread (struct layout *layout, const char *kind)
{
  CLEANUP_FREE char *message = call_message (layout->scan.g,
                                             layout->scan.args);

  return strcmp (kind, "volume") == 0 &&
    strstr (message, "No such file or directory") != NULL
    ? xstrdup ("not active") : STEAL (message);
}

static struct block
examine (struct layout *layout, const char *device, const char *kind,
         unsigned depth)
{
  guestfs_h *g = layout->scan.g;
  CLEANUP_FREE_STRINGS char **tags = guestfs_blkid (g, device);
  CLEANUP_FREE char *table = tag (tags, "PTTYPE");
  struct block block =
    block_new (device, kind, guestfs_blockdev_getsize64 (g, device));

  if (tags == NULL)
    block.note = unread (layout, kind);
  block.content = tag (tags, "TYPE");
  block.label = label (g, device, tags);
  block.uuid = tag (tags, "UUID");
  if (depth == DEEPEST)
    return block;
  if (is_partitioned (&block, table)) {
    bool classic = strcmp (table, "dos") == 0;

    if (block.content == NULL)
      block.content = xstrdup (classic ? "mbr" : table);
    examine_table (layout, &block, classic, depth + 1);
  }
  else
    examine_content (layout, &block, depth + 1);
  return block;
}

int
cmd_layout (struct session *session, const struct args *args,
            struct value *result, struct diag *diag)
{
  guestfs_h *g = session_guestfs (session);
  CLEANUP_FREE_STRINGS char **disks = guestfs_list_devices (g);
  struct layout layout = { 0 };
  struct blocks list = { 0 };
  int status;

  if (disks == NULL)
    return call_failed (session, args, diag);
  if (scan_open (&layout.scan, session, args, diag) == -1)
    return -1;
  find_assemblies (&layout);
  for (size_t i = 0; disks[i] != NULL && !scan_is_interrupted (&layout.scan);
       ++i)
    blocks_append (&list, examine (&layout, disks[i], "disk", 0));
  free_assemblies (&layout.arrays);
  free_assemblies (&layout.groups);
  free (layout.mappings);
  lvm_members_free (&layout.members);
  free_strings (layout.partitions);
  status = scan_end (&layout.scan, diag);
  scan_close (&layout.scan);
  value_take_rows (result, VALUE_STRUCTS, &block_def,
                   (struct struct_list) { list.ptr, list.len });
  return status;
}
