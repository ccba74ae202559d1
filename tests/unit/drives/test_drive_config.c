/* diskfish: a configuration file becomes drives and settings, and errors point
 * at their text.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit-drive.h"
#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "cleanup.h"
#include "drive-config.h"
#include "strbuf.h"

/* Return "RAM CPUS [drive]..." of a file with this text, or the whole diag with
 * the text at its place.
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

TEST (load__valid__is_read)
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

#define KEYS "type, file, url, readOnly, keep, format, label, size, sync, " \
  "cache, discard, blocksize, protocol, server, username, secret"

TEST (load__invalid_entry__is_marked)
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
      "usage -: expected true or false for 'readOnly', found a whole "
      "number @1" },
    { "{\"storage\":[{\"file\":\"a\",\"sync\":null}]}",
      "usage -: expected a string for 'sync', found null | one of full, "
      "fsync, none, close @null" },
    { "{\"storage\":[{\"file\":\"a\",\"size\":true}]}",
      "usage -: expected a whole number or a string for 'size', found true "
      "@true" },
    { "{\"storage\":[{\"file\":\"a\",\"size\":1.5}]}",
      "usage -: expected a whole number or a string for 'size', found a "
      "number with a fraction @1.5" },
    { "{\"storage\":[{\"file\":\"a\",\"blocksize\":true}]}",
      "usage -: expected a whole number or a string for 'blocksize', found "
      "true | one of 512, 4096 @true" },
    { "{\"storage\":[{\"file\":\"a\",\"s\\u0079nc\":\"ful\"}]}",
      "usage -: unknown sync mode 'ful' | did you mean 'full'? (full, "
      "fsync, none, close) @\"ful\"" },
    { "{\"storage\":[{\"file\":\"a\",\"size\":-1}]}",
      "usage -: '-1' is not a size | a number of bytes, or with a "
      "suffix: 512M, 10G @-1" },
    { "{\"storage\":[{\"file\":\"a\",\"blocksize\":1000}]}",
      "usage -: unknown block size '1000' | one of 512, 4096 @1000" },
    { "{\"storage\":[{\"type\":\"cdrom\",\"file\":\"a\"}]}",
      "usage -: unknown storage type 'cdrom' | one of disk, usb, aux, "
      "initrd @\"cdrom\"" },
    { "{\"storage\":[{\"type\":7,\"file\":\"a\"}]}",
      "usage -: expected a string for 'type', found a whole number | one of "
      "disk, usb, aux, initrd @7" },
    { "{\"storage\":[{\"readOnly\":true}]}",
      "usage -: expected 'file' or 'url' in a storage entry "
      "@{\"readOnly\":true}" },
    { "{\"storage\":[{\"file\":\"\"}]}",
      "usage -: expected 'file' or 'url' in a storage entry @{\"file\":\"\"}" },
    { "{\"storage\":[\"a.img\"]}",
      "usage -: expected 'file' or 'url' in a storage entry @\"a.img\"" },
  };

  expect_rows (rows, COUNT (rows));
}

#define RAM "usage -: expected a whole number from 268435456 to " \
  "1125899906842624 for 'ram'"
#define CPUS "usage -: expected a whole number from 1 to 255 for 'cpus'"

TEST (load__invalid_number__is_marked)
{
  static const struct row rows[] = {
    { "{\"ram\":268435455}", RAM " @268435455" },
    { "{\"ram\":1125899906842625}", RAM " @1125899906842625" },
    { "{\"ram\":\"8G\"}", RAM " @\"8G\"" },
    { "{\"ram\":268435456,\"cpus\":255}", "268435456 255" },
    { "{\"cpus\":0}", CPUS " @0" },
    { "{\"cpus\":-1}", CPUS " @-1" },
    { "{\"cpus\":1.5}", CPUS " @1.5" },
    { "{\"cpus\":256}", CPUS " @256" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (load__invalid_json__points_at_the_error)
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
  expect_text (loaded (" [1] "), "usage -: expected an object, found an array "
               "@[1]");
}

/* The parser's own message names its functions and the byte of the error. */
TEST (load__invalid_json__is_marked)
{
  static const struct row rows[] = {
    { "{\"a\":1,\"a\":2}", "usage -: duplicate object key @\"a\"" },
    { "{\"a\":nonsense}", "usage -: invalid token @nonsense" },
    { "{\"a\":99999999999999999999}",
      "usage -: too big integer @99999999999999999999" },
    { "{\"a\":\"b\\u0000c\"}",
      "usage -: a string cannot contain \\u0000 @\"b\\u0000c\"" },
    { "{\"a\":1", "usage -: '}' expected near end of file @1" },
  };

  expect_rows (rows, COUNT (rows));
}

