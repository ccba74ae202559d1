/* diskfish: each attribute of 'disk attach' sets its member, and invalid ones
 * are marked.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit-drive.h"
#include "unit.h"

#include <string.h>

#include "cleanup.h"
#include "strbuf.h"

enum { MOST = 20 };

#define ALL_WORDS "ro, keep, format, label, size, sync, cache, discard, " \
  "blocksize, protocol, server, username, secret"

/* Add the attributes.  Return the drive as text, or the error with its place in
 * the word: "usage -: unknown ... | did you ... @5-8".
 */
static char *
with_words (const struct attrs *attrs, const char *const *words)
{
  CLEANUP_DRIVE struct drive *drive = drive_new (DRIVE_IMAGE, "x");
  CLEANUP_DIAG struct diag diag = { 0 };
  uint64_t seen = 0;

  for (size_t i = 0; i < MOST && words[i] != NULL; ++i) {
    struct span where = { 47, 11 };
    CLEANUP_FREE char *line = NULL;
    struct attr_value value;

    if (attr_read (attrs, &seen, words[i], strlen (words[i]), &value, &where,
                   &diag) == 0 && drive_check_attr (&value, &diag) == 0) {
      drive_set_attr (drive, &value);
      continue;
    }
    assert_null (words[i + 1]);
    line = diag_line (&diag);
    return xasprintf ("%s @%zu-%zu", line, where.start, where.end);
  }
  assert_false (diag_is_set (&diag));
  return drive_text (drive);
}

struct row {
  const char *words[MOST];
  const char *expected;
};

static void
expect_rows (const struct row *rows, size_t count)
{
  for (size_t i = 0; i < count; ++i)
    expect_text (with_words (&disk_attach_attrs, rows[i].words),
                 rows[i].expected);
}

