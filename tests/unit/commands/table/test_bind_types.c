/* diskfish: binding accepts valid values of each type and refuses invalid ones.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fake-table.h"
#include "unit.h"

#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cleanup.h"
#include "xalloc.h"

struct row {
  const char *text;
  const char *expected;
};

static void
expect_rows (const struct row *rows, size_t count)
{
  for (size_t i = 0; i < count; ++i)
    expect_text (bound_text (rows[i].text), rows[i].expected);
}

TEST (bool__words__are_numbers)
{
  static const struct row rows[] = {
    { "bool true", "bool@0-4: value=1@5-9" },
    { "bool no", "bool@0-4: value=0@5-7" },
    { "bool ON", "bool@0-4: value=1@5-7" },
    { "bool 0", "bool@0-4: value=0@5-6" },
    { "bool maybe", "usage 5-10: 'maybe' is not a boolean | use true or "
                    "false" },
    { "bool 2", "usage 5-6: '2' is not a boolean | use true or false" },
    { "bool ''", "usage 5-7: '' is not a boolean | use true or false" },
  };

  expect_rows (rows, COUNT (rows));
}

#define SUFFIXES " | use K M G T P E, or KB MB ... for powers of 1000"

TEST (int__limits__are_those_of_32_bits)
{
  static const struct row rows[] = {
    { "int 42", "int@0-3: value=42@4-6" },
    { "int -1", "int@0-3: value=-1@4-6" },
    { "int 0x10", "int@0-3: value=16@4-8" },
    { "int 010", "int@0-3: value=8@4-7" },
    { "int 1M", "int@0-3: value=1048576@4-6" },
    { "int 2147483647", "int@0-3: value=2147483647@4-14" },
    { "int -2147483648", "int@0-3: value=-2147483648@4-15" },
    { "int 2147483648", "usage 4-14: '2147483648' is out of range" },
    { "int -2147483649", "usage 4-15: '-2147483649' is out of range" },
    { "int 2G", "usage 4-6: '2G' is out of range" },
    { "int x", "usage 4-5: 'x' is not a number" },
    { "int ''", "usage 4-6: '' is not a number" },
    { "int 1Q", "usage 4-6: '1Q' is not a number with a suffix" SUFFIXES },
    { "int 1.5", "usage 4-7: '1.5' is not a number with a suffix" SUFFIXES },
    { "int 99999999999999999999",
      "usage 4-24: '99999999999999999999' is out of range" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (int64_and_size__limits__are_those_of_64_bits)
{
  static const struct row rows[] = {
    { "int64 9223372036854775807",
      "int64@0-5: value=9223372036854775807@6-25" },
    { "int64 -8E", "int64@0-5: value=-9223372036854775808@6-9" },
    { "int64 9223372036854775808",
      "usage 6-25: '9223372036854775808' is out of range" },
    { "int64 x", "usage 6-7: 'x' is not a number" },
    { "size 10G", "size@0-4: value=10737418240@5-8" },
    { "size 10GB", "size@0-4: value=10000000000@5-9" },
    { "size 10GiB", "size@0-4: value=10737418240@5-10" },
    { "size -1", "size@0-4: value=-1@5-7" },
    { "size 8E", "usage 5-7: '8E' is out of range" },
    { "size big", "usage 5-8: 'big' is not a number" },
    { "size 10q", "usage 5-8: '10q' is not a number with a suffix"
      SUFFIXES },
  };

  expect_rows (rows, COUNT (rows));
}

/* Types that accept any word without a NUL. */
TEST (text_types__any_word__is_accepted)
{
  static const char *const types[] = {
    "string", "guid", "file-in", "file-out", "host-file", "image", "device",
    "mountable", "device-or-path", "mountable-or-path",
  };

  for (size_t i = 0; i < COUNT (types); ++i) {
    size_t at = strlen (types[i]);
    CLEANUP_FREE char *text = xasprintf ("%s \"a b\"", types[i]);
    CLEANUP_FREE char *nul = xasprintf ("%s \"a\\000b\"", types[i]);
    CLEANUP_FREE char *expected =
      xasprintf ("%s@0-%zu: value='a b'@%zu-%zu", types[i], at, at + 1,
                 at + 6);
    CLEANUP_FREE char *refused =
      xasprintf ("usage %zu-%zu: 'a' contains a NUL byte", at + 1,
                 at + 9);

    expect_text (bound_text (text), expected);
    expect_text (bound_text (nul), refused);
  }
}

