/* diskfish: fuzz the argument of --disk, and attributes of 'disk attach'.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

#include "cleanup.h"
#include "drive.h"
#include "image.h"
#include "xalloc.h"

static const struct attrs *const families[] = {
  &disk_attach_attrs, &disk_set_attrs, &disk_bench_attrs, &disk_create_attrs,
  &disk_check_attrs, &disk_resize_attrs, &disk_convert_attrs,
  &disk_snapshot_attrs,
};

static void
check_failure (struct diag *diag, struct span where, size_t len)
{
  fuzz_check_diag (diag, NULL);
  REQUIRE (where.start <= where.end && where.end <= len);
  diag_reset (diag);
}

static void
check_option (const char *text)
{
  struct diag diag = { 0 };
  struct span where = { 0, 0 };
  CLEANUP_DRIVE struct drive *drive = drive_parse_option (text, &where, &diag);

  if (drive == NULL)
    check_failure (&diag, where, strlen (text));
  else {
    REQUIRE (!diag_is_set (&diag));
    /* The default export of an NBD server has an empty name. */
    REQUIRE (*drive->image != '\0' ||
             strcmp (drive->protocol, "nbd") == 0);
  }
}

/* Use the input as one word, which may contain a NUL. */
static void
check_word (const struct attrs *attrs, const char *word, size_t len)
{
  struct diag diag = { 0 };
  struct span where = { 0, 0 };
  struct attr_value read;
  uint64_t seen = 0;

  if (attr_read (attrs, &seen, word, len, &read, &where, &diag) == -1)
    check_failure (&diag, where, len);
  else
    REQUIRE (read.text >= word && read.text <= word + len);
}

/* Use the lines of the input as the attributes of one drive. */
static void
check_words (const char *text)
{
  CLEANUP_DRIVE struct drive *drive = drive_new (DRIVE_IMAGE, "image");
  CLEANUP_FREE char *copy = xstrdup (text);
  char *rest = copy, *word;
  uint64_t seen = 0;

  while ((word = strsep (&rest, "\n")) != NULL) {
    struct diag diag = { 0 };
    struct span where = { 0, 0 };
    size_t len = strlen (word);

    if (drive_add_word (drive, &seen, word, &where, &diag) == -1)
      check_failure (&diag, where, len);
  }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t len)
{
  CLEANUP_FREE char *text = xstrndup ((const char *) data, len);

  check_option (text);
  check_words (text);
  for (size_t i = 0; i < sizeof families / sizeof *families; ++i)
    check_word (families[i], text, len);
  return 0;
}
