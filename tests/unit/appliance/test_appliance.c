/* diskfish: an appliance that is not running answers safely, and libguestfs's
 * errors become one line.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit-library.h"
#include "unit.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "appliance.h"
#include "cleanup.h"

TEST (new__starts_nothing)
{
  struct appliance *a = appliance_new ();

  assert_non_null (a);
  assert_false (appliance_is_up (a));
  appliance_interrupt (a);
  appliance_free (a);
}

TEST (free__null__does_nothing)
{
  appliance_free (NULL);
}

TEST (guestfs__twice__is_the_same_handle)
{
  struct appliance *a = appliance_new ();
  guestfs_h *g = appliance_guestfs (a);

  assert_non_null (g);
  assert_ptr_equal (appliance_guestfs (a), g);
  assert_false (appliance_is_up (a));
  appliance_free (a);
}

TEST (guestfs__call_fails__prints_nothing)
{
  struct appliance *a = appliance_new ();
  guestfs_h *g = appliance_guestfs (a);
  struct capture capture;
  int status;

  capture_start (&capture, STDERR_FILENO);
  status = guestfs_mount (g, "/dev/sda", "/");
  expect_text (capture_end (&capture), "");
  assert_int_equal (status, -1);
  appliance_free (a);
}

TEST (guestfs__no_backend_chosen__is_direct)
{
  struct appliance *a;

  unsetenv ("LIBGUESTFS_BACKEND");
  a = appliance_new ();
  expect_text (guestfs_get_backend (appliance_guestfs (a)), "direct");
  appliance_free (a);
}

TEST (guestfs__backend_chosen__is_unchanged)
{
  struct appliance *a;

  setenv ("LIBGUESTFS_BACKEND", "libvirt", 1);
  a = appliance_new ();
  expect_text (guestfs_get_backend (appliance_guestfs (a)), "libvirt");
  appliance_free (a);
  unsetenv ("LIBGUESTFS_BACKEND");
}

TEST (launch__no_drive__is_reported)
{
  struct appliance *a = appliance_new ();
  struct drive_set drives = { 0 };
  CLEANUP_DIAG struct diag diag = { 0 };

  assert_int_equal (appliance_launch (a, &drives, &diag), -1);
  expect_diag (&diag, "failed -: cannot start the appliance: no drive is "
               "attached | "
               "run 'add-drive IMAGE' or 'disk attach IMAGE' first");
  assert_false (appliance_is_up (a));
  appliance_free (a);
}

TEST (shutdown__not_running__succeeds)
{
  struct appliance *a = appliance_new ();
  CLEANUP_DIAG struct diag diag = { 0 };

  assert_int_equal (appliance_shutdown (a, &diag), 0);
  assert_int_equal (appliance_shutdown (a, &diag), 0);
  appliance_free (a);
}

TEST (cache_bits__not_running__are_unknown)
{
  struct appliance *a = appliance_new ();

  assert_false (appliance_cache_bits (a, 0).known);
  appliance_guestfs (a);
  assert_false (appliance_cache_bits (a, 99).known);
  appliance_free (a);
}

TEST (check_drive__good__counts_its_disks)
{
  CLEANUP_DRIVE struct drive *drive = drive_new (DRIVE_IMAGE, "a.img");
  CLEANUP_DIAG struct diag diag = { 0 };

  write_file ("a.img", "x", 1);
  drive->disks = 0;
  assert_int_equal (appliance_check_drive (NULL, drive, &diag), 0);
  assert_int_equal (drive->disks, 1);
}

TEST (check_drive__refused__is_reported_in_one_line)
{
  CLEANUP_DRIVE struct drive *drive = drive_new (DRIVE_IMAGE, "a.img");
  CLEANUP_DIAG struct diag diag = { 0 };

  write_file ("a.img", "x", 1);
  drive->format = xstrdup ("raw!");
  assert_int_equal (appliance_check_drive (NULL, drive, &diag), -1);
  assert_int_equal (diag.code, DIAG_FAILED);
  assert_null (strchr (diag.text, '\n'));
  assert_non_null (strstr (diag.text, "format"));
}

TEST (check_drive__internals__are_not_named)
{
  CLEANUP_DRIVE struct drive *drive = drive_new (DRIVE_IMAGE, "no.img");
  CLEANUP_DIAG struct diag diag = { 0 };

  assert_int_equal (appliance_check_drive (NULL, drive, &diag), -1);
  assert_non_null (strstr (diag.text, "no.img"));
  assert_null (strstr (diag.text, "guestfs"));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (new__starts_nothing),
    cmocka_unit_test (free__null__does_nothing),
    cmocka_unit_test (guestfs__twice__is_the_same_handle),
    cmocka_unit_test (guestfs__call_fails__prints_nothing),
    cmocka_unit_test (guestfs__no_backend_chosen__is_direct),
    cmocka_unit_test (guestfs__backend_chosen__is_unchanged),
    cmocka_unit_test (launch__no_drive__is_reported),
    cmocka_unit_test (shutdown__not_running__succeeds),
    cmocka_unit_test (cache_bits__not_running__are_unknown),
    in_directory (check_drive__good__counts_its_disks),
    in_directory (check_drive__refused__is_reported_in_one_line),
    in_directory (check_drive__internals__are_not_named),
  };

  return cmocka_run_group_tests (tests, load_library, NULL);
}