TEST (add_word__each_attribute__sets_its_member)
{
  static const struct row rows[] = {
    { { NULL }, "x" },
    { { "ro" }, "x ro" },
    { { "keep" }, "x keep" },
    { { "format=raw" }, "x format=raw" },
    { { "format=vmdk" }, "x format=vmdk" },
    { { "label=data" }, "x label=data" },
    { { "size=512" }, "x size=512" },
    { { "size=1G" }, "x size=1073741824" },
    { { "size=1KB" }, "x size=1000" },
    { { "size=0x10" }, "x size=16" },
    { { "sync=full" }, "x sync=full" },
    { { "sync=fsync" }, "x sync=fsync" },
    { { "sync=none" }, "x sync=none" },
    { { "sync=close" }, "x sync=close" },
    { { "cache=auto" }, "x cache=auto" },
    { { "cache=cached" }, "x cache=cached" },
    { { "cache=uncached" }, "x cache=uncached" },
    { { "discard=disable" }, "x discard=disable" },
    { { "discard=enable" }, "x discard=enable" },
    { { "discard=besteffort" }, "x discard=besteffort" },
    { { "blocksize=512" }, "x blocksize=512" },
    { { "blocksize=4096" }, "x blocksize=4096" },
    { { "protocol=nbd" }, "x protocol=nbd" },
    { { "server=host:10809" }, "x server=host:10809" },
    { { "username=me" }, "x username=me" },
    { { "secret=a=b" }, "x secret=a=b" },
    { { "username==" }, "x username==" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (add_word__all_attributes__are_all_set)
{
  static const struct row rows[] = {
    { { "secret=s", "username=u", "server=a", "server=b", "protocol=ssh",
        "blocksize=4096", "discard=enable", "cache=cached", "sync=close",
        "size=1M", "label=l", "format=qcow2", "keep", "ro" },
      "x ro keep format=qcow2 label=l size=1048576 sync=close cache=cached "
      "discard=enable blocksize=4096 protocol=ssh server=a server=b "
      "username=u secret=s" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (add_word__unknown__marks_its_name)
{
  static const struct row rows[] = {
    { { "snyc=none" }, "usage -: unknown option 'snyc' | "
      "did you mean 'sync'? (" ALL_WORDS ") @0-4" },
    { { "rw" }, "usage -: unknown option 'rw' | one of " ALL_WORDS
      " @0-2" },
    { { "quux" }, "usage -: unknown option 'quux' | one of " ALL_WORDS
      " @0-4" },
    { { "" }, "usage -: unknown option '' | one of " ALL_WORDS " @0-0" },
    { { "=x" }, "usage -: unknown option '' | one of " ALL_WORDS " @0-0" },
    { { "RO" }, "usage -: unknown option 'RO' | did you mean 'ro'? ("
      ALL_WORDS ") @0-2" },
    { { "syn=none" }, "usage -: unknown option 'syn' | "
      "did you mean 'sync'? (" ALL_WORDS ") @0-3" },
    { { "sync:none" }, "usage -: unknown option 'sync:none' | one of "
      ALL_WORDS " @0-9" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (add_word__twice__is_refused)
{
  static const struct row rows[] = {
    { { "ro", "ro" }, "usage -: 'ro' is given twice @0-2" },
    { { "sync=none", "sync=none" }, "usage -: 'sync' is given twice @0-4" },
    { { "sync=none", "ro", "sync=full" },
      "usage -: 'sync' is given twice @0-4" },
    { { "label=a", "label=b" }, "usage -: 'label' is given twice @0-5" },
    { { "size=1", "size=2" }, "usage -: 'size' is given twice @0-4" },
  };

  expect_rows (rows, COUNT (rows));
}

#define FORMATS "raw, qcow2, qcow, qed, vmdk, vdi, vpc, vhdx, parallels, " \
  "luks, bochs, cloop, dmg"

TEST (add_word__form__is_checked)
{
  static const struct row rows[] = {
    { { "ro=true" }, "usage -: 'ro' takes no value @0-2" },
    { { "keep=" }, "usage -: 'keep' takes no value @0-4" },
    { { "sync" }, "usage -: 'sync' needs a value | one of full, fsync, none, "
      "close @0-4" },
    { { "size" }, "usage -: 'size' needs a value | size=... @0-4" },
    { { "label" }, "usage -: 'label' needs a value | label=... @0-5" },
    { { "format=" },
      "usage -: unknown format '' | one of " FORMATS " @7-7" },
    { { "format=qcow3" }, "usage -: unknown format 'qcow3' | did you mean "
      "'qcow2'? (" FORMATS ") @7-12" },
    { { "server=" }, "usage -: 'server' needs a value @7-7" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (add_word__bad_value__is_marked)
{
  static const struct row rows[] = {
    { { "sync=ful" }, "usage -: unknown sync mode 'ful' | did you mean "
      "'full'? (full, fsync, none, close) @5-8" },
    { { "sync=" }, "usage -: unknown sync mode '' | one of full, fsync, "
      "none, close @5-5" },
    { { "sync=NONE" }, "usage -: unknown sync mode 'NONE' | did you mean "
      "'none'? (full, fsync, none, close) @5-9" },
    { { "sync=unsafe" }, "usage -: unknown sync mode 'unsafe' | one of "
      "full, fsync, none, close @5-11" },
    { { "cache=chached" }, "usage -: unknown cache mode 'chached' | did you "
      "mean 'cached'? (auto, cached, uncached) @6-13" },
    { { "cache=writeback" }, "usage -: unknown cache mode 'writeback' | "
      "one of auto, cached, uncached @6-15" },
    { { "discard=on" }, "usage -: unknown discard mode 'on' | one of "
      "disable, enable, besteffort @8-10" },
    { { "blocksize=1024" }, "usage -: unknown block size '1024' | one of "
      "512, 4096 @10-14" },
    { { "label=a1" }, "usage -: 'a1' is not a label | use 1 to 20 letters A-Z "
      "a-z @6-8" },
    { { "size=big" }, "usage -: 'big' is not a size | a number of bytes, or "
      "with a suffix: 512M, 10G @5-8" },
    { { "size=" }, "usage -: '' is not a size | a number of bytes, or "
      "with a suffix: 512M, 10G @5-5" },
    { { "size=0" }, "usage -: '0' is not a size | a number of bytes, or "
      "with a suffix: 512M, 10G @5-6" },
    { { "size=-1M" }, "usage -: '-1M' is not a size | a number of bytes, or "
      "with a suffix: 512M, 10G @5-8" },
    { { "size=10Q" }, "usage -: '10Q' is not a size | a number of bytes, or "
      "with a suffix: 512M, 10G @5-8" },
    { { "size=1Y" }, "usage -: '1Y' is not a size | a number of bytes, or "
      "with a suffix: 512M, 10G @5-7" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (add_word__disk_set__knows_only_modes)
{
  static const char *const modes[MOST] = { "cache=uncached", "sync=full" };
  static const char *const ro[MOST] = { "ro" };

  expect_text (with_words (&disk_set_attrs, modes),
               "x sync=full cache=uncached");
  expect_text (with_words (&disk_set_attrs, ro),
               "usage -: unknown option 'ro' | one of sync, cache @0-2");
}

/* A NUL, from "\000", must not truncate the value. */
TEST (attr_read__nul_in_value__is_refused)
{
  CLEANUP_DIAG struct diag diag = { 0 };
  struct attr_value value;
  struct span where;
  uint64_t seen = 0;

  assert_int_equal (attr_read (&disk_attach_attrs, &seen, "label=a\0b", 9,
                               &value, &where, &diag), -1);
}

TEST (add_word__label_of_a_disk__is_refused)
{
  CLEANUP_DRIVE struct drive *drive = drive_new (DRIVE_IMAGE, "x");
  CLEANUP_DIAG struct diag diag = { 0 };
  struct span where;
  uint64_t seen = 0;

  assert_int_equal (drive_add_word (drive, &seen, "ro", &where, &diag), 0);
  assert_true (drive->readonly);
  assert_int_equal (drive_add_word (drive, &seen, "label=a/b", &where, &diag),
                    -1);
  assert_null (drive->label);
}

TEST (attrs__every_attribute__has_a_meaning)
{
  for (size_t i = 0; i < disk_attach_attrs.count; ++i) {
    const struct attr *attr = &disk_attach_attrs.list[i];

    assert_true (strlen (attr->meaning) > 0);
    assert_int_equal (attr->kind == ATTR_CHOICE && attr->choices == NULL, 0);
    assert_ptr_equal (attrs_find (&disk_attach_attrs, attr->name,
                                  strlen (attr->name)), attr);
  }
  assert_int_equal (disk_attach_attrs.count, 13);
  assert_int_equal (disk_set_attrs.count, 2);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (add_word__each_attribute__sets_its_member),
    cmocka_unit_test (add_word__all_attributes__are_all_set),
    cmocka_unit_test (add_word__unknown__marks_its_name),
    cmocka_unit_test (add_word__twice__is_refused),
    cmocka_unit_test (add_word__form__is_checked),
    cmocka_unit_test (add_word__bad_value__is_marked),
    cmocka_unit_test (add_word__disk_set__knows_only_modes),
    cmocka_unit_test (attr_read__nul_in_value__is_refused),
    cmocka_unit_test (add_word__label_of_a_disk__is_refused),
    cmocka_unit_test (attrs__every_attribute__has_a_meaning),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
