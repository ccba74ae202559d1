/* diskfish: temporary files of ended processes are removed, and all others are
 * preserved.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cleanup.h"
#include "temporary.h"
#include "xalloc.h"

static bool
is_there (const char *path)
{
  struct stat file;

  return lstat (path, &file) == 0;
}

/* The prefix of a process that has exited. */
static char *
prefix_of_gone (void)
{
  char *own = temporary_prefix ("x"), *dash;
  pid_t pid = fork ();

  if (pid == 0)
    _exit (0);
  waitpid (pid, NULL, 0);
  dash = memrchr (own, '-', strlen (own) - 1);
  *dash = '\0';
  dash = xasprintf ("%s-%d-", own, (int) pid);
  free (own);
  return dash;
}

TEST (clean__files_of_an_ended_process__are_removed)
{
  CLEANUP_FREE char *gone = prefix_of_gone ();
  CLEANUP_FREE char *file = xasprintf ("%sfile", gone);
  CLEANUP_FREE char *directory = xasprintf ("%sfolder", gone);
  CLEANUP_FREE char *below = xasprintf ("%s/below", directory);
  CLEANUP_FREE char *link = xasprintf ("%slink", gone);

  write_file (file, "", 0);
  write_file ("target", "", 0);
  assert_int_equal (mkdir (directory, 0700), 0);
  write_file (below, "", 0);
  assert_int_equal (symlink ("target", link), 0);
  temporary_clean (".", "x");
  assert_false (is_there (file));
  assert_false (is_there (directory));
  assert_false (is_there (link));
  assert_true (is_there ("target"));
}

TEST (clean__other_files__are_preserved)
{
  CLEANUP_FREE char *gone = prefix_of_gone ();
  CLEANUP_FREE char *own = temporary_prefix ("x");
  CLEANUP_FREE char *stranger = xasprintf ("%sstranger", gone);
  CLEANUP_FREE char *other_prefix = xasprintf ("%sy", gone);
  const char *elsewhere = strrchr (gone, '-') - 1;
  CLEANUP_FREE char *container = NULL;

  while (*elsewhere != '-')
    elsewhere--;
  container = xasprintf ("x-1%s", elsewhere);
  other_prefix[0] = 'y';
  write_file (own, "", 0);
  write_file (container, "", 0);
  write_file (other_prefix, "", 0);
  write_file ("x-abc", "", 0);
  if (geteuid () == 0) {
    write_file (stranger, "", 0);
    assert_int_equal (chown (stranger, 65534, 65534), 0);
  }
  temporary_clean (".", "x");
  assert_true (is_there (own));
  assert_true (is_there (container));
  assert_true (is_there (other_prefix));
  assert_true (is_there ("x-abc"));
  assert_true (geteuid () != 0 || is_there (stranger));
}

TEST (directory__is_new_and_private)
{
  CLEANUP_FREE char *a = temporary_folder (".");
  CLEANUP_FREE char *b = temporary_folder (".");
  CLEANUP_FREE char *prefix = temporary_prefix ("./diskfish");
  struct stat directory;

  assert_non_null (a);
  assert_non_null (b);
  assert_string_not_equal (a, b);
  assert_int_equal (strncmp (a, prefix, strlen (prefix)), 0);
  assert_int_equal (stat (a, &directory), 0);
  assert_int_equal (directory.st_mode, S_IFDIR | 0700);
}

TEST (directory__no_parent__is_null)
{
  assert_null (temporary_folder ("nosuch"));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    in_directory (clean__files_of_an_ended_process__are_removed),
    in_directory (clean__other_files__are_preserved),
    in_directory (directory__is_new_and_private),
    in_directory (directory__no_parent__is_null),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