/* An empty file has no byte to point at. */
TEST (load__empty_file__points_at_the_end)
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

TEST (load__storage_is_not_an_array__is_refused)
{
  expect_text (loaded ("{\"storage\":{\"file\":\"a\"}}"),
               "usage -: expected an array for 'storage', found an object "
               "@{\"file\":\"a\"}");
}

TEST (load__no_file__is_reported)
{
  struct config config = { 0 };
  struct drive_set drives = { 0 };
  CLEANUP_DIAG struct diag diag = { 0 };

  assert_int_equal (config_load (&config, "no.json", &drives, &diag), -1);
  expect_diag (&diag, "usage -: cannot read 'no.json': No such file or "
               "directory");
  config_free (&config);
}

TEST (load__unsupported_server_type__is_refused)
{
  expect_text (loaded ("{\"storage\":[{\"file\":\"x\",\"server\":7}]}"),
               "usage -: expected a string or an array of strings for "
               "'server', found a whole number @7");
  expect_text (loaded ("{\"storage\":[{\"file\":\"x\","
                       "\"server\":[\"a\",7]}]}"),
               "usage -: expected a string or an array of strings for "
               "'server', found a whole number @[\"a\",7]");
}

static const char three[] =
  "{\"storage\":[{\"type\":\"aux\"},{\"file\":\"a\"},"
  "{\"type\":\"initrd\"},{\"type\":\"usb\",\"file\":\"b\"}]}";

TEST (load__notes__name_ignored_entries)
{
  static const char *const lines[] = {
    "remark 20-25: ignoring an entry of type 'aux'", NULL,
    "remark 48-56: ignoring an entry of type 'initrd'", NULL,
  };
  struct config config = { 0 };
  struct drive_set drives = { 0 };
  CLEANUP_DIAG struct diag diag = { 0 };

  write_file ("c.json", three, strlen (three));
  assert_int_equal (config_load (&config, "c.json", &drives, &diag), 0);
  assert_int_equal (config_entries (&config), COUNT (lines));
  for (size_t i = 0; i < COUNT (lines); ++i) {
    CLEANUP_DIAG struct diag remark = { 0 };

    assert_int_equal (config_remark (&config, i, &remark), lines[i] != NULL);
    if (lines[i] != NULL)
      expect_diag (&remark, lines[i]);
  }
  drive_set_clear (&drives);
  config_free (&config);
}

TEST (load__places__are_those_of_the_images)
{
  struct config config = { 0 };
  struct drive_set drives = { 0 };
  CLEANUP_DIAG struct diag diag = { 0 };

  write_file ("c.json", three, strlen (three));
  assert_int_equal (config_load (&config, "c.json", &drives, &diag), 0);
  for (size_t i = 0; i < 2; ++i) {
    struct span where = config_place (&config, i, NULL);

    expect_text (xstrndup (three + where.start, where.end - where.start),
                 i ? "\"b\"" : "\"a\"");
  }
  drive_set_clear (&drives);
  config_free (&config);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    in_directory (load__valid__is_read),
    in_directory (load__invalid_entry__is_marked),
    in_directory (load__invalid_number__is_marked),
    in_directory (load__invalid_json__points_at_the_error),
    in_directory (load__invalid_json__is_marked),
    in_directory (load__empty_file__points_at_the_end),
    in_directory (load__storage_is_not_an_array__is_refused),
    in_directory (load__no_file__is_reported),
    in_directory (load__unsupported_server_type__is_refused),
    in_directory (load__notes__name_ignored_entries),
    in_directory (load__places__are_those_of_the_images),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
