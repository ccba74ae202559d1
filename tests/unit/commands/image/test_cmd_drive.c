/* diskfish: add-drive, alloc and sparse accept each option and change nothing
 * on error.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit-drive.h"
#include "unit-session.h"
#include "unit.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cleanup.h"

static struct session session;

static int
enter_session (void **state)
{
  int status = enter_directory (state);

  write_file ("a.img", "aaaa", 4);
  unit_session_open (&session);
  return status;
}

static int
leave_session (void **state)
{
  unit_session_close (&session);
  return leave_directory (state);
}

#define in_session(test) \
  cmocka_unit_test_setup_teardown (test, enter_session, leave_session)

#define run(line) unit_run (&session, (line))

/* Run a line that attaches a drive.  Return the drive as text, or the diag. */
static char *
attached (const char *line)
{
  CLEANUP_FREE char *result = run (line);
  char *text;

  if (session.drives.list.len == 0)
    return STEAL (result);
  assert_string_equal (result, "(nothing)");
  text = drive_text (session.drives.list.ptr[0]);
  drive_set_clear (&session.drives);
  return text;
}

TEST (add_drive__each_option__is_accepted)
{
  static const struct {
    const char *line;
    const char *expected;
  } rows[] = {
    { "add-drive a.img", "a.img" }, { "add a.img", "a.img" },
    { "add-drive-opts a.img", "a.img" },
    { "add-drive a.img readonly:true", "a.img ro" },
    { "add-drive a.img readonly:false", "a.img" },
    { "add-drive a.img format:raw", "a.img format=raw" },
    { "add-drive a.img label:x", "a.img label=x" },
    { "add-drive a.img cachemode:writeback",
      "a.img sync=fsync cachemode=writeback" },
    { "add-drive a.img cachemode:unsafe",
      "a.img sync=none cachemode=unsafe" },
    { "add-drive a.img discard:besteffort", "a.img discard=besteffort" },
    { "add-drive a.img copyonread:true", "a.img copyonread=1" },
    { "add-drive a.img copyonread:false", "a.img copyonread=0" },
    { "add-drive a.img blocksize:4096", "a.img blocksize=4096" },
    { "add-drive a.img name:sdq", "a.img name=sdq" },
    { "add-drive /x protocol:ssh server:h username:u secret:c2VjcmV0",
      "/x protocol=ssh server=h username=u secret=c2VjcmV0" },
    { "add-drive x protocol:rbd 'server:a:1 b:2'",
      "x protocol=rbd server=a:1 server=b:2" },
    { "add-drive-ro a.img", "a.img ro" }, { "add-ro a.img", "a.img ro" },
    { "add-cdrom a.img", "a.img ro" },
    { "add-drive-with-if a.img virtio", "a.img iface=virtio" },
    { "add-drive-ro-with-if a.img virtio", "a.img ro iface=virtio" },
    { "add-drive-scratch 1M", "(none) size=1048576 sync=none" },
    { "scratch 1M label:x", "(none) label=x size=1048576 sync=none" },
  };

  for (size_t i = 0; i < COUNT (rows); ++i)
    expect_text (attached (rows[i].line), rows[i].expected);
}

TEST (add_drive__invalid_argument__is_reported)
{
  static const struct {
    const char *line;
    const char *expected;
  } rows[] = {
    { "add-drive no.img", "failed 10-16: cannot open 'no.img': No such file "
      "or directory" },
    { "add-drive a.img cachemode:none", "usage 26-30: cachemode 'none' is "
      "refused: no safer than writeback, slower, and not supported everywhere "
      "| one of writeback, unsafe" },
    { "add-drive a.img readonly:maybe", "usage 25-30: 'maybe' is not a "
      "boolean | use true or false" },
    { "add-drive a.img label:1", "usage 22-23: '1' is not a label | use "
      "1 to 20 letters A-Z a-z" },
    { "add-drive-ro no.img", "failed 13-19: cannot open 'no.img': No such "
      "file or directory" },
    { "add-drive", "usage 9-9: 'add-drive' needs the argument 'filename' | "
                   "usage: add-drive filename [option:value...]" },
  };

  for (size_t i = 0; i < COUNT (rows); ++i)
    expect_text (attached (rows[i].line), rows[i].expected);
}

TEST (add_drive__null__is_a_disk_without_content)
{
  expect_text (attached ("add-drive /dev/null"), "/dev/null");
}

TEST (sparse_and_alloc__size__create_the_image)
{
  struct stat image;

  expect_text (attached ("sparse s.img 1M"), "s.img format=raw");
  assert_int_equal (stat ("s.img", &image), 0);
  assert_int_equal (image.st_size, 1048576);
  expect_text (attached ("alloc l.img 64K"), "l.img format=raw");
  assert_int_equal (stat ("l.img", &image), 0);
  assert_int_equal (image.st_size, 65536);
  expect_text (attached ("allocate l.img 1"), "l.img format=raw");
}

TEST (sparse_and_alloc__invalid_argument__is_reported)
{
  expect_text (attached ("sparse s.img 0"), "usage 13-14: cannot create an "
               "image of 0 bytes");
  expect_text (attached ("alloc s.img -1K"), "usage 12-15: cannot create an "
               "image of -1024 bytes");
  expect_text (attached ("sparse s.img x"), "usage 13-14: 'x' is not a "
               "number");
  expect_text (attached ("sparse no/s.img 1"), "failed 7-15: cannot create "
               "'no/s.img': No such file or directory");
  assert_int_equal (access ("s.img", F_OK), -1);
}

/* sparse must find an attached image before it truncates it. */
TEST (sparse__attached_image__is_not_changed)
{
  expect_text (run ("add-drive a.img"), "(nothing)");
  free (run ("sparse a.img 1"));
  expect_text (read_file ("a.img"), "aaaa");
}

TEST (cachemode_and_disk_list__agree)
{
  CLEANUP_FREE char *list = NULL;

  expect_text (run ("add-drive a.img format:raw cachemode:unsafe"),
               "(nothing)");
  list = run ("disk list");
  assert_non_null (strstr (list, " sync=none "));
  assert_non_null (strstr (list, "on_host_crash=anything written"));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    in_session (add_drive__each_option__is_accepted),
    in_session (add_drive__invalid_argument__is_reported),
    in_session (add_drive__null__is_a_disk_without_content),
    in_session (sparse_and_alloc__size__create_the_image),
    in_session (sparse_and_alloc__invalid_argument__is_reported),
    in_session (sparse__attached_image__is_not_changed),
    in_session (cachemode_and_disk_list__agree),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
