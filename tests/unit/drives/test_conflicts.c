/* diskfish: an image that is being written cannot be attached or changed by
 * another user of it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit-drive.h"
#include "unit.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cleanup.h"
#include "conflicts.h"
#include "image.h"
#include "overlay.h"
#include "qemu-img.h"
#include "temporary.h"

/* Images a.img and b.img, and over.qcow2 on top of a.img. */
static int
enter_images (void **state)
{
  int status = enter_cache (state);
  CLEANUP_DIAG struct diag diag = { 0 };
  CLEANUP_FREE char *here = get_current_dir_name ();
  CLEANUP_FREE char *golden = xasprintf ("%s/a.img", here);

  if (status == 0)
    status = image_create ("a.img", "raw", 65536, &diag);
  if (status == 0)
    status = image_create ("b.img", "raw", 65536, &diag);
  if (status == 0)
    status = qemu_img_overlay ("over.qcow2", golden, "raw", &diag);
  return status;
}

#define with_images(test) \
  cmocka_unit_test_setup_teardown (test, enter_images, leave_directory)

static struct drive *
new_drive (const char *option)
{
  CLEANUP_DIAG struct diag diag = { 0 };
  struct span where;
  struct drive *drive = drive_parse_option (option, &where, &diag);

  assert_non_null (drive);
  return drive;
}

/* Return the drive of OPTION after its images were examined; the option may
 * start with "ephemeral ".
 */
static struct drive *
examined (const char *option)
{
  CLEANUP_DIAG struct diag diag = { 0 };
  bool ephemeral = strncmp (option, "ephemeral ", 10) == 0;
  struct drive *drive = new_drive (option + (ephemeral ? 10 : 0));

  drive->ephemeral = ephemeral;
  if (drive_examine (drive, &diag) == -1)
    assert_int_equal (drive->chain.len, 0);
  return drive;
}

/* Return the diag of OPTION while THERE is attached. */
static char *
beside (const char *there, const char *option)
{
  struct drive_set set = { 0 };
  CLEANUP_DIAG struct diag diag = { 0 };
  CLEANUP_DRIVE struct drive *drive = examined (option);
  int status;

  drive_set_add (&set, examined (there));
  status = conflicts_check (&set, drive, &diag);
  assert_int_equal (status, diag_is_set (&diag) ? -1 : 0);
  drive_set_clear (&set);
  return diag_line (&diag);
}

TEST (conflicts__one_image__has_one_writer)
{
  static const char *const refused[][2] = {
    { "a.img", "a.img" }, { "a.img", "./a.img" }, { "a.img", "link" },
    { "a.img", "hard" },
  };

  assert_int_equal (symlink ("a.img", "link"), 0);
  assert_int_equal (link ("a.img", "hard"), 0);
  for (size_t i = 0; i < COUNT (refused); ++i) {
    CLEANUP_FREE char *expected =
      xasprintf ("failed -: '%.*s' is already attached | attach it read-only: "
                 "only one drive can write to an image",
                 (int) strcspn (refused[i][1], ","), refused[i][1]);

    expect_text (beside (refused[i][0], refused[i][1]), expected);
  }
  expect_text (beside ("a.img,ro", "a.img"), "none");
  expect_text (beside ("a.img", "a.img,ro"), "none");
  expect_text (beside ("a.img,ro", "a.img,ro"), "none");
  expect_text (beside ("a.img", "b.img"), "none");
}

#define WRITER "failed -: cannot attach 'a.img' for writing: the attached " \
  "drive 'over.qcow2' shows its content | attach it read-only"
#define READER "failed -: cannot attach 'over.qcow2': it shows the content " \
  "of 'a.img', which is attached for writing | attach 'a.img' read-only"

TEST (conflicts__backing_file__cannot_be_written)
{
  expect_text (beside ("over.qcow2", "a.img"), WRITER);
  expect_text (beside ("over.qcow2,ro", "a.img"), WRITER);
  expect_text (beside ("ephemeral over.qcow2", "a.img,sync=full"), WRITER);
  expect_text (beside ("a.img", "over.qcow2"), READER);
  expect_text (beside ("a.img,sync=none", "over.qcow2,ro"), READER);
  expect_text (beside ("over.qcow2", "a.img,ro"), "none");
  expect_text (beside ("over.qcow2", "ephemeral a.img"), "none");
  expect_text (beside ("a.img,ro", "over.qcow2"), "none");
  expect_text (beside ("over.qcow2", "b.img"), "none");
}

