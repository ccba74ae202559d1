/* diskfish: only calls that never write are treated as read-only.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit.h"

#include <string.h>

#include "read-only-calls.h"

static bool
is_read_only (const char *name)
{
  return is_read_only_call (name, strlen (name));
}

TEST (command__with_the_flag__is_read_only)
{
  assert_true (is_read_only ("cat"));
  assert_true (is_read_only ("mount_ro"));
  assert_true (is_read_only ("part_get_parttype"));
}

TEST (command__with_two_names_in_c__is_read_only)
{
  assert_true (is_read_only ("is_dir"));
  assert_true (is_read_only ("is_dir_opts"));
}

TEST (command__without_the_flag__may_write)
{
  assert_false (is_read_only ("mount"));
  assert_false (is_read_only ("write"));
  assert_false (is_read_only ("part_disk"));
}

TEST (internal_call__of_a_reading_command__is_read_only)
{
  assert_true (is_read_only ("internal_readdir"));
  assert_false (is_read_only ("internal_write"));
}

TEST (name__is_compared_as_a_whole)
{
  assert_false (is_read_only_call ("cat", 2));
  assert_true (is_read_only_call ("cat -l", 3));
  assert_false (is_read_only ("cats"));
  assert_false (is_read_only (""));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (command__with_the_flag__is_read_only),
    cmocka_unit_test (command__with_two_names_in_c__is_read_only),
    cmocka_unit_test (command__without_the_flag__may_write),
    cmocka_unit_test (internal_call__of_a_reading_command__is_read_only),
    cmocka_unit_test (name__is_compared_as_a_whole),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
