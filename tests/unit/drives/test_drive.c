/* diskfish: drives have names and numbers, and their images are checked before
 * use.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit-drive.h"
#include "unit.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cleanup.h"
#include "xalloc.h"

/* Fake a file system that refuses O_DIRECT, since these have become rare. */
int __real_open (const char *path, int flags, ...);
int __wrap_open (const char *path, int flags, ...);

static bool refuse_direct;

int
__wrap_open (const char *path, int flags, ...)
{
  va_list args;
  mode_t mode = 0;

  va_start (args, flags);
  if (flags & O_CREAT)
    mode = va_arg (args, mode_t);
  va_end (args);
  if (refuse_direct && (flags & O_DIRECT)) {
    errno = EINVAL;
    return -1;
  }
  return __real_open (path, flags, mode);
}

TEST (new__only_image_and_type_are_set)
{
  CLEANUP_DRIVE struct drive *drive = drive_new (DRIVE_IMAGE, "a");
  CLEANUP_DRIVE struct drive *scratch = drive_new (DRIVE_SCRATCH, NULL);

  expect_text (drive_text (drive), "a");
  expect_text (drive_text (scratch), "(none)");
  assert_int_equal (scratch->kind, DRIVE_SCRATCH);
}

TEST (free__null__does_nothing)
{
  drive_free (NULL);
}

TEST (device__each_number__has_its_name)
{
  static const struct {
    unsigned disk;
    const char *name;
  } rows[] = {
    { 0, "sda" }, { 1, "sdb" }, { 25, "sdz" }, { 26, "sdaa" },
    { 27, "sdab" }, { 51, "sdaz" }, { 52, "sdba" }, { 254, "sdiu" },
    { 701, "sdzz" }, { 702, "sdaaa" }, { 18277, "sdzzz" },
    { 18278, "sdaaaa" },
  };

  for (size_t i = 0; i < COUNT (rows); ++i)
    expect_text (drive_device (rows[i].disk), rows[i].name);
  for (unsigned i = 0; i < 26; ++i) {
    char name[] = { 's', 'd', (char) ('a' + i), '\0' };

    expect_text (drive_device (i), name);
  }
}

TEST (is_local__depends_on_type_and_protocol)
{
  CLEANUP_DRIVE struct drive *image = drive_new (DRIVE_IMAGE, "a");
  CLEANUP_DRIVE struct drive *scratch = drive_new (DRIVE_SCRATCH, NULL);
  CLEANUP_DRIVE struct drive *domain = drive_new (DRIVE_DOMAIN, "d");

  assert_true (drive_is_local (image));
  assert_false (drive_is_local (scratch));
  assert_false (drive_is_local (domain));
  image->protocol = xstrdup ("file");
  assert_true (drive_is_local (image));
  free (image->protocol);
  image->protocol = xstrdup ("nbd");
  assert_false (drive_is_local (image));
}

/* Drives a, b (a domain of 3 disks), c (label data). */
static void
fill (struct drive_set *set)
{
  struct drive *b = drive_new (DRIVE_DOMAIN, "b");
  struct drive *c = drive_new (DRIVE_IMAGE, "c");

  b->disks = 3;
  c->label = xstrdup ("data");
  drive_set_add (set, drive_new (DRIVE_IMAGE, "a"));
  drive_set_add (set, b);
  drive_set_add (set, c);
}

TEST (set_number__running__keeps_numbers_and_reuses_free_ones)
{
  struct drive_set set = { 0 };

  fill (&set);
  set.running = true;
  drive_set_add (&set, drive_new (DRIVE_IMAGE, "d"));
  assert_int_equal (set.list.ptr[3]->number, 5);
  drive_free (drive_set_take (&set, 0));
  assert_int_equal (set.list.ptr[1]->number, 4);
  assert_int_equal (drive_set_add (&set, drive_new (DRIVE_IMAGE, "e")), 0);
  assert_int_equal (set.list.ptr[0]->number, 0);
  assert_string_equal (set.list.ptr[0]->image, "e");
  drive_free (drive_set_take (&set, 0));
  drive_set_renumber (&set);
  assert_int_equal (set.list.ptr[0]->number, 0);
  assert_int_equal (set.list.ptr[2]->number, 4);
  drive_set_clear (&set);
}