TEST (conflicts__ephemeral_drive__is_like_an_overlay)
{
  expect_text (beside ("ephemeral a.img", "a.img"),
               "failed -: cannot attach 'a.img' for writing: the attached "
               "drive 'a.img' shows its content | attach it read-only");
  expect_text (beside ("a.img", "ephemeral a.img"),
               "failed -: cannot attach 'a.img': it shows the content of "
               "'a.img', which is attached for writing | attach 'a.img' "
               "read-only");
  expect_text (beside ("ephemeral a.img", "ephemeral a.img"), "none");
  expect_text (beside ("ephemeral a.img", "a.img,ro"), "none");
}

TEST (conflicts__network_or_missing__are_ignored)
{
  expect_text (beside ("a.img", "a.img,protocol=nbd,server=h"), "none");
  expect_text (beside ("a.img,protocol=ssh,server=h", "a.img"), "none");
  expect_text (beside ("a.img", "no-such.img"), "none");
}

TEST (writer__writing_drive__is_found)
{
  struct drive_set set = { 0 };

  drive_set_add (&set, new_drive ("b.img,ro"));
  drive_set_add (&set, new_drive ("a.img"));
  assert_ptr_equal (conflicts_writer (&set, "./a.img"), set.list.ptr[1]);
  assert_null (conflicts_writer (&set, "b.img"));
  assert_null (conflicts_writer (&set, "no.img"));
  drive_set_clear (&set);
}

TEST (overlay__created__does_not_change_the_image)
{
  CLEANUP_DRIVE struct drive *drive = examined ("a.img");
  CLEANUP_DIAG struct diag diag = { 0 };
  CLEANUP_FREE char *path = NULL;
  struct stat entry;

  assert_string_equal (drive_file (drive), "a.img");
  assert_string_equal (drive_file_format (drive), "raw");
  assert_int_equal (overlay_make (drive, &diag), 0);
  path = xstrdup (drive->overlay);
  assert_string_equal (drive_file (drive), path);
  assert_string_equal (drive_file_format (drive), "qcow2");
  assert_int_equal (stat (path, &entry), 0);
  assert_int_equal (entry.st_mode & 0777, 0600);
  overlay_remove (drive);
  assert_null (drive->overlay);
  assert_int_equal (access (path, F_OK), -1);
  assert_int_equal (access ("a.img", F_OK), 0);
  overlay_remove (drive);
}

TEST (overlay__drive_freed__is_preserved)
{
  struct drive *drive = examined ("a.img");
  CLEANUP_DIAG struct diag diag = { 0 };
  CLEANUP_FREE char *path = NULL;

  assert_int_equal (overlay_make (drive, &diag), 0);
  path = xstrdup (drive->overlay);
  drive_free (drive);
  assert_int_equal (access (path, F_OK), 0);
}

TEST (overlay__of_an_ended_process__is_removed)
{
  CLEANUP_DRIVE struct drive *drive = examined ("a.img");
  CLEANUP_DIAG struct diag diag = { 0 };
  pid_t pid;

  assert_int_equal (mkdir ("diskfish", 0700), 0);
  pid = fork ();
  if (pid == 0) {
    CLEANUP_FREE char *prefix = temporary_prefix ("diskfish/overlay");
    CLEANUP_FREE char *gone = xasprintf ("%s0.qcow2", prefix);

    write_file (gone, "x", 1);
    _exit (0);
  }
  waitpid (pid, NULL, 0);
  assert_int_equal (count_overlays (), 1);
  assert_int_equal (overlay_make (drive, &diag), 0);
  assert_int_equal (count_overlays (), 1);
  assert_int_equal (access (drive->overlay, F_OK), 0);
}

TEST (overlay__no_image__is_reported)
{
  CLEANUP_DRIVE struct drive *drive = new_drive ("no.img");
  CLEANUP_DIAG struct diag diag = { 0 };

  assert_int_equal (overlay_make (drive, &diag), -1);
  expect_diag (&diag, "failed -: cannot open 'no.img': No such file or "
               "directory");
  assert_null (drive->overlay);
}

