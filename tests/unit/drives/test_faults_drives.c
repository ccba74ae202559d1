/* diskfish: functions of common/ and drives/ report every failed system call
 * and leave nothing.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fault.h"
#include "unit.h"

#include <fcntl.h>
#include <glob.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cleanup.h"
#include "drive-config.h"
#include "image-files.h"
#include "image.h"
#include "overlay.h"
#include "qemu-img.h"
#include "xdg-dir.h"

static const char config_text[] =
  "{\"ram\": 1073741824, \"storage\": [{\"file\": \"a.img\"}]}";

/* A fake qemu-img that needs no image. */
static const char fake_qemu_img[] =
  "#!/bin/sh\ncase $1 in info) echo '{\"format\": \"raw\"}' ;; esac\n";

static unsigned
count (const char *pattern)
{
  glob_t found;
  unsigned files;

  files = glob (pattern, 0, NULL, &found) == 0 ? (unsigned) found.gl_pathc : 0;
  globfree (&found);
  return files;
}

static int
enter (void **state)
{
  CLEANUP_FREE char *directory = NULL, *path = NULL;
  int status = enter_cache (state);

  directory = getcwd (NULL, 0);
  path = xasprintf ("%s:/usr/bin:/bin", directory);
  setenv ("PATH", path, 1);
  write_file ("a.img", "a", 1);
  write_file ("c.json", config_text, strlen (config_text));
  write_file ("qemu-img", fake_qemu_img, strlen (fake_qemu_img));
  return status == 0 ? chmod ("qemu-img", 0755) : -1;
}

#define in_prepared(test) \
  cmocka_unit_test_setup_teardown (test, enter, leave_directory)

static int
run_source (struct diag *diag)
{
  struct source *source = source_read ("c.json", "c.json");

  (void) diag;
  source_free (source);
  return source ? 0 : -1;
}

static int
run_directory (struct diag *diag)
{
  CLEANUP_FREE char *back = NULL;

  (void) diag;
  xdg_dir_write (XDG_CACHE, "note", "new text\n");
  back = xdg_dir_read (XDG_CACHE, "note");
  return back != NULL && strcmp (back, "new text\n") == 0 ? 0 : -1;
}

static int
write_note (struct diag *diag)
{
  (void) diag;
  mkdir ("diskfish", 0700);
  write_file ("diskfish/note", "old text\n", 9);
  return 0;
}

/* The old or the new file exists, and no temporary file. */
static void
check_note (int status)
{
  CLEANUP_FREE char *text = read_file ("diskfish/note");

  assert_non_null (text);
  assert_true (strcmp (text, "new text\n") == 0 ||
               (status == -1 && strcmp (text, "old text\n") == 0));
  assert_int_equal (count ("diskfish/*"), 1);
}

TEST (source__call_fails__is_reported)
{
  static const struct fault_case one = {
    .name = "source_read", .run = run_source, .silent = true,
  };

  assert_in_range (fault_each (&one), 1, 100);
  assert_in_range (fault_each_allocation (&one), 3, 100);
}

TEST (xdg_dir__call_fails__file_is_complete)
{
  static const struct fault_case one = {
    .name = "user_folder_write", .prepare = write_note, .run = run_directory,
    .check = check_note, .silent = true,
  };

  assert_in_range (fault_each (&one), 6, 100);
  assert_in_range (fault_each_allocation (&one), 3, 100);
}

static int
load (struct config *config, struct drive_set *drives, struct diag *diag)
{
  return config_load (config, "c.json", drives, diag);
}

static int
run_load (struct diag *diag)
{
  struct config config = { 0 };
  struct drive_set drives = { 0 };
  int status = load (&config, &drives, diag);

  assert_int_equal (drives.list.len, status == 0 ? 1 : 0);
  drive_set_clear (&drives);
  config_free (&config);
  return status;
}

static int
run_save (struct diag *diag)
{
  struct config config = { 0 };
  struct drive_set drives = { 0 };
  int status = load (&config, &drives, diag);

  json_t *record = status == 0
    ? config_record (&config, &drives, true, diag) : NULL;

  if (record != NULL)
    status = config_write (record, "out.json", diag);
  json_decref (record);
  drive_set_clear (&drives);
  config_free (&config);
  return status;
}

