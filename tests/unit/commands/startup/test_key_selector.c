/* diskfish: --key is parsed, and a key is used for its device only.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "cleanup.h"
#include "key-selector.h"
#include "xalloc.h"

/* Return "ID KEY", "ID (clevis)", or the diag with the invalid part of the
 * text.
 */
static char *
parsed (const char *text)
{
  struct key_selectors keys = { 0 };
  struct key_selector key = { 0 };
  CLEANUP_DIAG struct diag diag = { 0 };
  struct span where = { 0, 0 };
  char *result;

  if (key_selector_parse (text, &key, &where, &diag) == -1) {
    CLEANUP_FREE char *line = diag_line (&diag);

    return xasprintf ("%s (%.*s)", line, (int) (where.end - where.start),
                      text + where.start);
  }
  assert_int_equal (key.kind, key.key ? KEY_STRING : KEY_CLEVIS);
  result = xasprintf ("%s %s", key.id, key.key ? key.key : "(clevis)");
  key_selectors_append (&keys, key);
  key_selectors_free (&keys);
  return result;
}

TEST (parse__key__is_literal)
{
  expect_text (parsed ("/dev/sda2:key:a:b "), "/dev/sda2 a:b ");
  expect_text (parsed ("all:clevis"), "all (clevis)");
}

TEST (parse__file__first_line_is_the_key)
{
  write_file ("one", "secret", 6);
  write_file ("two", "secret \nother\n", 14);
  write_file ("blank", "\nother\n", 7);
  expect_text (parsed ("all:file:one"), "all secret");
  expect_text (parsed ("all:file:two"), "all secret ");
  expect_text (parsed ("all:file:blank"), "all ");
}

#define UNREAD(file, why) "usage -: cannot read the key from '" file \
  "': " why " | use DEVICE:key:STRING, DEVICE:file:FILE or DEVICE:clevis; " \
  "DEVICE may be a UUID or 'all' (" file ")"

TEST (parse__file_cannot_be_read__is_reported)
{
  write_file ("empty", "", 0);
  expect_text (parsed ("all:file:empty"),
               UNREAD ("empty", "the file is empty"));
  expect_text (parsed ("all:file:."), UNREAD (".", "Is a directory"));
  expect_text (parsed ("all:file:none"),
               UNREAD ("none", "No such file or directory"));
}

TEST (fits__device_uuid_or_all__selects_the_key)
{
  const struct key_selector all = { .id = (char *) "all" };
  const struct key_selector device = { .id = (char *) "/dev/sda2" };
  const struct key_selector uuid = { .id = (char *) "ab-CD" };

  assert_true (key_selector_fits (&all, "/dev/sda1", NULL));
  assert_true (key_selector_fits (&device, "/dev/sda2", "12"));
  assert_false (key_selector_fits (&device, "/dev/sda", "12"));
  assert_true (key_selector_fits (&uuid, "/dev/sda2", "AB-cd"));
  assert_false (key_selector_fits (&uuid, "/dev/sda2", NULL));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (parse__key__is_literal),
    in_directory (parse__file__first_line_is_the_key),
    in_directory (parse__file_cannot_be_read__is_reported),
    cmocka_unit_test (fits__device_uuid_or_all__selects_the_key),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
