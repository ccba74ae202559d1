/* diskfish: the user's directories are found or created, and unsafe ones are
 * refused.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cleanup.h"
#include "xalloc.h"
#include "xdg-dir.h"

/* Use the new directory as the user's home. */
static int
enter_home (void **state)
{
  CLEANUP_FREE char *home = NULL;

  if (enter_directory (state) == -1)
    return -1;
  home = get_current_dir_name ();
  umask (022);
  unsetenv ("XDG_CACHE_HOME");
  unsetenv ("XDG_STATE_HOME");
  return setenv ("HOME", home, 1);
}

#define at_home(test) \
  cmocka_unit_test_setup_teardown (test, enter_home, leave_directory)

static mode_t
mode_of (const char *path)
{
  struct stat entry;

  assert_int_equal (lstat (path, &entry), 0);
  return entry.st_mode & 07777;
}

/* Return PATH below the home directory. */
static char *
at (const char *path)
{
  return xasprintf ("%s/%s", getenv ("HOME"), path);
}

static void
expect_directory (enum xdg_dir which, const char *path)
{
  CLEANUP_FREE char *expected = at (path);

  expect_text (xdg_dir (which), expected);
}

static void
expect_none (void)
{
  CLEANUP_FREE char *directory = xdg_dir (XDG_CACHE);

  assert_null (directory);
}

TEST (directory__missing__is_created_private)
{
  expect_directory (XDG_CACHE, ".cache/diskfish");
  assert_int_equal (mode_of (".cache/diskfish"), 0700);
  assert_int_equal (mode_of (".cache"), 0700);
  expect_directory (XDG_STATE, ".local/state/diskfish");
  assert_int_equal (mode_of (".local/state/diskfish"), 0700);
}

TEST (directory__existing__is_used)
{
  expect_directory (XDG_CACHE, ".cache/diskfish");
  assert_int_equal (chmod (".cache/diskfish", 0755), 0);
  expect_directory (XDG_CACHE, ".cache/diskfish");
  assert_int_equal (mode_of (".cache/diskfish"), 0755);
}

TEST (directory__xdg_variable__is_used)
{
  CLEANUP_FREE char *cache = at ("c/d"), *state_home = at ("s");

  setenv ("XDG_CACHE_HOME", cache, 1);
  setenv ("XDG_STATE_HOME", state_home, 1);
  expect_directory (XDG_CACHE, "c/d/diskfish");
  expect_directory (XDG_STATE, "s/diskfish");
}

TEST (directory__xdg_variable_relative_or_empty__is_ignored)
{
  setenv ("XDG_CACHE_HOME", "relative", 1);
  expect_directory (XDG_CACHE, ".cache/diskfish");
  setenv ("XDG_CACHE_HOME", "", 1);
  expect_directory (XDG_CACHE, ".cache/diskfish");
}

TEST (directory__no_home__is_null)
{
  unsetenv ("HOME");
  expect_none ();
  setenv ("HOME", "relative", 1);
  expect_none ();
  setenv ("HOME", "", 1);
  expect_none ();
}

TEST (directory__xdg_variable_without_home__is_used)
{
  CLEANUP_FREE char *cache = at ("c"), *expected = at ("c/diskfish");

  setenv ("XDG_CACHE_HOME", cache, 1);
  unsetenv ("HOME");
  expect_text (xdg_dir (XDG_CACHE), expected);
}

TEST (directory__writable_by_others__is_null)
{
  static const mode_t modes[] = { 0777, 0770, 0702, 0720, 01777 };

  expect_directory (XDG_CACHE, ".cache/diskfish");
  for (size_t i = 0; i < COUNT (modes); ++i) {
    assert_int_equal (chmod (".cache/diskfish", modes[i]), 0);
    expect_none ();
    assert_int_equal (mode_of (".cache/diskfish"), modes[i]);
  }
}

TEST (directory__is_a_link__is_null)
{
  assert_int_equal (mkdir ("real", 0700), 0);
  assert_int_equal (mkdir (".cache", 0700), 0);
  assert_int_equal (symlink ("../real", ".cache/diskfish"), 0);
  expect_none ();
}

TEST (directory__is_a_dangling_link__is_null)
{
  assert_int_equal (mkdir (".cache", 0700), 0);
  assert_int_equal (symlink ("../nowhere", ".cache/diskfish"), 0);
  expect_none ();
  assert_int_equal (access ("nowhere", F_OK), -1);
}

TEST (directory__is_a_file__is_null)
{
  assert_int_equal (mkdir (".cache", 0700), 0);
  write_file (".cache/diskfish", "", 0);
  expect_none ();
}

TEST (directory__of_another_user__is_null)
{
  if (geteuid () != 0)
    skip ();
  expect_directory (XDG_CACHE, ".cache/diskfish");
  assert_int_equal (chown (".cache/diskfish", 65534, 65534), 0);
  expect_none ();
}

