/* diskfish: an image is created completely or not at all.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include "cleanup.h"
#include "image-files.h"
#include "image.h"
#include "xalloc.h"

enum { MB = 1024 * 1024 };

static char *
created (const char *file, const char *format, int64_t size)
{
  CLEANUP_DIAG struct diag diag = { 0 };
  int status = image_create (file, format, size, &diag);

  assert_int_equal (status, diag_is_set (&diag) ? -1 : 0);
  return diag_line (&diag);
}

static char *
created_raw (const char *file, int64_t size, bool allocate)
{
  CLEANUP_DIAG struct diag diag = { 0 };
  int status = image_create_raw (file, size, allocate, &diag);

  assert_int_equal (status, diag_is_set (&diag) ? -1 : 0);
  return diag_line (&diag);
}

static char *
flushed (const char *file)
{
  CLEANUP_DIAG struct diag diag = { 0 };
  int status = image_flush (file, "raw", file, &diag);

  assert_int_equal (status, diag_is_set (&diag) ? -1 : 0);
  return diag_line (&diag);
}

static int64_t
size_of (const char *file)
{
  struct stat entry;

  return stat (file, &entry) == 0 ? entry.st_size : -1;
}

static bool
exists (const char *file)
{
  return access (file, F_OK) == 0;
}

/* Return "qcow2" or "raw", by the first bytes of the file. */
static const char *
format_of (const char *file)
{
  CLEANUP_FREE char *bytes = read_file (file);

  assert_non_null (bytes);
  return memcmp (bytes, "QFI\xfb", 4) == 0 ? "qcow2" : "raw";
}

TEST (create__no_format__is_a_sparse_raw_file)
{
  struct stat entry;

  expect_text (created ("a.img", NULL, 5 * MB), "none");
  assert_int_equal (size_of ("a.img"), 5 * MB);
  assert_int_equal (stat ("a.img", &entry), 0);
  assert_int_equal (entry.st_blocks, 0);
}

TEST (create__raw__is_a_raw_file)
{
  expect_text (created ("a.img", "raw", 1), "none");
  assert_int_equal (size_of ("a.img"), 1);
}

TEST (create__large__has_its_size)
{
  expect_text (created ("a.img", NULL, INT64_C (1) << 40), "none");
  assert_true (size_of ("a.img") == INT64_C (1) << 40);
}

TEST (create__qcow2__is_made_by_qemu_img)
{
  expect_text (created ("a.qcow2", "qcow2", 5 * MB), "none");
  assert_string_equal (format_of ("a.qcow2"), "qcow2");
  expect_text (created ("a,b:c=d.qcow2", "qcow2", 5 * MB), "none");
  assert_string_equal (format_of ("a,b:c=d.qcow2"), "qcow2");
  expect_text (created ("nbd:x.qcow2", "qcow2", 5 * MB), "none");
  assert_string_equal (format_of ("nbd:x.qcow2"), "qcow2");
  expect_text (created ("-x.qcow2", "qcow2", 5 * MB), "none");
  assert_string_equal (format_of ("-x.qcow2"), "qcow2");
}

TEST (create__existing_file__is_refused)
{
  static const char line[] = "failed -: 'a.img' already exists | "
    "leave out size= to use this image";

  write_file ("a.img", "precious", 8);
  expect_text (created ("a.img", NULL, MB), line);
  expect_text (created ("a.img", "raw", MB), line);
  expect_text (created ("a.img", "qcow2", MB), line);
  expect_text (read_file ("a.img"), "precious");
}

TEST (create__dangling_link__is_refused)
{
  assert_int_equal (symlink ("victim", "a.img"), 0);
  expect_text (created ("a.img", NULL, MB), "failed -: 'a.img' already "
               "exists | leave out size= to use this image");
  assert_false (exists ("victim"));
}

TEST (create__no_directory__is_reported)
{
  CLEANUP_DIAG struct diag diag = { 0 };

  expect_text (created ("no/a.img", NULL, MB), "failed -: cannot create "
               "'no/a.img': No such file or directory");
  assert_int_equal (image_create ("no/a.img", NULL, MB, &diag), -1);
  assert_int_equal (diag.errnum, ENOENT);
}

TEST (create__too_large__leaves_nothing)
{
  CLEANUP_FREE char *line = created ("a.img", NULL, INT64_MAX);

  assert_memory_equal (line, "failed -: cannot set the size of 'a.img': ",
                       42);
  assert_false (exists ("a.img"));
}

/* A fake qemu-img that fails with a known message. */
static void
fake_qemu_img (const char *script)
{
  CLEANUP_FREE char *here = get_current_dir_name ();

  write_file ("qemu-img", script, strlen (script));
  assert_int_equal (chmod ("qemu-img", 0755), 0);
  setenv ("PATH", here, 1);
}

static char *path;

TEST (create__qemu_img_fails__reports_its_error)
{
  fake_qemu_img ("#!/bin/sh\necho 'qemu-img: the moon is full' >&2\nexit 1");
  expect_text (created ("a.img", "qcow2", MB),
               "failed -: cannot create 'a.img': the moon is full");
  assert_false (exists ("a.img"));
  setenv ("PATH", path, 1);
}

