/* diskfish: LVM members that LVM does not use.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_LVM_MEMBERS_H
#define COMMANDS_LVM_MEMBERS_H

#include "block.h"

/* Zero-initialise it. */
struct lvm_members {
  char *groups;                 /* lines "  DEVICE|GROUP"; NULL: not read */
  struct strings seen;          /* UUID, device, ... */
};

/* Ask LVM for the group of each member. */
void lvm_members_read (guestfs_h *g, struct lvm_members *members);

/* If an earlier BLOCK has the same UUID, add a note and return true. */
bool lvm_members_note_copy (struct lvm_members *members, struct block *block);

/* Add a note on why BLOCK is in no group that the library lists. */
void lvm_members_note_group (const struct lvm_members *members,
                             struct block *block);

void lvm_members_free (struct lvm_members *members);

#endif
