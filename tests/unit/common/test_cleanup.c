/* diskfish: the CLEANUP_* attributes release each resource once.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit.h"

#include <fcntl.h>
#include <stdbool.h>
#include <string.h>

#include "cleanup.h"
#include "xalloc.h"

static bool
is_open (int fd)
{
  return fcntl (fd, F_GETFD) != -1;
}

/* valgrind and the sanitizers detect the effects of a wrong cleanup: a leak or
 * a double free.
 */
TEST (free__set_and_null__succeed)
{
  CLEANUP_FREE char *set = xstrdup ("text");
  CLEANUP_FREE char *null = NULL;

  assert_non_null (set);
  assert_null (null);
}

TEST (free_strings__set_empty_and_null__succeed)
{
  CLEANUP_FREE_STRINGS char **set = xcalloc (3, sizeof *set);
  CLEANUP_FREE_STRINGS char **empty = xcalloc (1, sizeof *empty);
  CLEANUP_FREE_STRINGS char **null = NULL;

  set[0] = xstrdup ("a");
  set[1] = xstrdup ("b");
  assert_null (empty[0]);
  assert_null (null);
}

TEST (close__end_of_scope__closes)
{
  int copy;

  {
    CLEANUP_CLOSE int fd = open ("/dev/null", O_RDONLY | O_CLOEXEC);
    CLEANUP_CLOSE int none = -1;

    assert_true (fd >= 0);
    assert_int_equal (none, -1);
    copy = fd;
  }
  assert_false (is_open (copy));
}

TEST (fclose__end_of_scope__closes)
{
  int copy;

  {
    CLEANUP_FCLOSE FILE *file = fopen ("/dev/null", "re");
    CLEANUP_FCLOSE FILE *none = NULL;

    assert_non_null (file);
    assert_null (none);
    copy = fileno (file);
  }
  assert_false (is_open (copy));
}

static char *
give (void)
{
  CLEANUP_FREE char *text = xstrdup ("given");

  return STEAL (text);
}

TEST (steal__local__is_handed_out_and_null)
{
  CLEANUP_FREE char *text = give ();
  CLEANUP_FREE char *stolen = NULL;

  assert_string_equal (text, "given");
  stolen = STEAL (text);
  assert_null (text);
  assert_string_equal (stolen, "given");
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (free__set_and_null__succeed),
    cmocka_unit_test (free_strings__set_empty_and_null__succeed),
    cmocka_unit_test (close__end_of_scope__closes),
    cmocka_unit_test (fclose__end_of_scope__closes),
    cmocka_unit_test (steal__local__is_handed_out_and_null),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
