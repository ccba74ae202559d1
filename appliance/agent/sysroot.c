/* diskfish: the mounted file systems of the user's disks in the guest.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sysroot.h"

#include <errno.h>
#include <sys/stat.h>

bool
sysroot_is_mounted (void)
{
  struct stat root, sysroot;

  if (stat ("/", &root) == -1 || stat (SYSROOT, &sysroot) == -1)
    return false;
  if (root.st_dev != sysroot.st_dev)
    return true;
  errno = ENOENT;
  return false;
}
