/* diskfish: the argument of --disk becomes a drive, and errors point at their
 * part.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit-drive.h"
#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "cleanup.h"
#include "xalloc.h"

#define ALL_WORDS "ro, keep, format, label, size, sync, cache, discard, " \
  "blocksize, protocol, server, username, secret"

/* Return the drive as text, or the error and its place in the argument. */
static char *
parsed (const char *text)
{
  struct span where = { 47, 11 };
  CLEANUP_DIAG struct diag diag = { 0 };
  CLEANUP_DRIVE struct drive *drive =
    drive_parse_option (text, &where, &diag);
  CLEANUP_FREE char *line = NULL;

  if (drive != NULL) {
    assert_false (diag_is_set (&diag));
    assert_int_equal (drive->kind, DRIVE_IMAGE);
    return drive_text (drive);
  }
  line = diag_line (&diag);
  return xasprintf ("%s @%zu-%zu", line, where.start, where.end);
}

struct row {
  const char *text;
  const char *expected;
};

static void
expect_rows (const struct row *rows, size_t count)
{
  for (size_t i = 0; i < count; ++i)
    expect_text (parsed (rows[i].text), rows[i].expected);
}

TEST (parse__image_and_attributes__make_a_drive)
{
  static const struct row rows[] = {
    { "a.img", "a.img" },
    { "/dev/sdz", "/dev/sdz" },
    { "a b=c.img", "a b=c.img" },
    { "a.img,ro", "a.img ro" },
    { "a.img,ro,keep,size=1M,format=raw,label=x,sync=none,cache=cached",
      "a.img ro keep format=raw label=x size=1048576 sync=none "
      "cache=cached" },
    { "disk,protocol=nbd,server=a:1,server=b:2",
      "disk protocol=nbd server=a:1 server=b:2" },
    { "ro", "ro" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (parse__two_commas__are_a_literal_comma)
{
  static const struct row rows[] = {
    { "a,,b.img", "a,b.img" },
    { ",,", "," },
    { "a,,", "a," },
    { "a,,,ro", "a, ro" },
    { "a,,,,b,ro", "a,,b ro" },
    { "a,username=x,,y,ro", "a ro username=x,y" },
    { "a,secret=,,,ro", "a ro secret=," },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (parse__no_image__is_refused)
{
  static const struct row rows[] = {
    { "", "usage -: --disk needs an image | --disk IMAGE[,ATTRIBUTE...] @0-0" },
    { ",ro", "usage -: --disk needs an image | --disk IMAGE[,ATTRIBUTE...] "
      "@0-0" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (parse__bad_attribute__is_marked)
{
  static const struct row rows[] = {
    { "a.img,sync=ful", "usage -: unknown sync mode 'ful' | did you mean "
      "'full'? (full, fsync, none, close) @11-14" },
    { "a.img,ro,cache=x,keep", "usage -: unknown cache mode 'x' | one of "
      "auto, cached, uncached @15-16" },
    { "a.img,rw", "usage -: unknown option 'rw' | one of " ALL_WORDS
      " @6-8" },
    { "a.img,readonly", "usage -: unknown option 'readonly' | one of "
      ALL_WORDS " @6-14" },
    { "a.img,", "usage -: unknown option '' | one of " ALL_WORDS " @6-6" },
    { "a.img,ro,", "usage -: unknown option '' | one of " ALL_WORDS
      " @9-9" },
    { "a.img, ro", "usage -: unknown option ' ro' | did you mean 'ro'? ("
      ALL_WORDS ") @6-9" },
    { "a.img,label=a1", "usage -: 'a1' is not a label | use 1 to 20 letters "
      "A-Z a-z @12-14" },
    { "a.img,protocol=nbx", "usage -: unknown protocol 'nbx' | did you mean "
      "'nbd'? (file, ftp, ftps, http, https, iscsi, nbd, rbd, ssh, tftp, "
      "gluster, sheepdog) @15-18" },
    { "a.img,ro,ro", "usage -: 'ro' is given twice @9-11" },
    { "a.img,size=1,sync=none,size=2", "usage -: 'size' is given twice "
      "@23-27" },
    { "a.img,ro=1", "usage -: 'ro' takes no value @6-8" },
    { "a.img,sync", "usage -: 'sync' needs a value | one of full, fsync, "
      "none, close @6-10" },
    { "a.img,label=,ro", "usage -: 'label' needs a value @12-12" },
    { "a.img,size=x", "usage -: 'x' is not a size | a number of bytes, or "
      "with a suffix: 512M, 10G @11-12" },
    { "a,,b.img,sync=x", "usage -: unknown sync mode 'x' | one of full, "
      "fsync, none, close @14-15" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (parse__two_commas_in_bad_attribute__are_both_marked)
{
  static const struct row rows[] = {
    { "a,sync=f,,ull", "usage -: unknown sync mode 'f,ull' | did you mean "
      "'full'? (full, fsync, none, close) @7-13" },
    { "a,qu,,ux=1", "usage -: unknown option 'qu,ux' | one of " ALL_WORDS
      " @2-8" },
    { "a,qu,,ux,ro", "usage -: unknown option 'qu,ux' | one of " ALL_WORDS
      " @2-8" },
  };

  expect_rows (rows, COUNT (rows));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (parse__image_and_attributes__make_a_drive),
    cmocka_unit_test (parse__two_commas__are_a_literal_comma),
    cmocka_unit_test (parse__no_image__is_refused),
    cmocka_unit_test (parse__bad_attribute__is_marked),
    cmocka_unit_test (parse__two_commas_in_bad_attribute__are_both_marked),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
