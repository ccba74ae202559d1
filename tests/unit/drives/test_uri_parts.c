/* diskfish: a URI is split as RFC 3986 says, or refused as a whole.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "uri-parts.h"
#include "xalloc.h"

/* Return the parts as "SCHEME USER SERVER PORT PATH QUERY", - for a missing
 * one.
 */
static char *
split (const char *text)
{
  struct uri_parts parts;
  char *line;

  if (!uri_parts_read (&parts, text)) {
    assert_null (parts.scheme);
    return xstrdup ("refused");
  }
  line = xasprintf ("%s %s %s %d %s %s", parts.scheme,
                    parts.user ? parts.user : "-",
                    parts.server ? parts.server : "-", parts.port,
                    parts.path ? parts.path : "-",
                    parts.query ? parts.query : "-");
  uri_parts_free (&parts);
  assert_null (parts.query);
  return line;
}

TEST (read__valid__has_the_parts)
{
  static const struct {
    const char *uri, *parts;
  } cases[] = {
    { "nbd://", "nbd - - 0 - -" },
    { "nbd://h", "nbd - h 0 - -" },
    { "nbd://h:10809/x", "nbd - h 10809 /x -" },
    { "nbd:///x?socket=/run/a%20b", "nbd - - 0 /x socket=/run/a%20b" },
    { "ssh://me:pw@h.example/a/b", "ssh me:pw h.example 0 /a/b -" },
    { "ssh://@h/", "ssh  h 0 / -" },
    { "https://[::1]:8443/a;b=(c)!*'", "https - [::1] 8443 /a;b=(c)!*' -" },
    { "Svn+ssh-1.x://h/a@b:c", "Svn+ssh-1.x - h 0 /a@b:c -" },
    { "ftp://h?a/b?c", "ftp - h 0 - a/b?c" },
    { "ftp://h?", "ftp - h 0 - " },
    { "ftp://h/a#f[1]/?", "ftp - h 0 /a -" },
    { "ftp://h:2147483647/", "ftp - h 2147483647 / -" },
  };

  for (size_t i = 0; i < COUNT (cases); ++i)
    expect_text (split (cases[i].uri), cases[i].parts);
}

TEST (read__invalid__is_refused)
{
  static const char *const cases[] = {
    "", "a", "1a://h", "://h", "ssh:/h", "ssh:h", "ssh//h", "ssh://a b/",
    "ssh://h/%", "ssh://h/%4", "ssh://h/%g0", "ssh://h/%4g", "ssh://h/\"",
    "ssh://h/<a>", "ssh://h/[a]", "ssh://h?[a]", "ssh://h/a#b#c",
    "ssh://h:/a", "ssh://h:a/", "ssh://h:-1/", "ssh://h:2147483648/",
    "ssh://[::1/a", "ssh://a@b@c/", "ssh://h/\xc3\xa9", "ssh://h\\a",
  };

  for (size_t i = 0; i < COUNT (cases); ++i)
    expect_text (split (cases[i]), "refused");
}

static char *
decoded (const char *text)
{
  return uri_decode (text, strlen (text));
}

TEST (decode__percent_encoding__is_removed)
{
  expect_text (decoded (""), "");
  expect_text (decoded ("a%20b%2Fc%2fd"), "a b/c/d");
  expect_text (decoded ("%C3%A9%25"), "\xc3\xa9%");
  expect_text (decoded ("%"), "%");
  expect_text (decoded ("%4"), "%4");
  expect_text (decoded ("%zz%4z"), "%zz%4z");
  expect_text (uri_decode ("%41%42", 3), "A");
  expect_text (uri_decode ("%41%42", 5), "A%4");
}

static char *
encoded (const char *text, const char *kept)
{
  struct strbuf out = { 0 };

  strbuf_puts (&out, "<");
  uri_encode (&out, text, kept);
  return strbuf_steal (&out);
}

TEST (encode__characters_outside_the_set__are_encoded)
{
  expect_text (encoded ("", ""), "<");
  expect_text (encoded ("aZ09-_.!~*'()", ""), "<aZ09-_.!~*'()");
  expect_text (encoded ("a b@c/d:e%", ""), "<a%20b%40c%2Fd%3Ae%25");
  expect_text (encoded ("a b@c/d:e%", "/:@"), "<a%20b@c/d:e%25");
  expect_text (encoded ("\xc3\xa9\n", ""), "<%C3%A9%0A");
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (read__valid__has_the_parts),
    cmocka_unit_test (read__invalid__is_refused),
    cmocka_unit_test (decode__percent_encoding__is_removed),
    cmocka_unit_test (encode__characters_outside_the_set__are_encoded),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