TEST (nul__other_types__is_refused)
{
  static const struct row rows[] = {
    { "int \"1\\0002\"", "usage 4-12: '1' contains a NUL byte" },
    { "list \"a\\000b\"", "usage 5-13: 'a' contains a NUL byte" },
    { "optstring \"\\000\"", "usage 10-16: '' contains a NUL byte" },
    { "path \"/a\\u{0}\"", "usage 5-14: '/a' contains a NUL byte" },
    { "pick \"full\\x00\"", "usage 5-15: 'full' contains a NUL byte" },
    { "options a word:\"b", "options@0-7: value='a'@8-9 word:'\"b'@15-17" },
    { "options a \"word:b\\000\"",
      "usage 10-22: 'b' contains a NUL byte" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (buffer__any_byte__is_accepted)
{
  static const struct row rows[] = {
    { "buffer ''", "buffer@0-6: value=''@7-9" },
    { "buffer \"a\\000b\"", "buffer@0-6: value='a\\0b'@7-15" },
    { "buffer \"\\xff\"", "buffer@0-6: value='\xff'@7-13" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (optstring__empty__is_null)
{
  static const struct row rows[] = {
    { "optstring ''", "optstring@0-9: value=NULL@10-12" },
    { "optstring x", "optstring@0-9: value='x'@10-11" },
    { "pick-opt full", "pick-opt@0-8: value='full'@9-13" },
    { "pick-opt ''", "usage 9-11: unknown mode '' | one of full, fsync, "
      "none" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (list_types__quotes__make_one_element)
{
  static const char *const types[] = {
    "list", "filename-list", "device-list", "path-list",
  };

  for (size_t i = 0; i < COUNT (types); ++i) {
    size_t at = strlen (types[i]);
    CLEANUP_FREE char *text = xasprintf ("%s \"a b 'c d'\"", types[i]);
    CLEANUP_FREE char *expected =
      xasprintf ("%s@0-%zu: value=[a][b][c d]@%zu-%zu", types[i], at, at + 1,
                 at + 12);
    CLEANUP_FREE char *open = xasprintf ("%s \"a 'b\"", types[i]);
    CLEANUP_FREE char *refused =
      xasprintf ("usage %zu-%zu: 'a 'b' has an unterminated quote | write \\' "
                 "for a quote in a list", at + 1, at + 7);

    expect_text (bound_text (text), expected);
    expect_text (bound_text (open), refused);
  }
  expect_text (bound_text ("list ''"), "list@0-4: value=@5-7");
  expect_text (bound_text ("list a"), "list@0-4: value=[a]@5-6");
}

TEST (path__absolute_or_win__is_accepted)
{
  static const struct row rows[] = {
    { "path /", "path@0-4: value='/'@5-6" },
    { "path /a/b", "path@0-4: value='/a/b'@5-9" },
    { "path win:c:\\x", "path@0-4: value='win:c:\\x'@5-13" },
    { "path WIN:/x", "path@0-4: value='WIN:/x'@5-11" },
    { "path a", "usage 5-6: 'a' is not an absolute path | start guest paths "
                "with /" },
    { "path ''", "usage 5-7: '' is not an absolute path | start guest paths "
                 "with /" },
    { "path ./a", "usage 5-8: './a' is not an absolute path | start guest "
                  "paths with /" },
    { "path wi:x", "usage 5-9: 'wi:x' is not an absolute path | start guest "
                   "paths with /" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (several__each_word__is_bound)
{
  static const struct row rows[] = {
    { "host-files a", "host-files@0-10: value=[a]@11-12" },
    { "host-files a 'b c' /d",
      "host-files@0-10: value=[a][b c][/d]@11-21" },
    { "host-files", "usage 10-10: 'host-files' needs the argument 'value' | "
                    "usage: host-files value..." },
    { "host-files a \"b\\000\"",
      "usage 13-20: 'b' contains a NUL byte" },
    { "host-files a -<<E\nx\nE", "usage 13-17: a here-document can only "
                                 "replace an input file or a text" },
  };

  expect_rows (rows, COUNT (rows));
}

/* Later required arguments get their words; optional ones get none. */
TEST (several__later_arguments__get_their_words)
{
  static const struct row rows[] = {
    { "paths /a b", "paths@0-5: value=[/a]@6-8 folder='b'@9-10" },
    { "paths /a /b /c d",
      "paths@0-5: value=[/a][/b][/c]@6-14 folder='d'@15-16" },
    { "paths /a", "usage 8-8: 'paths' needs the argument 'folder' | "
      "usage: paths value... folder [word]" },
    { "paths /a b c", "usage 9-10: 'b' is not an absolute path | start guest "
                      "paths with /" },
    { "paths a b", "usage 6-7: 'a' is not an absolute path | start guest paths "
                   "with /" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (event_set__names__are_checked_one_by_one)
{
  static const char list[] = "(close, subprocess_quit, launch_done, progress, "
    "appliance, library, trace, enter, libvirt_auth, warning)";
  CLEANUP_FREE char *misspelt =
    xasprintf ("usage 16-21: unknown event 'trase' | did you mean 'trace'? "
               "%s", list);
  CLEANUP_FREE char *quoted =
    xasprintf ("usage 10-23: unknown event 'trase' | did you mean 'trace'? "
               "%s", list);
  static const struct row rows[] = {
    { "event-set close", "event-set@0-9: value=1@10-15" },
    { "event-set close,trace,", "event-set@0-9: value=65@10-22" },
    { "event-set ''", "event-set@0-9: value=0@10-12" },
    { "event-set *", "event-set@0-9: value=1023@10-11" },
  };

  expect_rows (rows, COUNT (rows));
  expect_text (bound_text ("event-set close,trase,x"), misspelt);
  expect_text (bound_text ("event-set 'close,trase'"), quoted);
}

TEST (pointer__address__is_accepted)
{
  static const struct row rows[] = {
    { "pointer 0x1000", "pointer@0-7: value=0x1000@8-14" },
    { "pointer 16", "pointer@0-7: value=0x10@8-10" },
    { "pointer 0xzz", "usage 8-12: '0xzz' is not an address" },
    { "pointer x", "usage 8-9: 'x' is not an address" },
    { "pointer ''", "usage 8-10: '' is not an address" },
    { "pointer 1K", "usage 8-10: '1K' is not an address" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (key__is_not_an_argument_word)
{
  static const struct row rows[] = {
    { "keyed-any", "keyed-any@0-9:" },
    { "keyed-any secret", "usage 10-16: too many arguments for 'keyed-any' "
      "| usage: keyed-any" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (choice__open_and_closed__are_checked)
{
  static const struct row rows[] = {
    { "pick full", "pick@0-4: value='full'@5-9" },
    { "pick fsync", "pick@0-4: value='fsync'@5-10" },
    { "pick none", "pick@0-4: value='none'@5-9" },
    { "pick ful", "usage 5-8: unknown mode 'ful' | did you mean 'full'? "
      "(full, fsync, none)" },
    { "pick FULL", "usage 5-9: unknown mode 'FULL' | did you mean 'full'? "
      "(full, fsync, none)" },
    { "pick ''", "usage 5-7: unknown mode '' | one of full, fsync, none" },
    { "pick-nocase FULL", "pick-nocase@0-11: value='FULL'@12-16" },
    { "pick-nocase ful", "usage 12-15: unknown mode 'ful' | did you mean "
      "'full'? (full, fsync, none)" },
    { "pick-open full", "pick-open@0-9: value='full'@10-14" },
    { "pick-open whatever", "pick-open@0-9: value='whatever'@10-18" },
    { "pick-list 'full none'", "pick-list@0-9: value=[full][none]@10-21" },
    { "pick-list ''", "pick-list@0-9: value=@10-12" },
    { "pick-list 'full nnoe'", "usage 10-21: unknown mode 'nnoe' | did you "
      "mean 'none'? (full, fsync, none)" },
    { "pick-number 7", "usage 12-13: unknown mode '7' | one of full, fsync, "
      "none" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (tilde__bare_word__is_expanded)
{
  static const struct row rows[] = {
    { "string ~", "string@0-6: value='/home/me'@7-8" },
    { "string ~/a b", "usage 11-12: too many arguments for 'string' | "
      "usage: string value" },
    { "string ~/a", "string@0-6: value='/home/me/a'@7-10" },
    { "string '~'", "string@0-6: value='~'@7-10" },
    { "string \"~/a\"", "string@0-6: value='~/a'@7-12" },
    { "string a~", "string@0-6: value='a~'@7-9" },
    { "string ~no-such-user-here/a",
      "string@0-6: value='~no-such-user-here/a'@7-27" },
  };

  setenv ("HOME", "/home/me", 1);
  expect_rows (rows, COUNT (rows));
}

TEST (tilde__user__is_expanded)
{
  const struct passwd *user = getpwuid (getuid ());
  CLEANUP_FREE char *text = NULL, *expected = NULL;

  if (user == NULL)
    skip ();
  text = xasprintf ("string ~%s/a", user->pw_name);
  expected = xasprintf ("string@0-6: value='%s/a'@7-%zu", user->pw_dir,
                        strlen (text));
  expect_text (bound_text (text), expected);
}

TEST (tilde__no_home__uses_the_user_database)
{
  const struct passwd *user = getpwuid (geteuid ());
  CLEANUP_FREE char *expected =
    xasprintf ("string@0-6: value='%s/a'@7-10", user ? user->pw_dir : "~");

  unsetenv ("HOME");
  expect_text (bound_text ("string ~/a"), expected);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (bool__words__are_numbers),
    cmocka_unit_test (int__limits__are_those_of_32_bits),
    cmocka_unit_test (int64_and_size__limits__are_those_of_64_bits),
    cmocka_unit_test (text_types__any_word__is_accepted),
    cmocka_unit_test (nul__other_types__is_refused),
    cmocka_unit_test (buffer__any_byte__is_accepted),
    cmocka_unit_test (optstring__empty__is_null),
    cmocka_unit_test (list_types__quotes__make_one_element),
    cmocka_unit_test (path__absolute_or_win__is_accepted),
    cmocka_unit_test (several__each_word__is_bound),
    cmocka_unit_test (several__later_arguments__get_their_words),
    cmocka_unit_test (event_set__names__are_checked_one_by_one),
    cmocka_unit_test (pointer__address__is_accepted),
    cmocka_unit_test (key__is_not_an_argument_word),
    cmocka_unit_test (choice__open_and_closed__are_checked),
    cmocka_unit_test (tilde__bare_word__is_expanded),
    cmocka_unit_test (tilde__user__is_expanded),
    cmocka_unit_test (tilde__no_home__uses_the_user_database),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
