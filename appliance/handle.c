/* diskfish: handles of libguestfs.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "handle.h"

#include <stdlib.h>
#include <string.h>

#include "cleanup.h"
#include "xalloc.h"

guestfs_h *
handle_new (void)
{
  guestfs_h *g = guestfs_create ();

  if (g == NULL)
    abort ();
  guestfs_set_error_handler (g, NULL, NULL);
  /* libvirt, where it is the default, needs a daemon and hides QEMU. */
  if (getenv ("LIBGUESTFS_BACKEND") == NULL)
    guestfs_set_backend (g, "direct");
  return g;
}

char *
handle_message (guestfs_h *g)
{
  const char *message = guestfs_last_error (g);

  if (message == NULL)
    message = "the library gives no reason";
  return xstrndup (message, strcspn (message, "\n"));
}

unsigned
handle_count_disks (guestfs_h *g)
{
  CLEANUP_FREE_STRINGS char **drives = guestfs_debug_drives (g);
  unsigned count = 0;

  while (drives != NULL && drives[count] != NULL)
    count++;
  return count;
}

bool
handle_is_direct (guestfs_h *g)
{
  CLEANUP_FREE char *backend = guestfs_get_backend (g);

  return backend != NULL && strcmp (backend, "direct") == 0;
}

char *
handle_new_folder (const char *parent)
{
  char *path = xasprintf ("%s/diskfish-XXXXXX", parent);

  if (mkdtemp (path) != NULL)
    return path;
  free (path);
  return NULL;
}
