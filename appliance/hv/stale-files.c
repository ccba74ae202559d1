/* diskfish: remove what a killed diskfish and its libguestfs left behind.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stale-files.h"

#include <string.h>
#include <sys/stat.h>

#include "cleanup.h"
#include "overlay.h"
#include "temporary.h"
#include "xdg-dir.h"

/* Only a folder of the user's own with such a name. */
static void
remove_folder (const char *path)
{
  const char *base = strrchr (path, '/');
  struct stat folder;

  if (base == NULL || (strncmp (base, "/libguestfs", 11) != 0 &&
                       strncmp (base, "/diskfish-", 10) != 0) ||
      lstat (path, &folder) == -1 || !S_ISDIR (folder.st_mode) ||
      folder.st_uid != geteuid ())
    return;
  temporary_remove (path);
}

void
stale_files_remove (const struct hv_args *args, pid_t starter)
{
  CLEANUP_FREE char *socket = hv_args_member (args->channel, "path");
  CLEANUP_FREE char *cache = xdg_dir (XDG_CACHE);
  const char *given = getenv ("DISKFISH_HV_FOLDERS");
  CLEANUP_FREE char *folders = xstrdup (given ? given : "");
  char *rest = folders, *folder;
  char *slash = socket ? strrchr (socket, '/') : NULL;

  if (slash != NULL) {
    *slash = '\0';
    remove_folder (socket);
  }
  while ((folder = strsep (&rest, ":")) != NULL)
    remove_folder (folder);
  if (cache != NULL)
    temporary_clean_of (cache, OVERLAY_PREFIX, starter);
}
