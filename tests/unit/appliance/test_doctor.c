/* diskfish: 'doctor' finds what a host lacks and suggests the fix.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cleanup.h"
#include "doctor.h"
#include "memory.h"
#include "strbuf.h"

static uint64_t memory;

uint64_t __wrap_memory_available (void);

uint64_t
__wrap_memory_available (void)
{
  return memory;
}

/* Return the result of the CHECK: "STATE: FINDING | FIX". */
static char *
said (const struct findings *all, const char *check)
{
  for (size_t i = 0; i < all->count; ++i) {
    const struct finding *one = &all->list[i];

    if (strcmp (one->check, check) == 0)
      return xasprintf ("%s: %s | %s", one->state, one->finding, one->fix);
  }
  return xstrdup ("(nothing)");
}

/* The appliance cannot start if a check fails. */
static char *
examined (const char *check)
{
  struct findings all;
  char *text;

  doctor_examine (&all);
  assert_true (all.bad > 0);
  expect_text (said (&all, "appliance"), "(nothing)");
  text = said (&all, check);
  findings_free (&all);
  return text;
}

static int
enter (void **state)
{
  int status = enter_directory (state);

  setenv ("SUPERMIN_KERNEL", "no-kernel", 1);
  return status;
}

static int
leave (void **state)
{
  unsetenv ("SUPERMIN_KERNEL");
  return leave_directory (state);
}

#define on_poor_host(test) cmocka_unit_test_setup_teardown (test, enter, leave)

TEST (kernel__unreadable__is_an_error)
{
  expect_text (examined ("kernel"), "bad: no-kernel: No such file or "
               "directory | unset SUPERMIN_KERNEL");
}

TEST (program__is_searched_like_execvp)
{
  CLEANUP_FREE char *before = xstrdup (getenv ("PATH"));

  setenv ("PATH", "/no-such:.", 1);
  expect_text (examined ("qemu-img"),
               "bad: cannot find 'qemu-img' | install qemu-img (qemu-utils)");
  write_file ("qemu-img", "#!/bin/true\n", 12);
  chmod ("qemu-img", 0755);
  expect_text (examined ("qemu-img"), "ok: ./qemu-img | ");
  setenv ("PATH", before, 1);
}

TEST (qemu__chosen_by_the_user__is_checked)
{
  setenv ("LIBGUESTFS_HV", "/no/qemu", 1);
  expect_text (examined ("QEMU"), "bad: cannot find '/no/qemu' | "
               "install QEMU (qemu-system-x86)");
  setenv ("LIBGUESTFS_HV", "/bin/true", 1);
  expect_text (examined ("QEMU"), "ok: /bin/true | ");
  unsetenv ("LIBGUESTFS_HV");
}

TEST (memory__little_is_free__has_a_note)
{
  memory = (uint64_t) 1279 << 20;
  expect_text (examined ("memory"), "note: 1279 MiB are free | "
               "use 'set-memsize 512' for a smaller appliance");
  memory = (uint64_t) 1280 << 20;
  expect_text (examined ("memory"), "ok: 1280 MiB are free | ");
}

TEST (cache__unsafe_directory__has_a_note)
{
  CLEANUP_FREE char *directory = getcwd (NULL, 0);
  CLEANUP_FREE char *expected = xasprintf ("ok: %s/diskfish | ", directory);

  setenv ("XDG_CACHE_HOME", directory, 1);
  expect_text (examined ("cache directory"), expected);
  assert_int_equal (chmod ("diskfish", 0777), 0);
  expect_text (examined ("cache directory"),
               "note: there is no safe cache directory | "
               "make ~/.cache/diskfish a directory of your own with mode 0700");
  unsetenv ("XDG_CACHE_HOME");
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    on_poor_host (kernel__unreadable__is_an_error),
    on_poor_host (program__is_searched_like_execvp),
    on_poor_host (qemu__chosen_by_the_user__is_checked),
    on_poor_host (memory__little_is_free__has_a_note),
    on_poor_host (cache__unsafe_directory__has_a_note),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
