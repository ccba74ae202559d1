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

static void
release_entries (void *owner)
{
  struct struct_list *members = owner;

  entries_free (*members);
  free (members);
}

int
cmd_tree (struct session *session, const struct args *args,
          struct value *result, struct diag *diag)
{
  const struct tree_walk w = {
    .g = session_guestfs (session), .appliance = session->appliance,
    .args = args, .targets = true,
    .depth = args->args[1].given ? args->args[1].number : -1,
  };
  struct struct_list *owner;
  struct node entry;

  if (args->args[1].given && w.depth < 1)
    return diag_at (diag, DIAG_USAGE, args->source, args->args[1].span,
                    "'%s' is not a number of levels", args->args[1].text);
  if (walk (session, &w, args->args[0].text, &entry, diag) == -1)
    return -1;
  owner = xcalloc (1, sizeof *owner);
  *owner = (struct struct_list) { xcalloc (1, sizeof entry), 1 };
  memcpy (owner->structs, &entry, sizeof entry);
  value_take_structs (result, VALUE_STRUCTS, &entry_def, owner->structs, 1,
                      owner, release_entries);
  return 0;
}

/* ---- du-top -------------------------------------------------------------- */

struct room {
  int64_t size;
  int32_t use;
  char *path;
  char *note;
};

DEFINE_VECTOR (rooms, struct room)

static const struct field_def room_fields[] = {
  STRUCT_FIELD (struct room, size, FIELD_SIZE),
  STRUCT_FIELD (struct room, use, FIELD_USE),
  STRUCT_FIELD (struct room, path, FIELD_STRING),
  STRUCT_FIELD (struct room, note, FIELD_STRING),
};

static const struct struct_def room_def = {
  .name = "room", .fields = room_fields,
  .count = sizeof room_fields / sizeof *room_fields,
  .size = sizeof (struct room), .tabular = true, .sparse = true,
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

  if (entry->room < 0)
    entry->room = 0;
  if (entry->links > 1 && strcmp (entry->type, "folder") != 0) {
    struct node **found = tsearch (entry, seen, by_inode);

    if (found != NULL && *found != entry)
      entry->room = 0;
  }
  for (size_t i = 0; i < entry->children.count; ++i) {
    add_up (&children[i], seen);
    entry->room += children[i].room;
  }
}

static void
keep (void *node)
{
  (void) node;
}

static void
add_room (void *opaque, const char *path, struct node *entry)
{
  struct rooms *rooms = opaque;

  rooms_append (rooms, (struct room) {
    .size = entry->room, .path = xstrdup (path),
    .note = entry->note ? xstrdup (entry->note) : NULL,
  });
}

static int
by_size (const void *one, const void *other)
{
  const struct room *a = one, *b = other;

  if (a->size != b->size)
    return a->size < b->size ? 1 : -1;
  return strcmp (a->path, b->path);
}

static void
room_free (struct room *room)
{
  free (room->path);
  free (room->note);
}

static void
release_rooms (void *owner)
{
  struct rooms *rooms = owner;

  for (size_t i = 0; i < rooms->len; ++i)
    room_free (&rooms->ptr[i]);
  rooms_reset (rooms);
  free (rooms);
}

/* Keep the TOP largest entries, and all that could not be read. */
static void
tree_cut (struct rooms *rooms, size_t top)
{
  size_t kept = 0;

  qsort (rooms->ptr, rooms->len, sizeof *rooms->ptr, by_size);
  for (size_t i = 0; i < rooms->len; ++i)
    if (i < top || rooms->ptr[i].note != NULL)
      rooms->ptr[kept++] = rooms->ptr[i];
    else
      room_free (&rooms->ptr[i]);
  rooms->len = kept;
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
  struct rooms *rooms;
  struct node entry;
  void *seen = NULL;

  if (top < 1)
    return diag_at (diag, DIAG_USAGE, args->source, args->args[1].span,
                    "'%s' is not a number of lines", args->args[1].text);
  if (walk (session, &w, args->args[0].text, &entry, diag) == -1)
    return -1;
  add_up (&entry, &seen);
  tdestroy (seen, keep);
  rooms = xcalloc (1, sizeof *rooms);
  file_tree_each (&entry, entry.name, add_room, rooms);
  tree_cut (rooms, (size_t) top);
  for (size_t i = 0; i < rooms->len; ++i)
    rooms->ptr[i].use = scan_percent (rooms->ptr[i].size, entry.room);
  value_take_structs (result, VALUE_STRUCTS, &room_def, rooms->ptr,
                      rooms->len, rooms, release_rooms);
  entry_free (&entry);
  return 0;
}