TEST (create__qemu_img_killed__leaves_nothing)
{
  fake_qemu_img ("#!/bin/sh\nkill -9 $$");
  expect_text (created ("a.img", "qcow2", MB),
               "failed -: cannot create 'a.img': qemu-img was killed by signal "
               "9");
  assert_false (exists ("a.img"));
  setenv ("PATH", path, 1);
}

TEST (create__no_qemu_img__leaves_nothing)
{
  CLEANUP_FREE char *here = get_current_dir_name ();

  setenv ("PATH", here, 1);
  expect_text (created ("a.img", "qcow2", MB),
               "failed -: cannot create 'a.img': qemu-img is not installed");
  assert_false (exists ("a.img"));
  setenv ("PATH", path, 1);
}

TEST (create__unknown_format__leaves_nothing)
{
  CLEANUP_FREE char *line = created ("a.img", "no-such-format", MB);

  assert_memory_equal (line, "usage -: unknown format ", 24);
  assert_non_null (strstr (line, "no-such-format"));
  assert_false (exists ("a.img"));
}

TEST (create_raw__sparse__has_no_blocks)
{
  struct stat entry;

  expect_text (created_raw ("a.img", 5 * MB, false), "none");
  assert_int_equal (stat ("a.img", &entry), 0);
  assert_int_equal (entry.st_size, 5 * MB);
  assert_int_equal (entry.st_blocks, 0);
}

TEST (create_raw__allocated__has_its_blocks)
{
  struct stat entry;

  expect_text (created_raw ("a.img", MB, true), "none");
  assert_int_equal (stat ("a.img", &entry), 0);
  assert_int_equal (entry.st_size, MB);
  assert_true (entry.st_blocks * 512 >= MB);
}

TEST (create_raw__existing_file__is_overwritten)
{
  write_file ("a.img", "old", 3);
  expect_text (created_raw ("a.img", 2, false), "none");
  assert_int_equal (size_of ("a.img"), 2);
  expect_text (read_file ("a.img"), "");
}

TEST (create_raw__error__is_reported)
{
  expect_text (created_raw ("no/a.img", MB, false), "failed -: cannot create "
               "'no/a.img': No such file or directory");
  expect_text (created_raw (".", MB, true), "failed -: cannot create '.': "
               "Is a directory");
}

TEST (create_raw__too_large__leaves_nothing)
{
  CLEANUP_FREE char *line = created_raw ("a.img", INT64_MAX, false);
  CLEANUP_FREE char *other = created_raw ("b.img", INT64_MAX, true);

  assert_memory_equal (line, "failed -: cannot set the size of 'a.img': ",
                       42);
  assert_memory_equal (other, "failed -: cannot allocate 'b.img': ", 35);
  assert_false (exists ("a.img"));
  assert_false (exists ("b.img"));
}

/* A device that cannot be made larger must not be unlinked. */
TEST (create_raw__device__is_not_removed)
{
  if (mknod ("null", S_IFCHR | 0666, makedev (1, 3)) == -1)
    skip ();
  free (created_raw ("null", MB, true));
  assert_true (exists ("null"));
  free (created_raw ("null", MB, false));
  assert_true (exists ("null"));
}

TEST (flush__file__succeeds)
{
  CLEANUP_FREE char *absolute = NULL, *here = get_current_dir_name ();

  write_file ("a.img", "x", 1);
  assert_int_equal (mkdir ("b", 0755), 0);
  write_file ("b/c.img", "x", 1);
  expect_text (flushed ("a.img"), "none");
  expect_text (flushed ("b/c.img"), "none");
  absolute = xasprintf ("%s/b/c.img", here);
  expect_text (flushed (absolute), "none");
}

TEST (flush__no_file__is_reported)
{
  CLEANUP_DIAG struct diag diag = { 0 };

  expect_text (flushed ("no.img"),
               "failed -: cannot flush 'no.img': No such file or directory");
  assert_int_equal (image_flush ("no.img", "raw", "no.img", &diag), -1);
  assert_int_equal (diag.errnum, ENOENT);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    in_directory (create__no_format__is_a_sparse_raw_file),
    in_directory (create__raw__is_a_raw_file),
    in_directory (create__large__has_its_size),
    in_directory (create__qcow2__is_made_by_qemu_img),
    in_directory (create__existing_file__is_refused),
    in_directory (create__dangling_link__is_refused),
    in_directory (create__no_directory__is_reported),
    in_directory (create__too_large__leaves_nothing),
    in_directory (create__qemu_img_fails__reports_its_error),
    in_directory (create__qemu_img_killed__leaves_nothing),
    in_directory (create__no_qemu_img__leaves_nothing),
    in_directory (create__unknown_format__leaves_nothing),
    in_directory (create_raw__sparse__has_no_blocks),
    in_directory (create_raw__allocated__has_its_blocks),
    in_directory (create_raw__existing_file__is_overwritten),
    in_directory (create_raw__error__is_reported),
    in_directory (create_raw__too_large__leaves_nothing),
    in_directory (create_raw__device__is_not_removed),
    in_directory (flush__file__succeeds),
    in_directory (flush__no_file__is_reported),
  };

  path = getenv ("PATH") ? xstrdup (getenv ("PATH")) : xstrdup ("/usr/bin");
  return cmocka_run_group_tests (tests, NULL, NULL);
}
