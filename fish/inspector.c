/* diskfish: find the operating system and mount it, as -i asks for.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "inspector.h"

#include <stdlib.h>
#include <string.h>

#include "cleanup.h"
#include "decrypt.h"
#include "strbuf.h"

/* Pairs of a mount point and a device: "/" before "/usr" before what is
 * below it.
 */
struct mount_point {
  const char *point;
  const char *device;
};

static int
by_length (const void *a, const void *b)
{
  const struct mount_point *left = a, *right = b;
  size_t one = strlen (left->point), other = strlen (right->point);

  return one != other ? (one < other ? -1 : 1)
    : strcmp (left->point, right->point);
}

static int
fail (guestfs_h *g, struct diag *diag)
{
  CLEANUP_FREE char *message = library_message (g, "-i");

  return diag_set (diag, DIAG_FAILED, "%s", message);
}

/* The one operating system of the disks, to be freed by the caller. */
static char *
find_root (guestfs_h *g, struct diag *diag)
{
  CLEANUP_FREE_STRINGS char **roots = guestfs_inspect_os (g);
  CLEANUP_STRBUF struct strbuf all = { 0 };

  if (roots == NULL) {
    fail (g, diag);
    return NULL;
  }
  if (roots[0] == NULL) {
    diag_set (diag, DIAG_FAILED, "no operating system was found");
    diag_hint (diag, "without -i, 'inspect' tells what there is and "
               "'mount' mounts it");
    return NULL;
  }
  if (roots[1] == NULL)
    return xstrdup (roots[0]);
  for (size_t i = 0; roots[i] != NULL; ++i)
    strbuf_printf (&all, "%s%s", i > 0 ? ", " : "", roots[i]);
  diag_set (diag, DIAG_FAILED, "more than one operating system was found");
  diag_hint (diag, "they are on %s; -m DEVICE mounts one", all.ptr);
  return NULL;
}

static int
mount_one (guestfs_h *g, const struct mount_point *mount, bool readonly)
{
  return readonly ? guestfs_mount_ro (g, mount->device, mount->point)
    : guestfs_mount (g, mount->device, mount->point);
}

/* Only the root must be there: fstab may name what is on no disk. */
static int
mount_points (struct shell *shell, struct mount_point *mounts, size_t count,
              bool readonly, struct diag *diag)
{
  guestfs_h *g = session_guestfs (&shell->session);

  for (size_t i = 0; i < count; ++i) {
    CLEANUP_FREE char *message = NULL, *line = NULL;

    if (mount_one (g, &mounts[i], readonly) == 0) {
      strbuf_printf (&shell->summary, "%s mounted on %s\n", mounts[i].device,
                     mounts[i].point);
      continue;
    }
    message = library_message (g, "mount");
    line = xasprintf ("'%s' cannot be mounted on %s: %s", mounts[i].device,
                      mounts[i].point, message);
    if (strcmp (mounts[i].point, "/") == 0)
      return diag_set (diag, DIAG_FAILED, "%s", line);
    report_note (shell->output, line);
  }
  return 0;
}

static int
mount_all (struct shell *shell, const char *root, bool readonly,
           struct diag *diag)
{
  guestfs_h *g = session_guestfs (&shell->session);
  CLEANUP_FREE_STRINGS char **pairs =
    guestfs_inspect_get_mountpoints (g, root);
  CLEANUP_FREE struct mount_point *mounts = NULL;
  size_t count = 0;

  if (pairs == NULL)
    return fail (g, diag);
  while (pairs[count] != NULL)
    count++;
  count /= 2;
  mounts = xcalloc (count + 1, sizeof *mounts);
  for (size_t i = 0; i < count; ++i)
    mounts[i] = (struct mount_point) { pairs[2 * i], pairs[2 * i + 1] };
  qsort (mounts, count, sizeof *mounts, by_length);
  return mount_points (shell, mounts, count, readonly, diag);
}

static int
inspect (struct shell *shell, const struct options *options,
         struct diag *diag)
{
  guestfs_h *g = session_guestfs (&shell->session);
  CLEANUP_FREE char *root = NULL, *product = NULL;

  if (decrypt_all (shell, &options->keys, diag) == -1)
    return -1;
  root = find_root (g, diag);
  if (root == NULL)
    return -1;
  product = guestfs_inspect_get_product_name (g, root);
  if (product != NULL && strcmp (product, "unknown") != 0)
    strbuf_printf (&shell->summary, "Operating system: %s\n", product);
  return mount_all (shell, root, options->ro, diag);
}

int
inspector_mount (struct shell *shell, const struct options *options)
{
  CLEANUP_DIAG struct diag diag = { 0 };

  if (inspect (shell, options, &diag) == 0)
    return 0;
  options_print_written (options, &options->inspect_word, &diag);
  return -1;
}
