/* diskfish: explain LVM members that LVM does not use.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lvm-members.h"

#include <string.h>

#include "cleanup.h"

void
lvm_members_read (guestfs_h *g, struct lvm_members *members)
{
  static const char *const script[] = {
    "lvm pvs --noheadings --separator '|' -o pv_name,vg_name 2>/dev/null || :",
    NULL,
  };

  members->groups = guestfs_debug (g, "sh", (char **) script);
}

/* Return the name of the volume group that LVM reports for DEVICE, or NULL.
 * The caller frees it.
 */
static char *
group_name (const struct lvm_members *members, const char *device)
{
  CLEANUP_FREE char *sign = xasprintf (" %s|", device);
  const char *at = members->groups ? strstr (members->groups, sign) : NULL;
  size_t len;

  if (at == NULL)
    return NULL;
  at += strlen (sign);
  len = strcspn (at, "\n");
  return len > 0 ? xstrndup (at, len) : NULL;
}

bool
lvm_members_note_copy (struct lvm_members *members, struct block *block)
{
  struct strings *seen = &members->seen;

  if (block->uuid == NULL)
    return false;
  for (size_t i = 0; i < seen->len; i += 2)
    if (strcmp (seen->ptr[i], block->uuid) == 0) {
      block_note (block, "has the UUID of %s: one is a copy of the other",
                  seen->ptr[i + 1]);
      return true;
    }
  strings_append (seen, xstrdup (block->uuid));
  strings_append (seen, xstrdup (block->name));
  return false;
}

void
lvm_members_note_group (const struct lvm_members *members,
                        struct block *block)
{
  CLEANUP_FREE char *name = group_name (members, block->name);

  if (name != NULL)
    block_note (block, "in a volume group '%s'; another one has the same name",
                name);
  else
    block_note (block, "in no volume group");
}

void
lvm_members_free (struct lvm_members *members)
{
  free (members->groups);
  strings_free (&members->seen);
}
