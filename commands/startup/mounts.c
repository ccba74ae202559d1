/* diskfish: mount the devices of -m.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mounts.h"

#include "cleanup.h"
#include "strbuf.h"

/* Hint at all file systems: "/dev/sda1 (ext4), ...". */
static void
hint_filesystems (guestfs_h *g, struct diag *diag)
{
  CLEANUP_FREE_STRINGS char **all = guestfs_list_filesystems (g);
  CLEANUP_STRBUF struct strbuf list = { 0 };

  for (size_t i = 0; all != NULL && all[i] != NULL; i += 2)
    strbuf_printf (&list, "%s%s (%s)", i > 0 ? ", " : "", all[i], all[i+1]);
  if (list.len > 0)
    diag_hint (diag, "available: %s", list.ptr);
}

static int
mount_one (guestfs_h *g, const struct mount_spec *spec, bool readonly)
{
  const char *point = spec->point ? spec->point : "/";
  const char *options = spec->options ? spec->options : readonly ? "ro" : "";

  if (spec->fstype != NULL)
    return guestfs_mount_vfs (g, options, spec->fstype, spec->device, point);
  return guestfs_mount_options (g, options, spec->device, point);
}

int
mounts_make (struct session *session, const struct mount_spec *spec,
             bool readonly, struct diag *diag)
{
  guestfs_h *g = session_guestfs (session);
  CLEANUP_FREE char *message = NULL;

  if (mount_one (g, spec, readonly) == 0)
    return 0;
  message = library_message (g, "mount");
  diag_set (diag, DIAG_FAILED, "cannot mount '%s': %s", spec->device, message);
  hint_filesystems (g, diag);
  return -1;
}