TEST (overlay__qemu_img_fails__leaves_nothing)
{
  CLEANUP_DRIVE struct drive *drive = examined ("a.img");
  CLEANUP_DIAG struct diag diag = { 0 };

  drive->format = xstrdup ("no-such");
  assert_int_equal (overlay_make (drive, &diag), -1);
  assert_true (diag_is_set (&diag));
  assert_null (drive->overlay);
  assert_int_equal (count_overlays (), 0);
}

static char *
written (const char *attached, const char *image)
{
  struct drive_set set = { 0 };
  CLEANUP_DIAG struct diag diag = { 0 };
  int status;

  drive_set_add (&set, examined (attached));
  status = conflicts_write (&set, image, &diag);
  assert_int_equal (status, diag_is_set (&diag) ? -1 : 0);
  drive_set_clear (&set);
  return diag_line (&diag);
}

/* The image of a drive that only reads must not change either. */
TEST (write__attached__is_refused)
{
  static const char hint[] = "run 'disk detach' or 'shutdown' first";
  CLEANUP_FREE char *itself =
    xasprintf ("failed -: 'a.img' is attached | %s", hint);
  CLEANUP_FREE char *behind =
    xasprintf ("failed -: 'a.img' is the backing file of an attached disk | "
               "%s", hint);

  expect_text (written ("a.img,ro", "a.img"), itself);
  expect_text (written ("over.qcow2", "a.img"), behind);
  expect_text (written ("a.img", "over.qcow2"), "none");
}

TEST (qemu_img_format__each_format__is_found)
{
  CLEANUP_DIAG struct diag diag = { 0 };

  expect_text (qemu_img_format ("a.img", &diag), "raw");
  expect_text (qemu_img_format ("over.qcow2", &diag), "qcow2");
  assert_null (qemu_img_format ("no.img", &diag));
  assert_int_equal (diag.code, DIAG_FAILED);
  assert_non_null (strstr (diag.text, "no.img"));
  assert_null (strchr (diag.text, '\n'));
}

TEST (qemu_img_file__relative__starts_with_a_directory)
{
  expect_text (qemu_img_file ("a.img"), "./a.img");
  expect_text (qemu_img_file ("-x"), "./-x");
  expect_text (qemu_img_file ("nbd:x"), "./nbd:x");
  expect_text (qemu_img_file ("/a"), "/a");
}

TEST (qemu_img_run__tolerated_status__is_the_result)
{
  const char *same[] = { "compare", "a.img", "b.img", NULL };
  const char *other[] = { "compare", "a.img", "c.img", NULL };
  CLEANUP_DIAG struct diag diag = { 0 };
  CLEANUP_FREE char *output = NULL;
  char bytes[65536] = "not the same";

  write_file ("c.img", bytes, sizeof bytes);
  assert_int_equal (qemu_img_run (same, false, 1, &output, &diag), 0);
  assert_non_null (strstr (output, "identical"));
  assert_int_equal (qemu_img_run (other, true, 1, NULL, &diag), 1);
  assert_false (diag_is_set (&diag));
  assert_int_equal (qemu_img_run (other, false, 0, NULL, &diag), -1);
  expect_diag (&diag, "failed -: qemu-img exited with status 1");
}

TEST (qemu_img_json__invalid_json__is_reported)
{
  const char *args[] = { "--version", NULL };
  CLEANUP_DIAG struct diag diag = { 0 };

  assert_null (qemu_img_json (args, &diag));
  expect_diag (&diag, "failed -: cannot parse the output of qemu-img");
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    with_images (conflicts__one_image__has_one_writer),
    with_images (conflicts__backing_file__cannot_be_written),
    with_images (conflicts__ephemeral_drive__is_like_an_overlay),
    with_images (conflicts__network_or_missing__are_ignored),
    with_images (writer__writing_drive__is_found),
    with_images (overlay__created__does_not_change_the_image),
    with_images (overlay__drive_freed__is_preserved),
    with_images (overlay__of_an_ended_process__is_removed),
    with_images (overlay__no_image__is_reported),
    with_images (overlay__qemu_img_fails__leaves_nothing),
    with_images (write__attached__is_refused),
    with_images (qemu_img_format__each_format__is_found),
    cmocka_unit_test (qemu_img_file__relative__starts_with_a_directory),
    with_images (qemu_img_run__tolerated_status__is_the_result),
    cmocka_unit_test (qemu_img_json__invalid_json__is_reported),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
