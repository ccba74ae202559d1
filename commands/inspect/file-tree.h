/* diskfish: read the tree of files below a directory of the guest.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_FILE_TREE_H
#define COMMANDS_FILE_TREE_H

#include "session.h"

/* A file of any type, with the files below it. */
struct node {
  char *name;
  char *shown;                  /* name, with the target of a link */
  const char *type;             /* "file", "folder", "link", ... */
  char *letters;                /* "drwxr-xr-x" */
  char *mode;                   /* "0755" */
  int64_t uid;
  int64_t gid;
  int64_t size;                 /* of a file or link, otherwise negative */
  int64_t space;                /* bytes that it occupies on the disk */
  int64_t inode;
  int64_t device;
  int64_t links;
  char *target;                 /* of a link */
  char *note;                   /* why it could not be read */
  struct struct_list children;      /* sorted by name */
};

DEFINE_VECTOR (entries, struct node)

extern const struct struct_def entry_def;

struct tree_walk {
  guestfs_h *g;
  const struct appliance *appliance;    /* to check for interrupts */
  const struct args *args;
  int64_t depth;                /* levels to descend; negative: all */
  bool targets;                 /* read the targets of links */
};

/* Read the tree from PATH.  Entries that cannot be read have a note.  Return -1
 * with a diag if PATH itself does not exist, or after an interrupt.
 */
int walk (struct session *session, const struct tree_walk *walk,
          const char *path,
          struct node *entry, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Call VISIT with the path of ENTRY and of all entries below it, directories
 * first.
 */
typedef void file_tree_visit (void *opaque, const char *path,
                              struct node *entry);
void file_tree_each (struct node *entry, const char *path,
                     file_tree_visit *visit,
                     void *opaque);

#endif
