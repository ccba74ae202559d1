/* diskfish: fuzz the argument of -a, a file or a URI.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fuzz.h"

#include <string.h>

#include "cleanup.h"
#include "uri.h"
#include "xalloc.h"

/* Check that the URI that is shown names an equal drive. */
static void
check_shown (const struct drive *drive)
{
  CLEANUP_FREE char *shown = uri_of_drive (drive);
  struct diag diag = { 0 };
  struct span where;
  CLEANUP_DRIVE struct drive *again = NULL;

  if (drive_is_local (drive))
    return;
  again = uri_parse_image (shown, &where, &diag);
  REQUIRE (again != NULL && strcmp (again->image, drive->image) == 0 &&
           again->servers.len == drive->servers.len);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t len)
{
  CLEANUP_FREE char *text = xstrndup ((const char *) data, len);
  struct diag diag = { 0 };
  struct span where = { 0, 0 };
  CLEANUP_DRIVE struct drive *drive = uri_parse_image (text, &where, &diag);

  if (drive != NULL) {
    REQUIRE (!diag_is_set (&diag) && drive->image != NULL);
    check_shown (drive);
    return 0;
  }
  fuzz_check_diag (&diag, NULL);
  REQUIRE (where.start <= where.end && where.end <= strlen (text));
  diag_reset (&diag);
  return 0;
}
