/* diskfish: tests of drives/drive-config.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit-drive.h"
#include "unit.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cleanup.h"
#include "drive-config.h"
#include "strbuf.h"

/* "RAM CPUS [drive]..." of the file with that text; or the whole diag with
 * the text that it points at as its place.
 */
static char *
loaded (const char *text)
{
  struct config config = { 0 };
  struct drive_set drives = { 0 };
  CLEANUP_DIAG struct diag diag = { 0 };
  struct strbuf out = { 0 };

  write_file ("c.json", text, strlen (text));
  if (config_load (&config, "c.json", &drives, &diag) == -1) {
    CLEANUP_FREE char *line = NULL;
    bool placed = diag.placed;

    assert_int_equal (drives.list.len, 0);
    diag.placed = false;
    line = diag_line (&diag);
    strbuf_puts (&out, line);
    if (placed)
      strbuf_printf (&out, " @%.*s",
                     (int) (diag.span.end - diag.span.start),
                     diag.source->text + diag.span.start);
  }
  else {
    assert_false (diag_is_set (&diag));
    strbuf_printf (&out, "%lld %d", (long long) config.ram, config.cpus);
    for (size_t i = 0; i < drives.list.len; ++i) {
      CLEANUP_FREE char *drive = drive_text (drives.list.ptr[i]);

      strbuf_printf (&out, " [%s]", drive);
    }
  }
  drive_set_clear (&drives);
  config_free (&config);
  return strbuf_steal (&out);
}

struct row {
  const char *text;
  const char *expected;
};

static void
expect_rows (const struct row *rows, size_t count)
{
  for (size_t i = 0; i < count; ++i)
    expect_text (loaded (rows[i].text), rows[i].expected);
}

TEST (load__good__is_read)
{
  static const struct row rows[] = {
    { "{}", "0 0" },
    { "{\"storage\":[]}", "0 0" },
    { "{\"ram\":1073741824,\"cpus\":2,\"machineId\":\"x\"}",
      "1073741824 2" },
    { "{\"storage\":[{\"file\":\"a.img\"}]}", "0 0 [a.img]" },
    { "{\"storage\":[{\"type\":\"disk\",\"file\":\"a\",\"readOnly\":true},"
      "{\"type\":\"usb\",\"file\":\"b\",\"keep\":true,\"readOnly\":false}]}",
      "0 0 [a ro] [b keep]" },
    { "{\"storage\":[{\"type\":\"aux\",\"file\":\"x\"},"
      "{\"type\":\"initrd\",\"file\":\"y\"},{\"file\":\"a\"}]}",
      "0 0 [a]" },
    { "{\"storage\":[{\"file\":\"a\",\"sync\":\"none\",\"cache\":\"cached\","
      "\"format\":\"raw\",\"label\":\"l\",\"discard\":\"enable\","
      "\"blocksize\":4096,\"size\":\"1M\"}]}",
      "0 0 [a format=raw label=l size=1048576 sync=none cache=cached "
      "discard=enable blocksize=4096]" },
    { "{\"storage\":[{\"file\":\"a\",\"size\":512}]}", "0 0 [a size=512]" },
    { "{\"storage\":[{\"file\":\"a\",\"cache\":\"automatic\"}]}",
      "0 0 [a cache=auto]" },
    { "{\"storage\":[{\"file\":\"a,b=c d\"}]}", "0 0 [a,b=c d]" },
  };

  expect_rows (rows, COUNT (rows));
}

#define KEYS "type, file, readOnly, keep, format, label, size, sync, " \
  "cache, discard, blocksize, protocol, server, username, secret"

