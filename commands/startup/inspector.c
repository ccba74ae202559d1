/* diskfish: find and mount the operating system for -i.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "inspector.h"

#include <stdlib.h>
#include <string.h>

#include "cleanup.h"
#include "decrypt.h"
#include "error-hints.h"
#include "os-mounts.h"

static int
fail (guestfs_h *g, struct diag *diag)
{
  CLEANUP_FREE char *message = library_message (g, "-i");

  return diag_set (diag, DIAG_FAILED, "%s", message);
}

/* Return the root device of the only operating system.  The caller frees it.
 * Return NULL with a diag if there is none, or more than one.
 */
static char *
find_root (guestfs_h *g, struct diag *diag)
{
  CLEANUP_FREE_STRINGS char **roots = os_find_roots (g);
  CLEANUP_STRBUF struct strbuf all = { 0 };

  if (roots == NULL) {
    fail (g, diag);
    return NULL;
  }
  if (roots[0] == NULL) {
    diag_set (diag, DIAG_FAILED, "cannot find an operating system");
    diag_hint (diag, "run without -i, then use 'inspect' and 'mount'");
    return NULL;
  }
  if (roots[1] == NULL)
    return xstrdup (roots[0]);
  for (size_t i = 0; roots[i] != NULL; ++i)
    strbuf_printf (&all, "%s%s", i > 0 ? ", " : "", roots[i]);
  diag_set (diag, DIAG_FAILED, "found more than one operating system");
  diag_hint (diag, "use -m DEVICE to mount one of them: %s", all.ptr);
  return NULL;
}

/* Mount the file systems below the root.  A failure becomes a note, since fstab
 * may name devices that are not attached.
 */
static void
mount_others (guestfs_h *g, const struct os_mounts *mounts, bool readonly,
              struct inspection *found)
{
  for (size_t i = 0; i < mounts->list.len; ++i) {
    const struct os_mount *mount = &mounts->list.ptr[i];
    CLEANUP_FREE char *message = NULL, *cause = NULL;

    if (strcmp (mount->point, "/") == 0 ||
        os_mount (g, mount, readonly) == 0) {
      strbuf_printf (&found->summary, "%s mounted on %s\n", mount->device,
                     mount->point);
      continue;
    }
    message = library_message (g, "mount");
    cause = error_hint_mount (g, mount->device, message);
    strings_append (&found->notes,
                    xasprintf ("cannot mount '%s' on %s: %s", mount->device,
                               mount->point, cause));
  }
}

static int
mount_all (guestfs_h *g, const char *root, bool readonly,
           struct inspection *found, struct diag *diag)
{
  CLEANUP_OS_MOUNTS struct os_mounts mounts = { 0 };
  CLEANUP_FREE char *message = NULL, *cause = NULL;

  if (os_mounts_find (g, root, readonly, &mounts) == -1) {
    message = library_message (g, "mount");
    cause = error_hint_mount (g, root, message);
    return diag_set (diag, DIAG_FAILED, "cannot mount '%s' on /: %s", root,
                     cause);
  }
  for (size_t i = 0; i < mounts.notes.len; ++i)
    strings_append (&found->notes, xstrdup (mounts.notes.ptr[i]));
  mount_others (g, &mounts, readonly, found);
  return 0;
}

int
inspector_mount (struct session *session, const struct key_selectors *keys,
                 bool readonly, struct inspection *found, struct diag *diag)
{
  guestfs_h *g = session_guestfs (session);
  CLEANUP_FREE char *root = NULL, *product = NULL;

  if (decrypt_all (session, keys, diag) == -1)
    return -1;
  root = find_root (g, diag);
  if (root == NULL)
    return -1;
  product = guestfs_inspect_get_product_name (g, root);
  if (product != NULL && strcmp (product, "unknown") != 0)
    strbuf_printf (&found->summary, "Operating system: %s\n", product);
  return mount_all (g, root, readonly, found, diag);
}

void
inspection_reset (struct inspection *found)
{
  strbuf_reset (&found->summary);
  strings_free (&found->notes);
}
