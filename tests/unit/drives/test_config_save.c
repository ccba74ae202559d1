/* diskfish: tests of drives/config-save.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cleanup.h"
#include "drive-config.h"
#include "xalloc.h"

/* Record the drives and write them. */
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

TEST (save__what_was_loaded__is_the_same)
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

TEST (save__on_the_network__is_the_same)
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

TEST (save__one_server__needs_no_array)
{
  CLEANUP_FREE char *text =
    saved ("{\"storage\":[{\"file\":\"x\",\"protocol\":\"nbd\","
           "\"server\":\"h\"}]}");

  assert_non_null (strstr (text, "\"server\": \"h\""));
}

TEST (save__server_without_a_name_there__is_kept)
{
  CLEANUP_FREE char *text =
    saved ("{\"storage\":[{\"file\":\"\",\"protocol\":\"nbd\","
           "\"server\":\"h\"}]}");

  assert_non_null (strstr (text, "\"file\": \"\""));
}

/* All that macosvm has written stays, in its order, around what the command
 * line adds before and behind it.
 */
TEST (save__entries__stay_as_they_were)
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

/* An image that is made for an ephemeral drive goes with it. */
TEST (save__size__stays_if_the_image_does_not)
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

/* What the file cannot hold is not left out in silence. */
TEST (save__not_whole__is_refused)
{
  static const struct {
    enum drive_kind kind;
    const char *image;
    const char *secret;
    const char *line;
  } rows[] = {
    { DRIVE_SCRATCH, NULL, NULL,
      "failed -: a scratch disk cannot be saved" },
    { DRIVE_DOMAIN, "vm", NULL,
      "failed -: the disks of domain 'vm' cannot be saved" },
    { DRIVE_IMAGE, "a\xff.img", NULL,
      "failed -: 'a\xff.img' cannot be saved: JSON holds only UTF-8" },
    { DRIVE_IMAGE, "a.img", "key", "failed -: 'a.img' cannot be saved: its "
      "secret would be readable in the file" },
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

TEST (save__no_config__is_the_drives_alone)
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

TEST (save__cannot__keeps_the_old_and_is_told)
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

/* Who could read the file can read it afterwards. */
TEST (save__file_there__keeps_its_mode)
{
  struct stat entry;

  write_file ("o.json", "{}", 2);
  assert_int_equal (chmod ("o.json", 0644), 0);
  free (saved ("{}"));
  assert_int_equal (stat ("o.json", &entry), 0);
  assert_int_equal (entry.st_mode & 0777, 0644);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    in_folder (save__what_was_loaded__is_the_same),
    in_folder (save__on_the_network__is_the_same),
    in_folder (save__one_server__needs_no_array),
    in_folder (save__server_without_a_name_there__is_kept),
    in_folder (save__entries__stay_as_they_were),
    in_folder (save__size__stays_if_the_image_does_not),
    in_folder (save__not_whole__is_refused),
    in_folder (save__no_config__is_the_drives_alone),
    in_folder (save__cannot__keeps_the_old_and_is_told),
    in_folder (save__file_there__keeps_its_mode),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
