/* diskfish: the commands 'tree' and 'du-top'.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <search.h>
#include <string.h>

#include "cleanup.h"
#include "file-tree.h"
#include "filesystem-scan.h"
#include "handlers.h"

enum { TOP = 10 };

int
cmd_tree (struct session *session, const struct args *args,
          struct value *result, struct diag *diag)
{
  const struct tree_walk w = {
    .g = session_guestfs (session), .appliance = session->appliance,
    .args = args, .targets = true,
    .depth = args->args[1].given ? args->args[1].number : -1,
  };
  struct node entry;

  if (args->args[1].given && w.depth < 1)
    return diag_at (diag, DIAG_USAGE, args->source, args->args[1].span,
                    "'%s' is not a number of levels", args->args[1].text);
  if (walk (session, &w, args->args[0].text, &entry, diag) == -1)
    return -1;
  value_take_rows (result, VALUE_STRUCTS, &entry_def, (struct struct_list) {
    memcpy (xmalloc (sizeof entry), &entry, sizeof entry), 1,
  });
  return 0;
}

/* ---- du-top -------------------------------------------------------------- */

struct disk_use {
  int64_t size;
  int32_t use;
  char *path;
  char *note;
};

DEFINE_VECTOR (disk_uses, struct disk_use)

static const struct field_def disk_use_fields[] = {
  STRUCT_FIELD (struct disk_use, size, FIELD_SIZE),
  STRUCT_FIELD (struct disk_use, use, FIELD_USE),
  STRUCT_FIELD (struct disk_use, path, FIELD_STRING),
  STRUCT_FIELD (struct disk_use, note, FIELD_STRING),
};

static const struct struct_def disk_use_def = {
  .name = "room", .fields = disk_use_fields,
  .count = sizeof disk_use_fields / sizeof *disk_use_fields,
  .size = sizeof (struct disk_use), .tabular = true, .sparse = true,
};

static int
by_inode (const void *one, const void *other)
{
  const struct node *a = one, *b = other;

  if (a->device != b->device)
    return a->device < b->device ? -1 : 1;
  return (a->inode > b->inode) - (a->inode < b->inode);
}

/* Add up the space of the whole tree.  A file with several hard links counts
 * once, where it occurs first.
 */
static void
add_up (struct node *entry, void **seen)
{
  struct node *children = entry->children.structs;

  if (entry->space < 0)
    entry->space = 0;
  if (entry->links > 1 && strcmp (entry->type, "folder") != 0) {
    struct node **found = tsearch (entry, seen, by_inode);

    if (found != NULL && *found != entry)
      entry->space = 0;
  }
  for (size_t i = 0; i < entry->children.count; ++i) {
    add_up (&children[i], seen);
    entry->space += children[i].space;
  }
}

static void
keep (void *node)
{
  (void) node;
}

static void
add_disk_use (void *opaque, const char *path, struct node *entry)
{
  struct disk_uses *disk_uses = opaque;

  disk_uses_append (disk_uses, (struct disk_use) {
    .size = entry->space, .path = xstrdup (path),
    .note = entry->note ? xstrdup (entry->note) : NULL,
  });
}

static int
by_size (const void *one, const void *other)
{
  const struct disk_use *a = one, *b = other;

  if (a->size != b->size)
    return a->size < b->size ? 1 : -1;
  return strcmp (a->path, b->path);
}

/* Keep the TOP largest entries, and all that could not be read. */
static void
tree_cut (struct disk_uses *disk_uses, size_t top)
{
  size_t kept = 0;

  qsort (disk_uses->ptr, disk_uses->len, sizeof *disk_uses->ptr, by_size);
  for (size_t i = 0; i < disk_uses->len; ++i)
    if (i < top || disk_uses->ptr[i].note != NULL)
      disk_uses->ptr[kept++] = disk_uses->ptr[i];
    else
      struct_clear (&disk_use_def, &disk_uses->ptr[i]);
  disk_uses->len = kept;
}

int
cmd_du_top (struct session *session, const struct args *args,
            struct value *result, struct diag *diag)
{
  const struct tree_walk w = {
    .g = session_guestfs (session), .appliance = session->appliance,
    .args = args, .depth = -1,
  };
  int64_t top = args->args[1].given ? args->args[1].number : TOP;
  struct disk_uses disk_uses = { 0 };
  struct node entry;
  void *seen = NULL;

  if (top < 1)
    return diag_at (diag, DIAG_USAGE, args->source, args->args[1].span,
                    "'%s' is not a number of lines", args->args[1].text);
  if (walk (session, &w, args->args[0].text, &entry, diag) == -1)
    return -1;
  add_up (&entry, &seen);
  tdestroy (seen, keep);
  file_tree_each (&entry, entry.name, add_disk_use, &disk_uses);
  tree_cut (&disk_uses, (size_t) top);
  for (size_t i = 0; i < disk_uses.len; ++i)
    disk_uses.ptr[i].use = scan_percent (disk_uses.ptr[i].size, entry.space);
  value_take_rows (result, VALUE_STRUCTS, &disk_use_def,
                   (struct struct_list) { disk_uses.ptr, disk_uses.len });
  struct_clear (&entry_def, &entry);
  return 0;
}
