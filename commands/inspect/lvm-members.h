/* diskfish: explain LVM members that LVM does not use.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_LVM_MEMBERS_H
#define COMMANDS_LVM_MEMBERS_H

#include "block.h"

/* Members seen so far.  Zero-initialise it. */
struct lvm_members {
  char *groups;                 /* lines " DEVICE|GROUP"; NULL: unknown */
  struct strings seen;          /* UUID, device, ... */
};

/* Read the volume group of each member from LVM. */
void lvm_members_read (guestfs_h *g, struct lvm_members *members);

/* If an earlier block has the same UUID, add a note to BLOCK and return true.
 */
bool lvm_members_note_copy (struct lvm_members *members, struct block *block);

/* Note why BLOCK is not in a volume group that the library lists. */
void lvm_members_note_group (const struct lvm_members *members,
                             struct block *block);

void lvm_members_free (struct lvm_members *members);

#endif
