/* diskfish: a saved configuration preserves all entries, or the old file on
 * error.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cleanup.h"
#include "drive-config.h"
#include "xalloc.h"

/* Save the drives. */
static int
save (const struct config *config, const struct drive_set *drives,
      const char *file, struct diag *diag)
{
  json_t *record = config_record (config, drives, false, diag);
  int status = record ? config_write (record, file, diag) : -1;

  json_decref (record);
  return status;
}

/* Load a text and save it. */
static char *
saved (const char *text)
{
  struct config config = { 0 };
  struct drive_set drives = { 0 };
  CLEANUP_DIAG struct diag diag = { 0 };

  write_file ("c.json", text, strlen (text));
  assert_int_equal (config_load (&config, "c.json", &drives, &diag), 0);
  assert_int_equal (save (&config, &drives, "o.json", &diag), 0);
  drive_set_clear (&drives);
  config_free (&config);
  return read_file ("o.json");
}

TEST (save__loaded_configuration__is_unchanged)
{
  static const char text[] =
    "{\n"
    "  \"machineId\": \"x\",\n"
    "  \"ram\": 1073741824,\n"
    "  \"storage\": [\n"
    "    {\n"
    "      \"type\": \"aux\",\n"
    "      \"file\": \"aux.img\",\n"
    "      \"other\": 7\n"
    "    },\n"
    "    {\n"
    "      \"type\": \"disk\",\n"
    "      \"file\": \"a.img\",\n"
    "      \"readOnly\": true,\n"
    "      \"keep\": true,\n"
    "      \"format\": \"raw\",\n"
    "      \"label\": \"l\",\n"
    "      \"sync\": \"none\",\n"
    "      \"cache\": \"cached\",\n"
    "      \"discard\": \"enable\",\n"
    "      \"blocksize\": 4096\n"
    "    }\n"
    "  ]\n"
    "}\n";

  expect_text (saved (text), text);
}

TEST (save__network_drives__are_unchanged)
{
  static const char text[] =
    "{\n"
    "  \"storage\": [\n"
    "    {\n"
    "      \"type\": \"disk\",\n"
    "      \"file\": \"pool/disk\",\n"
    "      \"sync\": \"full\",\n"
    "      \"protocol\": \"rbd\",\n"
    "      \"server\": [\n"
    "        \"one:6789\",\n"
    "        \"two\"\n"
    "      ],\n"
    "      \"username\": \"me\"\n"
    "    }\n"
    "  ]\n"
    "}\n";

  expect_text (saved (text), text);
}

TEST (save__one_server__is_not_an_array)
{
  CLEANUP_FREE char *text =
    saved ("{\"storage\":[{\"file\":\"x\",\"protocol\":\"nbd\","
           "\"server\":\"h\"}]}");

  assert_non_null (strstr (text, "\"server\": \"h\""));
}

TEST (save__server_without_an_export_name__is_saved)
{
  CLEANUP_FREE char *text =
    saved ("{\"storage\":[{\"file\":\"\",\"protocol\":\"nbd\","
           "\"server\":\"h\"}]}");

  assert_non_null (strstr (text, "\"file\": \"\""));
}

/* Entries of macosvm keep their contents and order; drives of the command line
 * are added before and after them.
 */
TEST (save__entries__are_unchanged)
{
  static const char text[] =
    "{\"x\":[1,{}],\"storage\":[{\"type\":\"usb\",\"file\":\"a\","
    "\"readOnly\":false,\"cache\":\"automatic\"},{\"type\":\"aux\"},"
    "{\"file\":\"b\",\"size\":512}],\"ram\":268435456}";
  struct config config = { 0 };
  struct drive_set drives = { 0 };
  CLEANUP_DIAG struct diag diag = { 0 };
  CLEANUP_FREE char *line = NULL;
  json_t *record;

  write_file ("c.json", text, strlen (text));
  drive_set_add (&drives, drive_new (DRIVE_IMAGE, "first"));
  assert_int_equal (config_load (&config, "c.json", &drives, &diag), 0);
  drive_set_add (&drives, drive_new (DRIVE_IMAGE, "last"));
  drives.list.ptr[2]->readonly = true;
  record = config_record (&config, &drives, false, &diag);
  line = json_dumps (record, JSON_COMPACT);
  assert_string_equal (line, "{\"x\":[1,{}],\"storage\":[{\"type\":\"disk\","
                       "\"file\":\"first\"},{\"type\":\"usb\","
                       "\"file\":\"a\",\"readOnly\":false,"
                       "\"cache\":\"automatic\"},{\"type\":\"aux\"},"
                       "{\"file\":\"b\",\"readOnly\":true},"
                       "{\"type\":\"disk\",\"file\":\"last\"}],"
                       "\"ram\":268435456}");
  json_decref (record);
  drive_set_clear (&drives);
  config_free (&config);
}

