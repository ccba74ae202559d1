/* diskfish: remove what a killed diskfish and its libguestfs left behind.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "leftovers.h"

#include <ftw.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "cleanup.h"

enum { DEPTH = 8 };

static int
remove_one (const char *path, const struct stat *file, int type,
            struct FTW *place)
{
  (void) file;
  (void) type;
  (void) place;
  return remove (path);
}

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
  nftw (path, remove_one, DEPTH, FTW_DEPTH | FTW_PHYS | FTW_MOUNT);
}

void
leftovers_remove (const struct args *args)
{
  CLEANUP_FREE char *socket = args_member (args->channel, "path");
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
}