static char *
try_directory (void *opaque)
{
  char *directory = xdg_dir (XDG_CACHE);

  (void) opaque;
  return directory ? directory : xstrdup ("none");
}

TEST (directory__cannot_be_created__is_null)
{
  assert_int_equal (mkdir (".cache", 0555), 0);
  expect_text (as_nobody (try_directory, NULL), "none");
}

TEST (read__no_file__is_null)
{
  CLEANUP_FREE char *text = xdg_dir_read (XDG_CACHE, "kvm");

  assert_null (text);
}

TEST (read__no_directory__is_null)
{
  CLEANUP_FREE char *text = NULL;

  unsetenv ("HOME");
  text = xdg_dir_read (XDG_CACHE, "kvm");
  assert_null (text);
}

TEST (write__then_read__is_equal)
{
  xdg_dir_write (XDG_STATE, "kvm", "usable\n");
  expect_text (xdg_dir_read (XDG_STATE, "kvm"), "usable\n");
  assert_int_equal (mode_of (".local/state/diskfish/kvm"), 0600);
}

TEST (write__empty_text__is_an_empty_file)
{
  xdg_dir_write (XDG_CACHE, "kvm", "");
  expect_text (xdg_dir_read (XDG_CACHE, "kvm"), "");
}

TEST (write__again__replaces_the_file_only)
{
  struct dirent **entries;
  int count;

  xdg_dir_write (XDG_CACHE, "kvm", "the first, which is longer");
  xdg_dir_write (XDG_CACHE, "kvm", "second");
  expect_text (xdg_dir_read (XDG_CACHE, "kvm"), "second");
  count = scandir (".cache/diskfish", &entries, NULL, NULL);
  assert_int_equal (count, 3);
  for (int i = 0; i < count; ++i)
    free (entries[i]);
  free (entries);
}

TEST (write__file_is_a_link__replaces_the_link)
{
  expect_directory (XDG_CACHE, ".cache/diskfish");
  write_file ("victim", "precious", 8);
  assert_int_equal (symlink ("../../victim", ".cache/diskfish/kvm"), 0);
  xdg_dir_write (XDG_CACHE, "kvm", "new");
  expect_text (read_file ("victim"), "precious");
  expect_text (xdg_dir_read (XDG_CACHE, "kvm"), "new");
}

TEST (read__file_is_a_link__is_null)
{
  CLEANUP_FREE char *text = NULL;

  expect_directory (XDG_CACHE, ".cache/diskfish");
  write_file ("secret", "secret", 6);
  assert_int_equal (symlink ("../../secret", ".cache/diskfish/kvm"), 0);
  text = xdg_dir_read (XDG_CACHE, "kvm");
  assert_null (text);
}

TEST (write__unsafe_directory__writes_nothing)
{
  expect_directory (XDG_CACHE, ".cache/diskfish");
  assert_int_equal (chmod (".cache/diskfish", 0777), 0);
  xdg_dir_write (XDG_CACHE, "kvm", "text");
  assert_int_equal (access (".cache/diskfish/kvm", F_OK), -1);
}

TEST (write__target_is_a_directory__leaves_no_file)
{
  struct dirent **entries;
  int count;

  expect_directory (XDG_CACHE, ".cache/diskfish");
  assert_int_equal (mkdir (".cache/diskfish/kvm", 0700), 0);
  xdg_dir_write (XDG_CACHE, "kvm", "text");
  count = scandir (".cache/diskfish", &entries, NULL, NULL);
  assert_int_equal (count, 3);
  for (int i = 0; i < count; ++i)
    free (entries[i]);
  free (entries);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    at_home (directory__missing__is_created_private),
    at_home (directory__existing__is_used),
    at_home (directory__xdg_variable__is_used),
    at_home (directory__xdg_variable_relative_or_empty__is_ignored),
    at_home (directory__no_home__is_null),
    at_home (directory__xdg_variable_without_home__is_used),
    at_home (directory__writable_by_others__is_null),
    at_home (directory__is_a_link__is_null),
    at_home (directory__is_a_dangling_link__is_null),
    at_home (directory__is_a_file__is_null),
    at_home (directory__of_another_user__is_null),
    at_home (directory__cannot_be_created__is_null),
    at_home (read__no_file__is_null),
    at_home (read__no_directory__is_null),
    at_home (write__then_read__is_equal),
    at_home (write__empty_text__is_an_empty_file),
    at_home (write__again__replaces_the_file_only),
    at_home (write__file_is_a_link__replaces_the_link),
    at_home (read__file_is_a_link__is_null),
    at_home (write__unsafe_directory__writes_nothing),
    at_home (write__target_is_a_directory__leaves_no_file),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