TEST (set_number__domains__count_all_their_disks)
{
  struct drive_set set = { 0 };

  fill (&set);
  assert_int_equal (set.list.ptr[0]->number, 0);
  assert_int_equal (set.list.ptr[1]->number, 1);
  assert_int_equal (set.list.ptr[2]->number, 4);
  drive_free (drive_set_take (&set, 0));
  assert_int_equal (set.list.ptr[1]->number, 3);
  drive_set_clear (&set);
  assert_int_equal (set.list.len, 0);
  drive_set_clear (&set);
}

/* Return the index, or the whole diag. */
static char *
found (const struct drive_set *set, const char *name)
{
  CLEANUP_DIAG struct diag diag = { 0 };
  int index = drive_set_find (set, name, &diag);

  if (index >= 0) {
    assert_false (diag_is_set (&diag));
    return xasprintf ("%d", index);
  }
  return diag_line (&diag);
}

TEST (set_find__device_or_label__is_found)
{
  struct drive_set set = { 0 };

  fill (&set);
  expect_text (found (&set, "sda"), "0");
  expect_text (found (&set, "/dev/sda"), "0");
  expect_text (found (&set, "sdb"), "1");
  expect_text (found (&set, "/dev/sde"), "2");
  expect_text (found (&set, "data"), "2");
  drive_set_clear (&set);
}

TEST (set_find__unknown__lists_the_drives)
{
  struct drive_set set = { 0 };
  static const char *const names[] = {
    "sdz", "/dev/sdz", "sd", "", "SDA", "sda1", "/dev/", "dat", "/dev/data",
    "/dev//sda",
  };

  fill (&set);
  for (size_t i = 0; i < COUNT (names); ++i) {
    CLEANUP_FREE char *expected =
      xasprintf ("failed -: '%s' is not an attached drive | "
                 "use one of sda, sdb, sde", names[i]);

    expect_text (found (&set, names[i]), expected);
  }
  drive_set_clear (&set);
}

TEST (set_find__nothing_attached__is_reported)
{
  struct drive_set set = { 0 };

  expect_text (found (&set, "sda"), "failed -: 'sda' is not an attached drive "
               "| attach a drive first");
}

/* See drive.h. */
TEST (set_find__position__is_found)
{
  struct drive_set set = { 0 };

  fill (&set);
  expect_text (found (&set, "0"), "0");
  expect_text (found (&set, "2"), "2");
  drive_set_clear (&set);
}

TEST (set_find__later_disk_of_domain__is_its_drive)
{
  struct drive_set set = { 0 };

  fill (&set);
  expect_text (found (&set, "sdc"), "1");
  expect_text (found (&set, "sdd"), "1");
  drive_set_clear (&set);
}

TEST (set_remove__each_drive__closes_the_gap)
{
  struct drive_set set = { 0 };

  fill (&set);
  drive_free (drive_set_take (&set, 0));
  assert_int_equal (set.list.len, 2);
  expect_text (found (&set, "data"), "1");
  expect_text (found (&set, "sda"), "0");
  drive_free (drive_set_take (&set, 1));
  expect_text (drive_text (set.list.ptr[0]), "b disks=3");
  drive_free (drive_set_take (&set, 0));
  assert_int_equal (set.list.len, 0);
  drive_set_clear (&set);
}

static void
write_image (const char *file)
{
  write_file (file, "image", 5);
}

/* Return the diag of drive_prepare for --disk OPTION. */
static char *
prepared (const char *option)
{
  CLEANUP_DIAG struct diag diag = { 0 };
  struct span where;
  CLEANUP_DRIVE struct drive *drive =
    drive_parse_option (option, &where, &diag);
  int status;

  assert_non_null (drive);
  status = drive_prepare (drive, &diag);
  assert_int_equal (status, diag_is_set (&diag) ? -1 : 0);
  return diag_line (&diag);
}

TEST (prepare__existing_image__succeeds)
{
  write_image ("a.img");
  expect_text (prepared ("a.img"), "none");
  expect_text (prepared ("a.img,ro"), "none");
  expect_text (prepared ("a.img,label=abcdefghijklmnopqrST"), "none");
}

TEST (prepare__no_image__is_reported)
{
  CLEANUP_DRIVE struct drive *drive = drive_new (DRIVE_IMAGE, "no.img");
  CLEANUP_DIAG struct diag diag = { 0 };

  expect_text (prepared ("no.img"), "failed -: cannot open 'no.img': "
               "No such file or directory");
  expect_text (prepared ("no.img,ro"), "failed -: cannot open 'no.img': "
               "No such file or directory");
  expect_text (prepared ("no/such.img"), "failed -: cannot open "
               "'no/such.img': No such file or directory");
  assert_int_equal (drive_prepare (drive, &diag), -1);
  assert_int_equal (diag.errnum, ENOENT);
}

