/* diskfish: where the running program lies.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "own-folder.h"

#include <string.h>
#include <unistd.h>

#include "xalloc.h"

char *
own_folder (void)
{
  char self[4096];
  ssize_t len = readlink ("/proc/self/exe", self, sizeof self - 1);

  if (len <= 0)
    return NULL;
  self[len] = '\0';
  return xstrndup (self, (size_t) (strrchr (self, '/') - self));
}