TEST (load__wrong_entry__is_marked)
{
  static const struct row rows[] = {
    { "{\"storage\":[{\"file\":\"a\",\"sync\":\"ful\"}]}",
      "usage -: unknown sync mode 'ful' | did you mean 'full'? (full, "
      "fsync, none, close) @\"ful\"" },
    { "{\"storage\":[{\"file\":\"a\",\"snyc\":\"full\"}]}",
      "usage -: unknown option 'snyc' | did you mean 'sync'? (" KEYS
      ") @\"snyc\"" },
    { "{\"storage\":[{\"file\":\"a\",\"readonly\":true}]}",
      "usage -: unknown option 'readonly' | did you mean 'readOnly'? ("
      KEYS ") @\"readonly\"" },
    { "{\"storage\":[{\"file\":\"a\"},{\"file\":\"b\",\"readOnly\":1}]}",
      "usage -: 'readOnly' must be true or false @1" },
    { "{\"storage\":[{\"file\":\"a\",\"sync\":null}]}",
      "usage -: 'sync' must be a string @null" },
    { "{\"storage\":[{\"file\":\"a\",\"size\":true}]}",
      "usage -: 'size' must be a number @true" },
    { "{\"storage\":[{\"file\":\"a\",\"size\":-1}]}",
      "usage -: '-1' is not a size | a number of bytes, or with a "
      "suffix: 512M, 10G @-1" },
    { "{\"storage\":[{\"file\":\"a\",\"blocksize\":1000}]}",
      "usage -: unknown block size '1000' | one of 512, 4096 @1000" },
    { "{\"storage\":[{\"type\":\"cdrom\",\"file\":\"a\"}]}",
      "usage -: unknown storage type 'cdrom' | one of disk, usb, aux, "
      "initrd @\"cdrom\"" },
    { "{\"storage\":[{\"type\":7,\"file\":\"a\"}]}",
      "usage -: 'type' must be a string @7" },
    { "{\"storage\":[{\"readOnly\":true}]}",
      "usage -: a storage entry needs a 'file' @{\"readOnly\":true}" },
    { "{\"storage\":[{\"file\":\"\"}]}",
      "usage -: a storage entry needs a 'file' @{\"file\":\"\"}" },
    { "{\"storage\":[\"a.img\"]}",
      "usage -: a storage entry needs a 'file' @\"a.img\"" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (load__wrong_number__is_marked)
{
  static const struct row rows[] = {
    { "{\"ram\":0}", "usage -: 'ram' must be a positive number @0" },
    { "{\"ram\":\"8G\"}",
      "usage -: 'ram' must be a positive number @\"8G\"" },
    { "{\"cpus\":-1}", "usage -: 'cpus' must be a positive number @-1" },
    { "{\"cpus\":1.5}", "usage -: 'cpus' must be a positive number @1.5" },
    { "{\"cpus\":1025}",
      "usage -: 'cpus' must be a positive number @1025" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (load__no_json__points_at_it)
{
  static const char *const texts[] = {
    "", "{", "{]", "nonsense", "{\"a\":1,\"a\":2}", "{\"a\":\"\xff\"}",
    "{} x", "{\"ram\":\n\n]}",
  };

  for (size_t i = 0; i < COUNT (texts); ++i) {
    CLEANUP_FREE char *line = loaded (texts[i]);

    assert_memory_equal (line, "usage -: ", 9);
    assert_non_null (strrchr (line, '@'));
  }
  expect_text (loaded ("[1]"), "usage -: an object is expected @]");
}

/* There is no byte that the place could hold. */
TEST (load__empty_file__has_its_place_at_the_end)
{
  struct config config = { 0 };
  struct drive_set drives = { 0 };
  CLEANUP_DIAG struct diag diag = { 0 };

  write_file ("c.json", "", 0);
  assert_int_equal (config_load (&config, "c.json", &drives, &diag), -1);
  assert_true (diag.placed);
  assert_int_equal (diag.span.start, 0);
  assert_int_equal (diag.span.end, 0);
  config_free (&config);
}

TEST (load__storage_is_no_array__is_refused)
{
  expect_text (loaded ("{\"storage\":{\"file\":\"a\"}}"),
               "usage -: 'storage' must be an array @{\"file\":\"a\"}");
}

TEST (load__no_file__is_told)
{
  struct config config = { 0 };
  struct drive_set drives = { 0 };
  CLEANUP_DIAG struct diag diag = { 0 };

  assert_int_equal (config_load (&config, "no.json", &drives, &diag), -1);
  expect_diag (&diag, "usage -: cannot read 'no.json': No such file or "
               "directory");
  config_free (&config);
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
  assert_int_equal (config_save (&config, &drives, "o.json", &diag), 0);
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

TEST (load__one_server__needs_no_array)
{
  CLEANUP_FREE char *text =
    saved ("{\"storage\":[{\"file\":\"x\",\"protocol\":\"nbd\","
           "\"server\":\"h\"}]}");

  assert_non_null (strstr (text, "\"server\": [\n        \"h\"\n      ]"));
}

TEST (load__server_without_a_name_there__is_kept)
{
  CLEANUP_FREE char *text =
    saved ("{\"storage\":[{\"file\":\"\",\"protocol\":\"nbd\","
           "\"server\":\"h\"}]}");

  assert_non_null (strstr (text, "\"file\": \"\""));
}

TEST (load__server_of_another_kind__is_refused)
{
  expect_text (loaded ("{\"storage\":[{\"file\":\"x\",\"server\":7}]}"),
               "usage -: 'server' must be a string or an array of strings "
               "@7");
  expect_text (loaded ("{\"storage\":[{\"file\":\"x\","
                       "\"server\":[\"a\",7]}]}"),
               "usage -: 'server' must be a string or an array of strings "
               "@[\"a\",7]");
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
    assert_int_equal (config_save (&config, &drives, "o.json", &diag), -1);
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
  assert_int_equal (config_save (&config, &drives, "o.json", &diag), 0);
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

  assert_int_equal (config_save (&config, &drives, "no/o.json", &diag), -1);
  expect_diag (&diag, "failed -: cannot write 'no/o.json': No such file or "
               "directory");
  assert_int_equal (mkdir ("folder", 0755), 0);
  assert_int_equal (config_save (&config, &drives, "folder", &diag), -1);
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
    in_folder (load__good__is_read),
    in_folder (load__one_server__needs_no_array),
    in_folder (load__server_without_a_name_there__is_kept),
    in_folder (load__server_of_another_kind__is_refused),
    in_folder (save__on_the_network__is_the_same),
    in_folder (save__not_whole__is_refused),
    in_folder (load__wrong_entry__is_marked),
    in_folder (load__wrong_number__is_marked),
    in_folder (load__no_json__points_at_it),
    in_folder (load__empty_file__has_its_place_at_the_end),
    in_folder (load__storage_is_no_array__is_refused),
    in_folder (load__no_file__is_told),
    in_folder (save__what_was_loaded__is_the_same),
    in_folder (save__no_config__is_the_drives_alone),
    in_folder (save__cannot__keeps_the_old_and_is_told),
    in_folder (save__file_there__keeps_its_mode),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