/* The image created for an ephemeral drive is removed with it. */
TEST (save__size__is_saved_if_the_image_is_removed)
{
  static const char text[] =
    "{\"storage\":[{\"file\":\"a\",\"size\":512},"
    "{\"file\":\"b\",\"size\":512,\"keep\":true}]}";
  struct config config = { 0 };
  struct drive_set drives = { 0 };
  CLEANUP_DIAG struct diag diag = { 0 };
  CLEANUP_FREE char *line = NULL;
  json_t *record;

  write_file ("c.json", text, strlen (text));
  assert_int_equal (config_load (&config, "c.json", &drives, &diag), 0);
  drive_set_add (&drives, drive_new (DRIVE_IMAGE, "c"));
  drives.list.ptr[2]->size = 1024;
  record = config_record (&config, &drives, true, &diag);
  line = json_dumps (record, JSON_COMPACT);
  assert_string_equal (line, "{\"storage\":[{\"file\":\"a\",\"size\":512},"
                       "{\"file\":\"b\",\"keep\":true},"
                       "{\"type\":\"disk\",\"file\":\"c\","
                       "\"size\":1024}]}");
  json_decref (record);
  drive_set_clear (&drives);
  config_free (&config);
}

/* A drive that the file cannot represent is an error. */
TEST (save__incomplete_drive__is_refused)
{
  static const struct {
    enum drive_kind kind;
    const char *image;
    const char *secret;
    const char *line;
  } rows[] = {
    { DRIVE_SCRATCH, NULL, NULL,
      "failed -: cannot save a scratch disk" },
    { DRIVE_DOMAIN, "vm", NULL,
      "failed -: cannot save the disks of domain 'vm'" },
    { DRIVE_IMAGE, "a\xff.img", NULL,
      "failed -: cannot save 'a\xff.img': JSON text must be UTF-8" },
    { DRIVE_IMAGE, "a.img", "key", "failed -: cannot save 'a.img': its secret "
      "would be readable in the file" },
  };

  for (size_t i = 0; i < COUNT (rows); ++i) {
    struct config config = { 0 };
    struct drive_set drives = { 0 };
    CLEANUP_DIAG struct diag diag = { 0 };
    struct drive *drive = drive_new (rows[i].kind, rows[i].image);

    drive->secret = rows[i].secret ? xstrdup (rows[i].secret) : NULL;
    drive_set_add (&drives, drive);
    assert_int_equal (save (&config, &drives, "o.json", &diag), -1);
    expect_diag (&diag, rows[i].line);
    assert_int_equal (access ("o.json", F_OK), -1);
    drive_set_clear (&drives);
  }
}

TEST (save__no_configuration_file__contains_only_drives)
{
  struct config config = { 0 };
  struct drive_set drives = { 0 };
  CLEANUP_DIAG struct diag diag = { 0 };

  drive_set_add (&drives, drive_new (DRIVE_IMAGE, "a.img"));
  assert_int_equal (save (&config, &drives, "o.json", &diag), 0);
  expect_text (read_file ("o.json"), "{\n  \"storage\": [\n    {\n"
               "      \"type\": \"disk\",\n      \"file\": \"a.img\"\n"
               "    }\n  ]\n}\n");
  drive_set_clear (&drives);
}

TEST (save__error__preserves_the_old_file)
{
  struct config config = { 0 };
  struct drive_set drives = { 0 };
  CLEANUP_DIAG struct diag diag = { 0 };

  assert_int_equal (save (&config, &drives, "no/o.json", &diag), -1);
  expect_diag (&diag, "failed -: cannot write 'no/o.json': No such file or "
               "directory");
  assert_int_equal (mkdir ("folder", 0755), 0);
  assert_int_equal (save (&config, &drives, "folder", &diag), -1);
  expect_diag (&diag, "failed -: cannot write 'folder': Is a directory");
}

/* The permissions of the file must not change. */
TEST (save__existing_file__keeps_its_mode)
{
  struct stat entry;

  write_file ("o.json", "{}", 2);
  assert_int_equal (chmod ("o.json", 0644), 0);
  free (saved ("{}"));
  assert_int_equal (stat ("o.json", &entry), 0);
  assert_int_equal (entry.st_mode & 0777, 0644);
}

static mode_t
mode_of (const char *path)
{
  struct stat entry;

  assert_int_equal (lstat (path, &entry), 0);
  return entry.st_mode;
}

/* Save an empty list of disks to FILE. */
static int
save_nothing (const char *file, struct diag *diag)
{
  struct config config = { 0 };
  struct drive_set drives = { 0 };

  return save (&config, &drives, file, diag);
}

static const char nothing[] = "{\n  \"storage\": []\n}\n";

TEST (save__new_file__follows_the_umask)
{
  CLEANUP_DIAG struct diag diag = { 0 };

  for (mode_t mask = 0; mask <= 077; mask += 077) {
    mode_t before = umask (mask);

    assert_int_equal (save_nothing ("new.json", &diag), 0);
    umask (before);
    assert_int_equal (mode_of ("new.json"), S_IFREG | (0666 & ~mask));
    unlink ("new.json");
  }
}

