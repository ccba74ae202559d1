/* diskfish: remove temporary files after diskfish was killed.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stale-files.h"

#include <string.h>
#include <sys/stat.h>

#include "cleanup.h"
#include "overlay.h"
#include "temporary.h"
#include "xdg-dir.h"

/* Remove a directory if it belongs to the user and has a name that diskfish or
 * libguestfs uses, in case the arguments are not what they should be.
 */
static void
remove_directory (const char *path)
{
  const char *base = strrchr (path, '/');
  struct stat directory;

  if (base == NULL || (strncmp (base, "/libguestfs", 11) != 0 &&
                       strncmp (base, "/diskfish-", 10) != 0) ||
      lstat (path, &directory) == -1 || !S_ISDIR (directory.st_mode) ||
      directory.st_uid != geteuid ())
    return;
  temporary_remove (path);
}

void
stale_files_remove (const struct hv_args *args, pid_t starter)
{
  CLEANUP_FREE char *socket = hv_args_member (args->channel, "path");
  CLEANUP_FREE char *cache = xdg_dir (XDG_CACHE);
  const char *given = getenv ("DISKFISH_HV_FOLDERS");
  CLEANUP_FREE char *directories = xstrdup (given ? given : "");
  char *rest = directories, *directory;
  char *slash = socket ? strrchr (socket, '/') : NULL;

  if (slash != NULL) {
    *slash = '\0';
    remove_directory (socket);
  }
  while ((directory = strsep (&rest, ":")) != NULL)
    remove_directory (directory);
  if (cache != NULL)
    temporary_clean_of (cache, OVERLAY_PREFIX, starter);
}
