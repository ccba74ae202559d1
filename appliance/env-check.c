/* diskfish: check programs that environment variables name.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "env-check.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *const variables[] = {
  "DISKFISH_LIBEXECDIR", "DISKFISH_QEMU", "LIBGUESTFS_HV", "LIBGUESTFS_QEMU",
};

/* A missing program passes: running it reports the error. */
static bool
is_trusted (const char *path)
{
  struct stat file;

  if (stat (path, &file) == -1)
    return true;
  return (file.st_uid == 0 || file.st_uid == geteuid ()) &&
    (file.st_mode & S_IWOTH) == 0;
}

int
env_check_programs (struct diag *diag)
{
  for (size_t i = 0; i < sizeof variables / sizeof *variables; ++i) {
    const char *path = getenv (variables[i]);

    /* A name without a slash is searched in PATH, which the user trusts. */
    if (path == NULL || strchr (path, '/') == NULL || is_trusted (path))
      continue;
    diag_set (diag, DIAG_FAILED, "cannot use %s: another user can change "
              "'%s'", variables[i], path);
    diag_hint (diag, "use a program that only you or root can change");
    return -1;
  }
  return 0;
}
