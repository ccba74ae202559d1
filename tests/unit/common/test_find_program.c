/* diskfish: tests of common/find-program.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit.h"

#include <stdlib.h>
#include <unistd.h>

#include "find-program.h"
#include "xalloc.h"

static void
expect_found (const char *path, const char *name, const char *expected)
{
  char *found;

  if (path != NULL)
    setenv ("PATH", path, 1);
  else
    unsetenv ("PATH");
  found = find_program (name);
  expect_text (found ? found : xstrdup ("(none)"), expected);
}

TEST (program__in_path__is_the_first_executable)
{
  expect_found ("/nosuch:/usr/bin:/bin", "env", "/usr/bin/env");
  expect_found ("/etc:/usr/bin", "passwd", "/usr/bin/passwd");
  expect_found ("/nosuch", "env", "(none)");
  expect_found ("", "env", "(none)");
  expect_found (NULL, "sh", "/bin/sh");
}

TEST (program__with_a_slash__is_not_searched)
{
  expect_found ("/nosuch", "/bin/sh", "/bin/sh");
  expect_found ("/bin", "./sh", "(none)");
  expect_found ("/bin", "/etc/passwd", "(none)");
}

TEST (path__empty_element__is_the_working_directory)
{
  assert_int_equal (chdir ("/bin"), 0);
  expect_found ("/nosuch::/usr/bin", "sh", "./sh");
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (program__in_path__is_the_first_executable),
    cmocka_unit_test (program__with_a_slash__is_not_searched),
    cmocka_unit_test (path__empty_element__is_the_working_directory),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
