/* diskfish: find the directory of the running program.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exe-dir.h"

#include <string.h>
#include <unistd.h>

#include "xalloc.h"

char *
exe_dir (void)
{
  char self[4096];
  ssize_t len = readlink ("/proc/self/exe", self, sizeof self - 1);

  if (len <= 0)
    return NULL;
  self[len] = '\0';
  return xstrndup (self, (size_t) (strrchr (self, '/') - self));
}
