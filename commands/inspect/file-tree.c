/* diskfish: read the tree of files below a directory of the guest.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "file-tree.h"

#include <string.h>
#include <sys/stat.h>

#include "cleanup.h"

#define ENTRY(key, member, kind, who)                                   \
  STRUCT_FIELD_AS (key, struct node, member, kind, who)

static const struct field_def fields[] = {
  ENTRY ("name", shown, FIELD_STRING, FOR_HUMANS),
  ENTRY ("name", name, FIELD_STRING, FOR_MACHINES),
  STRUCT_CONSTANT (struct node, type, FOR_MACHINES),
  ENTRY ("mode", letters, FIELD_STRING, FOR_HUMANS),
  ENTRY ("mode", mode, FIELD_STRING, FOR_MACHINES),
  ENTRY ("uid", uid, FIELD_COUNT, FOR_ALL),
  ENTRY ("gid", gid, FIELD_COUNT, FOR_ALL),
  ENTRY ("size", size, FIELD_SIZE, FOR_ALL),
  ENTRY ("target", target, FIELD_STRING, FOR_MACHINES),
  ENTRY ("note", note, FIELD_STRING, FOR_ALL),
  STRUCT_MEMBERS (struct node, children, &entry_def),
};

const struct struct_def entry_def = {
  .name = "entry", .fields = fields,
  .count = sizeof fields / sizeof *fields,
  .size = sizeof (struct node), .tabular = true, .sparse = true,
};

static const struct {
  mode_t bits;
  char letter;
  const char *name;
} types[] = {
  { S_IFREG, '-', "file" }, { S_IFDIR, 'd', "folder" },
  { S_IFLNK, 'l', "link" }, { S_IFBLK, 'b', "block" },
  { S_IFCHR, 'c', "character" }, { S_IFIFO, 'p', "pipe" },
  { S_IFSOCK, 's', "socket" }, { 0, '?', "unknown" },
};

static size_t
type_of (mode_t mode)
{
  size_t i = 0;

  while (types[i].bits != 0 && types[i].bits != (mode & S_IFMT))
    i++;
  return i;
}

/* Return the mode as ls(1) shows it: "drwxr-xr-x".  The caller frees it. */
static char *
mode_letters (mode_t mode)
{
  char text[] = "?rwxrwxrwx";

  text[0] = types[type_of (mode)].letter;
  for (size_t i = 0; i < 9; ++i)
    if (!(mode & (0400U >> i)))
      text[1 + i] = '-';
  if (mode & S_ISUID)
    text[3] = mode & S_IXUSR ? 's' : 'S';
  if (mode & S_ISGID)
    text[6] = mode & S_IXGRP ? 's' : 'S';
  if (mode & S_ISVTX)
    text[9] = mode & S_IXOTH ? 't' : 'T';
  return xstrdup (text);
}

static struct node
entry_of (const char *name, const struct guestfs_statns *stat)
{
  mode_t mode = (mode_t) stat->st_mode;
  struct node entry = {
    .name = xstrdup (name), .shown = xstrdup (name),
    .type = "unknown", .uid = -1, .gid = -1, .size = -1, .space = -1,
  };

  if (stat->st_ino == -1) {
    entry.note = xstrdup ("cannot be read");
    return entry;
  }
  entry.type = types[type_of (mode)].name;
  entry.letters = mode_letters (mode);
  entry.mode = xasprintf ("%04o", (unsigned) mode & 07777);
  entry.uid = stat->st_uid;
  entry.gid = stat->st_gid;
  if (S_ISREG (mode) || S_ISLNK (mode))
    entry.size = stat->st_size;
  entry.space = stat->st_blocks * 512;
  entry.inode = stat->st_ino;
  entry.device = stat->st_dev;
  entry.links = stat->st_nlink;
  return entry;
}

/* Return the entries of a directory.  A failure becomes its note. */
static struct entries
list_directory (const struct tree_walk *w, const char *path,
                struct node *parent)
{
  CLEANUP_FREE_STRINGS char **names = guestfs_ls (w->g, path);
  struct guestfs_statns_list *stats = NULL;
  struct entries list = { 0 };