static char *
prepare_opaque (void *opaque)
{
  return prepared (opaque);
}

TEST (prepare__not_writable__is_reported)
{
  write_image ("a.img");
  assert_int_equal (chmod ("a.img", 0444), 0);
  expect_text (as_nobody (prepare_opaque, (char *) "a.img"),
               "failed -: cannot write to 'a.img': Permission denied | "
               "attach it read-only");
  expect_text (as_nobody (prepare_opaque, (char *) "a.img,ro"), "none");
}

TEST (prepare__not_readable__is_reported)
{
  write_image ("a.img");
  assert_int_equal (chmod ("a.img", 0000), 0);
  expect_text (as_nobody (prepare_opaque, (char *) "a.img"),
               "failed -: cannot open 'a.img': Permission denied");
  expect_text (as_nobody (prepare_opaque, (char *) "a.img,ro"),
               "failed -: cannot open 'a.img': Permission denied");
}

TEST (check_label__letters__are_accepted)
{
  static const char *const labels[] = { "a", "Z", "abcdefghijklmnopqrST" };
  CLEANUP_DIAG struct diag diag = { 0 };

  for (size_t i = 0; i < COUNT (labels); ++i)
    assert_int_equal (drive_check_label (labels[i], &diag), 0);
}

TEST (check_label__other_characters__are_reported)
{
  static const char *const labels[] = {
    "", "a1", "a-b", "a_b", "abcdefghijklmnopqrstu", "\xc3\xa9", " a", "a/b",
  };

  for (size_t i = 0; i < COUNT (labels); ++i) {
    CLEANUP_DIAG struct diag diag = { 0 };
    CLEANUP_FREE char *expected =
      xasprintf ("usage -: '%s' is not a label | use 1 to 20 letters A-Z "
                 "a-z", labels[i]);

    assert_int_equal (drive_check_label (labels[i], &diag), -1);
    expect_diag (&diag, expected);
  }
}

TEST (prepare__size__creates_the_image)
{
  struct stat image;

  expect_text (prepared ("new.img,size=1M"), "none");
  assert_int_equal (stat ("new.img", &image), 0);
  assert_int_equal (image.st_size, 1048576);
  expect_text (prepared ("new.img,size=1M"), "failed -: 'new.img' already "
               "exists | leave out size= to use this image");
}

TEST (prepare__network_or_scratch__checks_no_file)
{
  CLEANUP_DRIVE struct drive *scratch = drive_new (DRIVE_SCRATCH, NULL);
  CLEANUP_DIAG struct diag diag = { 0 };

  expect_text (prepared ("disk,protocol=nbd,server=h"), "none");
  scratch->size = 1000;
  assert_int_equal (drive_prepare (scratch, &diag), 0);
}

TEST (prepare__network_read_only__needs_the_format)
{
  expect_text (prepared ("disk,ro,protocol=nbd,server=h"),
               "failed -: cannot detect the format of a read-only image on "
               "the network | for a raw image, use format=raw (with "
               "'add-drive', format:raw), or put --format=raw before -a");
  expect_text (prepared ("disk,ro,format=raw,protocol=nbd,server=h"), "none");
}

TEST (prepare__o_direct_refused__is_reported)
{
  CLEANUP_DRIVE struct drive *drive = drive_new (DRIVE_IMAGE, "a.img");
  CLEANUP_DIAG struct diag diag = { 0 };

  write_image ("a.img");
  refuse_direct = true;
  expect_text (prepared ("a.img,cache=cached"), "none");
  expect_text (prepared ("a.img,cache=auto"), "none");
  expect_text (prepared ("a.img,cache=uncached"), "failed -: cannot open "
               "'a.img' with O_DIRECT: Invalid argument | "
               "use cache=cached");
  drive->mode.cache = CACHE_UNCACHED;
  assert_int_equal (drive_prepare (drive, &diag), -1);
  assert_int_equal (diag.errnum, EINVAL);
  refuse_direct = false;
}

/* A read-only image is not written, so its mode is not probed.  For an
 * ephemeral drive the overlay is probed.
 */
