/* diskfish: a file name or URI becomes a drive, and errors point at their part.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit-drive.h"
#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "cleanup.h"
#include "uri.h"
#include "xalloc.h"

/* Return the drive as text, or the error and its part of the URI. */
static char *
parsed (const char *text)
{
  struct span where = { 47, 11 };
  CLEANUP_DIAG struct diag diag = { 0 };
  CLEANUP_DRIVE struct drive *drive = uri_parse_image (text, &where, &diag);
  CLEANUP_FREE char *line = NULL;

  if (drive != NULL) {
    assert_false (diag_is_set (&diag));
    assert_int_equal (drive->kind, DRIVE_IMAGE);
    return drive_text (drive);
  }
  line = diag_line (&diag);
  return xasprintf ("%s @%.*s", line, (int) (where.end - where.start),
                    text + where.start);
}

/* Return the URI that is shown for the drive of the text. */
static char *
shown (const char *text)
{
  struct span where;
  CLEANUP_DIAG struct diag diag = { 0 };
  CLEANUP_DRIVE struct drive *drive = uri_parse_image (text, &where, &diag);

  assert_non_null (drive);
  return uri_of_drive (drive);
}

TEST (shown__is_valid_syntax_without_secrets)
{
  static const char *const same[] = {
    "a.img", "nbd://localhost:10809/x", "nbd:///x?socket=/run/a%20b",
    "ssh://me@host/images/a%20b.img", "rbd://mon:6789/pool/disk",
    "https://[::1]:8443/a/b.img", "nbd://h/", "rbd:////pool/disk",
    "ssh://me%40home@host/a@b.img",
  };

  for (size_t i = 0; i < COUNT (same); ++i)
    expect_text (shown (same[i]), same[i]);
  expect_text (shown ("ssh://me:secret@host/x"), "ssh://me@host/x");
  expect_text (shown ("file:///a%20b"), "/a b");
}

struct row {
  const char *text;
  const char *expected;
};

static void
expect_rows (const struct row *rows, size_t count)
{
  for (size_t i = 0; i < count; ++i)
    expect_text (parsed (rows[i].text), rows[i].expected);
}

TEST (parse__not_a_uri__is_a_file)
{
  static const struct row rows[] = {
    { "a.img", "a.img" }, { "", "" }, { "/a b", "/a b" },
    { "ftp:/x", "ftp:/x" }, { "://x", "://x" }, { "./http://x", "./http://x" },
    { "FILE:///x", "FILE:///x" }, { "nbd+unix:///x", "nbd+unix:///x" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (parse__file__is_its_path)
{
  static const struct row rows[] = {
    { "file:///dev/sdz", "/dev/sdz" },
    { "file:///a%20b%2ec", "/a b.c" },
    { "file://localhost/x", "/x" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (parse__network__has_server_and_user)
{
  static const struct row rows[] = {
    { "ftp://u@h:21/d.img",
      "/d.img protocol=ftp server=tcp:h:21 username=u" },
    { "ftps://h/d", "/d protocol=ftps server=tcp:h" },
    { "http://u:pw@h/p/d.img",
      "/p/d.img protocol=http server=tcp:h username=u secret=pw" },
    { "https://[::1]:80/x", "/x protocol=https server=tcp:[::1]:80" },
    { "tftp://h/d", "/d protocol=tftp server=tcp:h" },
    { "iscsi://h:3260/iqn.2/1",
      "iqn.2/1 protocol=iscsi server=tcp:h:3260" },
    { "rbd:///pool/disk", "pool/disk protocol=rbd" },
    { "rbd://u@h:1/p/d",
      "p/d protocol=rbd server=tcp:h:1 username=u" },
    { "ssh://root@h:22/d.img",
      "/d.img protocol=ssh server=tcp:h:22 username=root" },
    { "ssh://u:p%40w%3A@h/x",
      "/x protocol=ssh server=tcp:h username=u secret=p@w:" },
    { "ssh://a%3Ab@h/x", "/x protocol=ssh server=tcp:h username=a:b" },
    { "gluster://h/v/d", "v/d protocol=gluster server=tcp:h" },
    { "sheepdog:///x", "x protocol=sheepdog" },
    { "http://h/a%3Fb", "/a?b protocol=http server=tcp:h" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (parse__nbd__has_export_and_socket)
{
  static const struct row rows[] = {
    { "nbd://h", " protocol=nbd server=tcp:h" },
    { "nbd://h:10809/", " protocol=nbd server=tcp:h:10809" },
    { "nbd://h/exp", "exp protocol=nbd server=tcp:h" },
    { "nbd://?socket=/tmp/s", " protocol=nbd server=unix:/tmp/s" },
    { "nbd:///exp?socket=%2Ftmp%2Fa%20b",
      "exp protocol=nbd server=unix:/tmp/a b" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (parse__invalid_uri__is_marked)
{
  static const struct row rows[] = {
    { "htttp://h/x", "usage -: unknown protocol 'htttp' | did you mean 'http'? "
      "(file, ftp, ftps, http, https, iscsi, nbd, rbd, ssh, tftp, gluster, "
      "sheepdog) @htttp" },
    { "ssh://h", "usage -: expected the name of an image in the URI @ssh://h" },
    { "file://", "usage -: expected the name of an image in the URI @file://" },
    { "http://h:99999/x", "usage -: '99999' is not a port number @99999" },
    { "http://h:abc/x", "usage -: 'http://h:abc/x' is not a valid URI | write "
      "characters other than letters, digits and -._~ as %hh "
      "@http://h:abc/x" },
    { "ssh://h/%zz", "usage -: 'ssh://h/%zz' is not a valid URI | write "
      "characters other than letters, digits and -._~ as %hh "
      "@ssh://h/%zz" },
    { "ssh://h/a%00b", "usage -: a name cannot contain a NUL byte @/a%00b" },
    { "ssh://u%00:x@h/a", "usage -: a name cannot contain a NUL byte @u%00" },
    { "file://a.img", "usage -: 'file://a.img' is not a file on this host "
      "| use three slashes: file:///PATH @a.img" },
    { "http://h/x?q=1", "usage -: '?q=1' is not a supported query | use "
      "?socket=PATH with nbd, and %3F for a ? in a name @q=1" },
    { "nbd://?socket=/a&x=y", "usage -: '?socket=/a&x=y' is not a supported "
      "query | use ?socket=PATH with nbd, and %3F for a ? in a name "
      "@socket=/a&x=y" },
    { "nbd://?socket=", "usage -: expected a path after 'socket=' @socket=" },
    { "nbd://h?socket=/s",
      "usage -: cannot use both a server and a socket @socket=/s" },
  };

  expect_rows (rows, COUNT (rows));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (shown__is_valid_syntax_without_secrets),
    cmocka_unit_test (parse__not_a_uri__is_a_file),
    cmocka_unit_test (parse__file__is_its_path),
    cmocka_unit_test (parse__network__has_server_and_user),
    cmocka_unit_test (parse__nbd__has_export_and_socket),
    cmocka_unit_test (parse__invalid_uri__is_marked),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