static int
write_old (struct diag *diag)
{
  (void) diag;
  write_file ("out.json", "old", 3);
  return 0;
}

static void
check_saved (int status)
{
  CLEANUP_FREE char *text = read_file ("out.json");

  assert_non_null (text);
  assert_int_equal (strcmp (text, "old") == 0, status == -1);
  assert_int_equal (count ("out.json*"), 1);
}

TEST (config__call_fails__is_reported)
{
  static const struct fault_case loads = {
    .name = "config_load", .run = run_load,
  };
  static const struct fault_case saves = {
    .name = "config_write", .prepare = write_old, .run = run_save,
    .check = check_saved,
  };

  assert_in_range (fault_each (&loads), 1, 100);
  assert_in_range (fault_each_allocation (&loads), 5, 500);
  assert_in_range (fault_each (&saves), 4, 100);
}

static int
no_image (struct diag *diag)
{
  (void) diag;
  unlink ("new.img");
  return 0;
}

static void
check_image (int status)
{
  assert_int_equal (access ("new.img", F_OK), status);
}

static int
run_raw (struct diag *diag)
{
  return image_create ("new.img", "raw", 4096, diag);
}

static int
run_qcow2 (struct diag *diag)
{
  return image_create ("new.img", "qcow2", 4096, diag);
}

static int
run_allocate (struct diag *diag)
{
  return image_create_raw ("new.img", 4096, true, diag);
}

static int
run_prepare (struct diag *diag)
{
  CLEANUP_DRIVE struct drive *drive = drive_new (DRIVE_IMAGE, "new.img");

  drive->size = 4096;
  return drive_prepare (drive, diag);
}

TEST (image_create__call_fails__leaves_nothing)
{
  static const struct fault_case cases[] = {
    { "raw", no_image, run_raw, check_image, false },
    { "qcow2", no_image, run_qcow2, check_image, false },
    { "alloc", no_image, run_allocate, check_image, false },
    { "drive_prepare", no_image, run_prepare, check_image, false },
  };

  for (size_t i = 0; i < COUNT (cases); ++i)
    assert_in_range (fault_each (&cases[i]), 2, 100);
}

static int
run_flush (struct diag *diag)
{
  return image_flush ("a.img", "raw", "a.img", diag);
}

static int
run_format (struct diag *diag)
{
  CLEANUP_FREE char *format = qemu_img_format ("a.img", diag);

  return format != NULL ? 0 : -1;
}

TEST (image__call_fails__is_reported)
{
  static const struct fault_case flushes = {
    .name = "image_flush", .run = run_flush,
  };
  static const struct fault_case formats = {
    .name = "qemu_img_format", .run = run_format,
  };

  assert_int_equal (fault_each (&flushes), 4);
  assert_in_range (fault_each (&formats), 4, 100);
}

static int
run_overlay (struct diag *diag)
{
  CLEANUP_DRIVE struct drive *drive = drive_new (DRIVE_IMAGE, "a.img");
  int status;

  drive->format = xstrdup ("raw");
  status = overlay_make (drive, diag);
  assert_int_equal (drive->overlay != NULL, status == 0);
  overlay_remove (drive);
  return status;
}

static void
check_overlays (int status)
{
  (void) status;
  assert_int_equal (count ("diskfish/overlay-*"), 0);
}

TEST (overlay__call_fails__leaves_nothing)
{
  static const struct fault_case one = {
    .name = "overlay_make", .run = run_overlay, .check = check_overlays,
  };

  assert_in_range (fault_each (&one), 8, 100);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    in_prepared (source__call_fails__is_reported),
    in_prepared (xdg_dir__call_fails__file_is_complete),
    in_prepared (config__call_fails__is_reported),
    in_prepared (image_create__call_fails__leaves_nothing),
    in_prepared (image__call_fails__is_reported),
    in_prepared (overlay__call_fails__leaves_nothing),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
