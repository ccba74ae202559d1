/* diskfish: find programs in PATH.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "find-program.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cleanup.h"
#include "xalloc.h"

char *
find_program (const char *name)
{
  const char *path = getenv ("PATH");
  CLEANUP_FREE char *copy = xstrdup (path ? path : "/bin:/usr/bin");
  char *rest = copy, *directory;

  if (strchr (name, '/') != NULL)
    return access (name, X_OK) == 0 ? xstrdup (name) : NULL;
  while ((directory = strsep (&rest, ":")) != NULL) {
    /* An empty element is the working directory. */
    CLEANUP_FREE char *file =
      xasprintf ("%s/%s", *directory ? directory : ".", name);

    if (access (file, X_OK) == 0)
      return STEAL (file);
  }
  return NULL;
}
