/* diskfish: temporary overlays of ephemeral drives.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "overlay.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cleanup.h"
#include "qemu-img.h"
#include "temporary.h"
#include "xdg-dir.h"

/* Create an empty file with a new name, and return the name.  qemu-img create
 * overwrites it.  Return NULL with errno set on failure.
 */
static char *
new_name (const char *directory)
{
  CLEANUP_FREE char *own = temporary_prefix (OVERLAY_PREFIX);

  for (unsigned i = 0; i < 1000; ++i) {
    CLEANUP_FREE char *path = xasprintf ("%s/%s%u.qcow2", directory, own, i);
    CLEANUP_CLOSE int fd =
      open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

    if (fd >= 0)
      return STEAL (path);
  }
  return NULL;
}

/* The user's cache, or without a home the directory for sockets.  FIND is
 * xdg_dir or xdg_dir_existing.
 */
static char *
overlay_directory (char *(*find) (enum xdg_dir which))
{
  char *directory = find (XDG_CACHE);

  return directory != NULL ? directory : find (XDG_RUNTIME);
}

int
overlay_make (struct drive *drive, struct diag *diag)
{
  CLEANUP_FREE char *directory = overlay_directory (xdg_dir);
  CLEANUP_FREE char *image = realpath (drive->image, NULL);
  const char *format = drive_file_format (drive);

  if (image == NULL || format == NULL)
    return diag_set (diag, DIAG_FAILED, "cannot open '%s': %s", drive->image,
                     strerror (errno));
  if (directory == NULL)
    return diag_set (diag, DIAG_FAILED, "cannot create an overlay of '%s': "
                     "there is no safe cache directory", drive->image);
  temporary_clean (directory, OVERLAY_PREFIX);
  drive->overlay = new_name (directory);
  if (drive->overlay == NULL)
    return diag_set (diag, DIAG_FAILED, "cannot create an overlay in '%s': %s",
                     directory, strerror (errno));
  if (qemu_img_overlay (drive->overlay, image, format, diag) == 0)
    return 0;
  overlay_remove (drive);
  return -1;
}

void
overlay_clean (void)
{
  CLEANUP_FREE char *directory = overlay_directory (xdg_dir_existing);

  if (directory != NULL)
    temporary_clean (directory, OVERLAY_PREFIX);
}

void
overlay_remove (struct drive *drive)
{
  if (drive->overlay == NULL)
    return;
  unlink (drive->overlay);
  free (drive->overlay);
  drive->overlay = NULL;
  if (drive->created)
    unlink (drive_path (drive));
}
