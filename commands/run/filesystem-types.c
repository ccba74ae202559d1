/* diskfish: distinguish file systems from other types of blkid(8).
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "filesystem-types.h"

#include <stddef.h>
#include <string.h>

bool
filesystem_types_include (const char *type)
{
  static const char *const no[] = {
    "swap", "unknown", "crypto_LUKS", "BitLocker", "LVM2_member",
    "linux_raid_member", "jbd", "",
  };

  for (size_t i = 0; i < sizeof no / sizeof *no; ++i)
    if (strcmp (type, no[i]) == 0)
      return false;
  return true;
}

const char *
filesystem_types_closed (const char *type)
{
  if (strcmp (type, "crypto_LUKS") == 0 || strcmp (type, "BitLocker") == 0)
    return "locked: open it with 'cryptsetup-open'";
  if (strcmp (type, "linux_raid_member") == 0)
    return "member of a RAID array that is not running";
  return NULL;
}
