/* diskfish: libguestfs-tools.conf is read, and files of other users are
 * refused.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cleanup.h"
#include "tools-conf.h"
#include "xalloc.h"

static const char settings[] = "read_only = true;\n";

/* Read the files.  Return the status, the setting and what was printed. */
static char *
read_settings (void *unused)
{
  struct capture capture;
  bool read_only = false;
  CLEANUP_FREE char *printed = NULL;
  int status;

  (void) unused;
  capture_start (&capture, STDERR_FILENO);
  status = tools_conf_read (OUTPUT_TEXT, &read_only);
  printed = capture_end (&capture);
  return xasprintf ("%d %s %s", status, read_only ? "ro" : "rw", printed);
}

/* VARIABLE names the directory 'place', which holds FILE with the MODE. */
static void
make_place (const char *variable, const char *file, mode_t mode)
{
  unsetenv ("XDG_CONFIG_HOME");
  unsetenv ("XDG_CONFIG_DIRS");
  unsetenv ("HOME");
  chmod (".", 0755);
  mkdir ("place", 0755);
  mkdir ("place/libguestfs", 0755);
  write_file (file, settings, strlen (settings));
  chmod (file, mode);
  setenv (variable, "place", 1);
}

static const struct place {
  const char *variable;
  const char *file;
} places[] = {
  { "HOME", "place/.libguestfs-tools.rc" },
  { "XDG_CONFIG_HOME", "place/libguestfs/libguestfs-tools.conf" },
  { "XDG_CONFIG_DIRS", "place/libguestfs/libguestfs-tools.conf" },
};

TEST (read__file__is_used)
{
  for (size_t i = 0; i < COUNT (places); ++i) {
    make_place (places[i].variable, places[i].file, 0644);
    expect_text (as_nobody (read_settings, NULL), "0 ro ");
    unlink (places[i].file);
  }
}

TEST (read__directory_of_another_user__is_ignored)
{
  for (size_t i = 0; i < COUNT (places); ++i) {
    make_place (places[i].variable, places[i].file, 0644);
    chmod ("place", 0);
    expect_text (as_nobody (read_settings, NULL), "0 rw ");
    chmod ("place", 0755);
    unlink (places[i].file);
  }
}

TEST (read__file_of_another_user__is_reported)
{
  for (size_t i = 0; i < COUNT (places); ++i) {
    CLEANUP_FREE char *expected =
      xasprintf ("0 rw diskfish: note: cannot read '%s': Permission denied\n",
                 places[i].file);

    make_place (places[i].variable, places[i].file, 0);
    expect_text (as_nobody (read_settings, NULL), expected);
    unlink (places[i].file);
  }
}

TEST (read__invalid_home__is_ignored)
{
  CLEANUP_FREE char *longer = xcalloc (1, 5001);

  memset (longer, 'x', 5000);
  make_place ("HOME", "place/other", 0644);
  setenv ("HOME", longer, 1);
  expect_text (read_settings (NULL), "0 rw ");
  setenv ("HOME", "place/other", 1);
  expect_text (read_settings (NULL), "0 rw ");
  assert_int_equal (symlink ("loop", "loop"), 0);
  setenv ("HOME", "loop", 1);
  expect_text (read_settings (NULL), "0 rw ");
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    in_directory (read__file__is_used),
    in_directory (read__directory_of_another_user__is_ignored),
    in_directory (read__file_of_another_user__is_reported),
    in_directory (read__invalid_home__is_ignored),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