TEST (save__symbolic_link__writes_its_target)
{
  CLEANUP_DIAG struct diag diag = { 0 };

  write_file ("target.json", "{}", 2);
  assert_int_equal (symlink ("target.json", "link.json"), 0);
  assert_int_equal (symlink ("later.json", "dangling.json"), 0);
  assert_int_equal (save_nothing ("link.json", &diag), 0);
  assert_int_equal (save_nothing ("dangling.json", &diag), 0);
  assert_true (S_ISLNK (mode_of ("link.json")));
  assert_true (S_ISLNK (mode_of ("dangling.json")));
  expect_text (read_file ("target.json"), nothing);
  expect_text (read_file ("later.json"), nothing);
}

TEST (save__hard_link__writes_the_shared_file)
{
  static const char longer[] = "{\"storage\": [], \"unknown\": [1, 2, 3]}";
  CLEANUP_DIAG struct diag diag = { 0 };

  write_file ("one.json", longer, strlen (longer));
  assert_int_equal (link ("one.json", "two.json"), 0);
  assert_int_equal (save_nothing ("one.json", &diag), 0);
  expect_text (read_file ("two.json"), nothing);
}

TEST (save__fifo__is_written)
{
  CLEANUP_DIAG struct diag diag = { 0 };
  char text[sizeof nothing] = "";
  int fd;

  assert_int_equal (mkfifo ("pipe", 0644), 0);
  fd = open ("pipe", O_RDWR | O_CLOEXEC);
  assert_int_not_equal (fd, -1);
  assert_int_equal (save_nothing ("pipe", &diag), 0);
  assert_true (S_ISFIFO (mode_of ("pipe")));
  assert_int_equal (read (fd, text, sizeof text), strlen (nothing));
  assert_string_equal (text, nothing);
  close (fd);
}

static char *
save_as_nobody (void *file)
{
  CLEANUP_DIAG struct diag diag = { 0 };
  int status = save_nothing (file, &diag);

  return status == 0 ? xstrdup ("saved") : diag_line (&diag);
}

/* Not as root, which could replace the device. */
TEST (save__full_device__is_reported)
{
  expect_text (as_nobody (save_as_nobody, (void *) "/dev/full"),
               "failed -: cannot write '/dev/full': "
               "No space left on device");
}

static char *
print_and_save (void *file)
{
  printf ("before\n");
  return save_as_nobody (file);
}

/* Test "-" and other names of standard output.  Not as root, which could
 * replace the links in /dev.
 */
TEST (save__standard_output__is_written)
{
  static const char *const names[] = { "-", "/dev/stdout", "/dev/fd/1" };

  for (size_t i = 0; i < COUNT (names); ++i) {
    CLEANUP_FREE char *expected = xasprintf ("before\n%s", nothing);
    struct capture capture;
    CLEANUP_FREE char *status = NULL;

    capture_start (&capture, STDOUT_FILENO);
    status = as_nobody (print_and_save, (void *) names[i]);
    expect_text (capture_end (&capture), expected);
    assert_string_equal (status, "saved");
  }
  assert_int_equal (access ("-", F_OK), -1);
}

/* No temporary file can be created in its directory. */
TEST (save__read_only_directory__changes_the_file)
{
  write_file ("own.json", "{}", 2);
  write_file ("other.json", "{}", 2);
  assert_int_equal (chmod ("own.json", 0666), 0);
  assert_int_equal (chmod ("other.json", 0444), 0);
  assert_int_equal (chmod (".", 0555), 0);
  expect_text (as_nobody (save_as_nobody, (void *) "own.json"), "saved");
  expect_text (as_nobody (save_as_nobody, (void *) "other.json"),
               "failed -: cannot write 'other.json': Permission denied");
  assert_int_equal (chmod (".", 0700), 0);
  assert_int_equal (mode_of ("own.json"), S_IFREG | 0666);
  expect_text (read_file ("own.json"), nothing);
  expect_text (read_file ("other.json"), "{}");
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    in_directory (save__loaded_configuration__is_unchanged),
    in_directory (save__network_drives__are_unchanged),
    in_directory (save__one_server__is_not_an_array),
    in_directory (save__server_without_an_export_name__is_saved),
    in_directory (save__entries__are_unchanged),
    in_directory (save__size__is_saved_if_the_image_is_removed),
    in_directory (save__incomplete_drive__is_refused),
    in_directory (save__no_configuration_file__contains_only_drives),
    in_directory (save__error__preserves_the_old_file),
    in_directory (save__existing_file__keeps_its_mode),
    in_directory (save__new_file__follows_the_umask),
    in_directory (save__symbolic_link__writes_its_target),
    in_directory (save__hard_link__writes_the_shared_file),
    in_directory (save__fifo__is_written),
    in_directory (save__full_device__is_reported),
    in_directory (save__standard_output__is_written),
    in_directory (save__read_only_directory__changes_the_file),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
