/* diskfish: fuzz the JSON file of --config, loading and saving it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cleanup.h"
#include "drive-config.h"

static bool
same_text (const char *a, const char *b)
{
  return strcmp (a ? a : "", b ? b : "") == 0;
}

static bool
same_drive (const struct drive *a, const struct drive *b)
{
  return same_text (a->image, b->image) && a->readonly == b->readonly &&
    a->keep == b->keep && same_text (a->format, b->format) &&
    same_text (a->label, b->label) && a->mode.sync == b->mode.sync &&
    a->mode.cache == b->mode.cache && same_text (a->discard, b->discard) &&
    a->blocksize == b->blocksize;
}

static bool
has_secret (const struct drive_set *drives)
{
  for (size_t i = 0; i < drives->list.len; ++i)
    if (drives->list.ptr[i]->secret != NULL)
      return true;
  return false;
}

/* Check that a saved file can be read and is equal.  Secrets are not saved. */
static void
check_saved (const struct config *config, const struct drive_set *drives)
{
  CLEANUP_FREE char *file = xasprintf ("%s/saved", fuzz_directory ());
  struct config again = { 0 };
  struct drive_set same = { 0 };
  struct diag diag = { 0 };

  json_t *record = config_record (config, drives, false, &diag);

  REQUIRE ((record == NULL) == has_secret (drives));
  REQUIRE ((record == NULL) == diag_is_set (&diag));
  diag_reset (&diag);
  if (record == NULL)
    return;
  REQUIRE (config_write (record, file, &diag) == 0);
  json_decref (record);
  REQUIRE (config_load (&again, file, &same, &diag) == 0);
  REQUIRE (again.ram == config->ram && again.cpus == config->cpus);
  REQUIRE (same.list.len == drives->list.len);
  for (size_t i = 0; i < same.list.len; ++i)
    REQUIRE (same_drive (same.list.ptr[i], drives->list.ptr[i]));
  drive_set_clear (&same);
  config_free (&again);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t len)
{
  CLEANUP_FREE char *file = xasprintf ("%s/config", fuzz_directory ());
  struct config config = { 0 };
  struct drive_set drives = { 0 };
  struct diag diag = { 0 };

  fuzz_write (file, data, len);
  if (config_load (&config, file, &drives, &diag) == -1) {
    fuzz_check_diag (&diag, config.source);
    REQUIRE (drives.list.len == 0);
    diag_reset (&diag);
  }
  else
    check_saved (&config, &drives);
  drive_set_clear (&drives);
  config_free (&config);
  return 0;
}