TEST (check_direct__written_file__is_probed)
{
  CLEANUP_DRIVE struct drive *drive = drive_new (DRIVE_IMAGE, "a.img");
  CLEANUP_DIAG struct diag diag = { 0 };

  write_image ("a.img");
  refuse_direct = true;
  expect_text (prepared ("a.img,ro,cache=uncached"), "none");
  refuse_direct = false;
  drive->mode.cache = CACHE_UNCACHED;
  assert_int_equal (drive_check_direct (drive, &diag), 0);
  drive->overlay = xstrdup ("no/overlay");
  assert_int_equal (drive_check_direct (drive, &diag), -1);
  expect_diag (&diag, "failed -: cannot open the overlay of 'a.img' with "
               "O_DIRECT: No such file or directory | use cache=cached");
}

/* 'lcd' runs between attach and close, and the name is a link. */
TEST (flush__other_working_directory__finds_the_image)
{
  CLEANUP_DRIVE struct drive *drive = drive_new (DRIVE_IMAGE, "link.img");
  CLEANUP_DIAG struct diag diag = { 0 };

  write_image ("a.img");
  assert_int_equal (symlink ("a.img", "link.img"), 0);
  drive->mode.sync = SYNC_CLOSE;
  drive_locate (drive);
  assert_int_equal (mkdir ("other", 0700), 0);
  assert_int_equal (chdir ("other"), 0);
  assert_int_equal (drive_flush (drive, &diag), 0);
  assert_int_equal (strcmp (drive_path (drive) +
                            strlen (drive_path (drive)) - 6, "/a.img"), 0);
  assert_string_equal (drive_file (drive), drive_path (drive));
  /* The error contains the name that the user typed. */
  assert_int_equal (unlink ("../a.img"), 0);
  assert_int_equal (drive_flush (drive, &diag), -1);
  expect_diag (&diag, "failed -: cannot flush 'link.img': No such file or "
               "directory");
  assert_int_equal (chdir (".."), 0);
}

/* The caller removes an image that was created before the error. */
TEST (prepare__o_direct_refused_on_new_image__has_been_created)
{
  CLEANUP_DIAG struct diag diag = { 0 };
  struct span where;
  CLEANUP_DRIVE struct drive *drive =
    drive_parse_option ("new.img,size=1M,cache=uncached", &where, &diag);

  refuse_direct = true;
  assert_int_equal (drive_prepare (drive, &diag), -1);
  refuse_direct = false;
  assert_true (drive->created);
  expect_diag (&diag, "failed -: cannot open 'new.img' with O_DIRECT: Invalid "
               "argument | use cache=cached");
}

TEST (prepare__existing_image__is_not_created)
{
  CLEANUP_DRIVE struct drive *drive = drive_new (DRIVE_IMAGE, "a.img");
  CLEANUP_DIAG struct diag diag = { 0 };

  write_image ("a.img");
  drive->size = 1000;
  assert_int_equal (drive_prepare (drive, &diag), -1);
  assert_false (drive->created);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (new__only_image_and_type_are_set),
    cmocka_unit_test (free__null__does_nothing),
    cmocka_unit_test (device__each_number__has_its_name),
    cmocka_unit_test (is_local__depends_on_type_and_protocol),
    cmocka_unit_test (set_number__domains__count_all_their_disks),
    cmocka_unit_test (set_number__running__keeps_numbers_and_reuses_free_ones),
    cmocka_unit_test (set_find__device_or_label__is_found),
    cmocka_unit_test (set_find__unknown__lists_the_drives),
    cmocka_unit_test (set_find__nothing_attached__is_reported),
    cmocka_unit_test (set_find__position__is_found),
    cmocka_unit_test (set_find__later_disk_of_domain__is_its_drive),
    cmocka_unit_test (set_remove__each_drive__closes_the_gap),
    in_directory (prepare__existing_image__succeeds),
    in_directory (prepare__no_image__is_reported),
    in_directory (prepare__not_writable__is_reported),
    in_directory (prepare__not_readable__is_reported),
    cmocka_unit_test (check_label__letters__are_accepted),
    cmocka_unit_test (check_label__other_characters__are_reported),
    in_directory (prepare__size__creates_the_image),
    in_directory (prepare__network_or_scratch__checks_no_file),
    in_directory (prepare__network_read_only__needs_the_format),
    in_directory (prepare__o_direct_refused__is_reported),
    in_directory (prepare__o_direct_refused_on_new_image__has_been_created),
    in_directory (prepare__existing_image__is_not_created),
    in_directory (check_direct__written_file__is_probed),
    in_directory (flush__other_working_directory__finds_the_image),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
