/* diskfish: mount what -m asks for.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mounts.h"

#include "cleanup.h"
#include "strbuf.h"

/* The file systems that could be mounted: "/dev/sda1 (ext4), ...". */
static void
hint_filesystems (guestfs_h *g, struct diag *diag)
{
  CLEANUP_FREE_STRINGS char **all = guestfs_list_filesystems (g);
  CLEANUP_STRBUF struct strbuf list = { 0 };

  for (size_t i = 0; all != NULL && all[i] != NULL; i += 2)
    strbuf_printf (&list, "%s%s (%s)", i > 0 ? ", " : "", all[i], all[i+1]);
  if (list.len > 0)
    diag_hint (diag, "there are %s", list.ptr);
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
mounts_make (struct shell *shell, const struct options *options)
{
  guestfs_h *g = session_guestfs (&shell->session);

  for (size_t i = 0; i < options->mounts.len; ++i) {
    const struct mount_option *mount = &options->mounts.ptr[i];
    CLEANUP_DIAG struct diag diag = { 0 };
    CLEANUP_FREE char *message = NULL;

    if (mount_one (g, &mount->spec, options->ro) == 0)
      continue;
    message = library_message (g, "mount");
    diag_set (&diag, DIAG_FAILED, "'%s' cannot be mounted: %s",
              mount->spec.device, message);
    hint_filesystems (g, &diag);
    options_print_written (options, &mount->written, &diag);
    return -1;
  }
  return 0;
}
