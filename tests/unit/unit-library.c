/* diskfish: libguestfs in unit tests.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit-library.h"

#include <guestfs.h>

#include "libguestfs.h"
#include "unit.h"

int
load_library (void **state)
{
  struct diag diag = { 0 };

  (void) state;
  if (libguestfs_load (&diag) == 0)
    return 0;
  expect_diag (&diag, "none");
  return -1;
}

struct libguestfs *
replaceable_library (void **state)
{
  static struct libguestfs copy;

  if (load_library (state) == -1)
    return NULL;
  copy = *libguestfs;
  libguestfs = &copy;
  return &copy;
}
