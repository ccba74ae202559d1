/* diskfish: programs and directories of the environment that other users can
 * change are refused.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cleanup.h"
#include "env-check.h"
#include "xalloc.h"

/* Return the diag with the variable set to VALUE; "none" means accepted. */
static char *
said (const char *variable, const char *value)
{
  CLEANUP_DIAG struct diag diag = { 0 };
  int status;

  setenv (variable, value, 1);
  status = env_check_programs (&diag);
  unsetenv (variable);
  assert_int_equal (status, diag_is_set (&diag) ? -1 : 0);
  return diag_line (&diag);
}

static void
forget_environment (void)
{
  unsetenv ("DISKFISH_LIBEXECDIR");
  unsetenv ("DISKFISH_QEMU");
  unsetenv ("LIBGUESTFS_HV");
  unsetenv ("LIBGUESTFS_QEMU");
}

static char *
refused (const char *variable)
{
  return xasprintf ("failed -: cannot use %s: another user can change "
                    "'./hv' | use a program that only you or root can "
                    "change", variable);
}

TEST (environment__own_program__is_accepted)
{
  forget_environment ();
  write_file ("hv", "", 0);
  expect_text (said ("LIBGUESTFS_HV", "./hv"), "none");
  expect_text (said ("LIBGUESTFS_HV", "/bin/true"), "none");
  expect_text (said ("LIBGUESTFS_HV", "qemu-system-x86_64"), "none");
  expect_text (said ("LIBGUESTFS_HV", "/no/such"), "none");
  expect_text (said ("LIBGUESTFS_HV", ""), "none");
}

TEST (environment__writable_for_all__is_refused)
{
  static const char *const names[] = {
    "DISKFISH_LIBEXECDIR", "DISKFISH_QEMU", "LIBGUESTFS_HV",
    "LIBGUESTFS_QEMU",
  };

  forget_environment ();
  write_file ("hv", "", 0);
  assert_int_equal (chmod ("hv", 0777), 0);
  for (size_t i = 0; i < COUNT (names); ++i) {
    CLEANUP_FREE char *expected = refused (names[i]);

    expect_text (said (names[i], "./hv"), expected);
  }
}

TEST (environment__other_users_program__is_refused)
{
  CLEANUP_FREE char *expected = refused ("LIBGUESTFS_HV");

  if (geteuid () != 0)
    skip ();
  forget_environment ();
  write_file ("hv", "", 0);
  assert_int_equal (chown ("hv", 65534, 65534), 0);
  expect_text (said ("LIBGUESTFS_HV", "./hv"), expected);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    in_directory (environment__own_program__is_accepted),
    in_directory (environment__writable_for_all__is_refused),
    in_directory (environment__other_users_program__is_refused),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