  if (names != NULL)
    stats = guestfs_lstatnslist (w->g, path, names);
  if (stats == NULL) {
    parent->note = call_message (w->g, w->args);
    return list;
  }
  for (uint32_t i = 0; i < stats->len && names[i] != NULL; ++i)
    entries_append (&list, entry_of (names[i], &stats->val[i]));
  guestfs_free_statns_list (stats);
  return list;
}

static bool
is_type (const struct node *entry, const char *type)
{
  return strcmp (entry->type, type) == 0;
}

/* Read the targets of the symbolic links among the entries of a directory, in
 * one call.
 */
static void
read_targets (const struct tree_walk *w, const char *path, struct entries *list)
{
  struct strings names = { 0 };
  CLEANUP_FREE_STRINGS char **targets = NULL;
  size_t next = 0;

  for (size_t i = 0; i < list->len; ++i)
    if (is_type (&list->ptr[i], "link"))
      strings_append (&names, list->ptr[i].name);
  strings_append (&names, NULL);
  if (names.len > 1)
    targets = guestfs_readlinklist (w->g, path, names.ptr);
  for (size_t i = 0; targets != NULL && i < list->len; ++i) {
    struct node *entry = &list->ptr[i];

    if (!is_type (entry, "link") || targets[next] == NULL)
      continue;
    entry->target = xstrdup (targets[next++]);
    free (entry->shown);
    entry->shown = xasprintf ("%s -> %s", entry->name, entry->target);
  }
  strings_reset (&names);
}

static int
by_name (const void *one, const void *other)
{
  const struct node *a = one, *b = other;

  return strcmp (a->name, b->name);
}

static char *
path_below (const char *path, const char *name)
{
  return xasprintf ("%s/%s", strcmp (path, "/") == 0 ? "" : path, name);
}

static void
file_tree_directory (const struct tree_walk *w, const char *path,
                     struct node *parent,
                     int64_t depth)
{
  struct entries list;

  if (depth == 0 || appliance_is_interrupted (w->appliance))
    return;
  list = list_directory (w, path, parent);
  if (list.len > 0)
    qsort (list.ptr, list.len, sizeof *list.ptr, by_name);
  if (w->targets)
    read_targets (w, path, &list);
  for (size_t i = 0; i < list.len; ++i)
    if (is_type (&list.ptr[i], "folder")) {
      CLEANUP_FREE char *below = path_below (path, list.ptr[i].name);

      file_tree_directory (w, below, &list.ptr[i], depth - 1);
    }
  parent->children = (struct struct_list) { list.ptr, list.len };
}

/* Return the path without repeated slashes and without one at its end.  The
 * caller frees it.
 */
static char *
tidy_path (const char *path)
{
  char *tidy = xstrdup (path);
  size_t len = 0;

  for (const char *p = path; *p != '\0'; p++)
    if (*p != '/' || len == 0 || tidy[len-1] != '/')
      tidy[len++] = *p;
  if (len > 1 && tidy[len-1] == '/')
    len--;
  tidy[len] = '\0';
  return tidy;
}

int
walk (struct session *session, const struct tree_walk *w, const char *path,
      struct node *entry, struct diag *diag)
{
  CLEANUP_FREE char *start = tidy_path (path);
  struct guestfs_statns *stat;

  appliance_begin (session->appliance);
  stat = guestfs_statns (w->g, start);
  if (stat == NULL)
    return call_failed (session, w->args, diag);
  *entry = entry_of (start, stat);
  guestfs_free_statns (stat);
  if (is_type (entry, "folder"))
    file_tree_directory (w, start, entry, w->depth);
  if (!appliance_is_interrupted (w->appliance))
    return 0;
  struct_clear (&entry_def, entry);
  *entry = (struct node) { 0 };
  return diag_set (diag, DIAG_FAILED, "%s: interrupted", w->args->name);
}

void
file_tree_each (struct node *entry, const char *path, file_tree_visit *visit,
                void *opaque)
{
  struct node *children = entry->children.structs;

  visit (opaque, path, entry);
  for (size_t i = 0; i < entry->children.count; ++i) {
    CLEANUP_FREE char *below = path_below (path, children[i].name);

    file_tree_each (&children[i], below, visit, opaque);
  }
}
