/* diskfish: know the libguestfs calls that do not write.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "read-only-calls.h"

#include <string.h>

static const char *const names[] = {
  /* Calls with the flag 'read-only' in the descriptions of the commands. */
#include "read-only-calls.inc"
  /* Calls of diskfish itself, and internal calls of libguestfs. */
  "close",
  "internal_feature_available",
  "internal_lstatlist",
  "internal_lstatnslist",
  "internal_lxattrlist",
  "internal_readdir",
  "internal_readlinklist",
  "is_ready",
  "launch",
  "shutdown",
};

bool
is_read_only_call (const char *name, size_t len)
{
  for (size_t i = 0; i < sizeof names / sizeof *names; ++i)
    if (strlen (names[i]) == len && memcmp (names[i], name, len) == 0)
      return true;
  return false;
}
