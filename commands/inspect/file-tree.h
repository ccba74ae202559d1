/* diskfish: all files below a folder of the guest.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_FILE_TREE_H
#define COMMANDS_FILE_TREE_H

#include "session.h"

/* A file of any type, and what is below it. */
struct node {
  char *name;
  char *shown;                  /* with what a link points to */
  const char *type;             /* "file", "folder", "link", ... */
  char *letters;                /* "drwxr-xr-x" */
  char *mode;                   /* "0755" */
  int64_t uid;
  int64_t gid;
  int64_t size;                 /* of a file or link, else negative */
  int64_t room;                 /* bytes that it takes on its disk */
  int64_t inode;
  int64_t device;
  int64_t links;
  char *target;                 /* of a link */
  char *note;                   /* what could not be read */
  struct struct_list children;      /* sorted by name */
};

DEFINE_VECTOR (entries, struct node)

extern const struct struct_def entry_def;

struct tree_walk {
  guestfs_h *g;
  const struct appliance *appliance;    /* asked for an interrupt */
  const struct args *args;
  int64_t depth;                /* levels to go down; negative: all */
  bool targets;                 /* of links are wanted */
};

/* Walk from PATH, which must be there.  What cannot be read has a note. */
int walk (struct session *session, const struct tree_walk *walk,
          const char *path,
          struct node *entry, struct diag *diag)
  __attribute__ ((warn_unused_result));

void entry_free (struct node *entry);
void entries_free (struct struct_list entries);

/* Call VISIT for ENTRY and all below it, folders first, with their paths. */
typedef void file_tree_visit (void *opaque, const char *path,
                              struct node *entry);
void file_tree_each (struct node *entry, const char *path,
                     file_tree_visit *visit,
                     void *opaque);

#endif
