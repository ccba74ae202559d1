/* diskfish: KVM is used only after a program has run with it, and the result is
 * saved.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit.h"

#include <errno.h>
#include <poll.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cleanup.h"
#include "kvm.h"
#include "xalloc.h"

/* Fake the permissions of /dev/kvm, and make time pass faster. */
int __real_access (const char *path, int mode);
int __wrap_access (const char *path, int mode);
int __real_poll (struct pollfd *fds, nfds_t count, int timeout);
int __wrap_poll (struct pollfd *fds, nfds_t count, int timeout);

static bool kvm_is_there, kvm_is_ours, hurry;

int
__wrap_access (const char *path, int mode)
{
  if (strcmp (path, "/dev/kvm") != 0)
    return __real_access (path, mode);
  if (!kvm_is_there) {
    errno = ENOENT;
    return -1;
  }
  if (mode != F_OK && !kvm_is_ours) {
    errno = EACCES;
    return -1;
  }
  return 0;
}

int
__wrap_poll (struct pollfd *fds, nfds_t count, int timeout)
{
  assert_true (timeout > 0 && timeout <= 3000);
  return __real_poll (fds, count, hurry ? timeout / 10 : timeout);
}

/* Create a program that records each of its runs. */
static char *
fake_qemu (const char *does)
{
  CLEANUP_FREE char *here = get_current_dir_name ();
  CLEANUP_FREE char *script =
    xasprintf ("#!/bin/sh\nprintf x >>%s/runs\nprintf '%%s\\n' \"$*\" "
               ">%s/args\n%s\n", here, here, does);

  write_file ("qemu", script, strlen (script));
  assert_int_equal (chmod ("qemu", 0755), 0);
  return xasprintf ("%s/qemu", here);
}

static int
enter_home (void **state)
{
  CLEANUP_FREE char *here = NULL;

  if (enter_directory (state) == -1)
    return -1;
  here = get_current_dir_name ();
  kvm_is_there = kvm_is_ours = true;
  hurry = false;
  return setenv ("XDG_CACHE_HOME", here, 1);
}

#define at_home(test) \
  cmocka_unit_test_setup_teardown (test, enter_home, leave_directory)

TEST (examine__no_device__is_absent)
{
  CLEANUP_FREE char *qemu = fake_qemu ("exit 85");

  kvm_is_there = false;
  assert_int_equal (kvm_examine (qemu), KVM_ABSENT);
  assert_null (read_file ("runs"));
}

TEST (examine__no_permission__is_forbidden)
{
  CLEANUP_FREE char *qemu = fake_qemu ("exit 85");

  kvm_is_ours = false;
  assert_int_equal (kvm_examine (qemu), KVM_FORBIDDEN);
  assert_null (read_file ("runs"));
}

TEST (examine__instructions_ran__is_usable)
{
  CLEANUP_FREE char *qemu = fake_qemu ("exit 85");
  CLEANUP_FREE char *args = NULL;

  assert_int_equal (kvm_examine (qemu), KVM_USABLE);
  args = read_file ("args");
  assert_non_null (strstr (args, "accel=kvm"));
  assert_non_null (strstr (args, "isa-debug-exit,iobase=244,iosize=1"));
}

TEST (examine__other_status__is_broken)
{
  CLEANUP_FREE char *qemu = fake_qemu ("exit 1");

  assert_int_equal (kvm_examine (qemu), KVM_BROKEN);
}

TEST (examine__exit_status_0__is_broken)
{
  CLEANUP_FREE char *qemu = fake_qemu ("exit 0");

  assert_int_equal (kvm_examine (qemu), KVM_BROKEN);
}

TEST (examine__killed__is_broken)
{
  CLEANUP_FREE char *qemu = fake_qemu ("kill -9 $$");

  assert_int_equal (kvm_examine (qemu), KVM_BROKEN);
}

TEST (examine__hangs__is_broken_after_the_deadline)
{
  CLEANUP_FREE char *qemu = fake_qemu ("exec sleep 60");

  hurry = true;
  assert_int_equal (kvm_examine (qemu), KVM_BROKEN);
}

TEST (examine__no_such_program__is_broken)
{
  assert_int_equal (kvm_examine ("/no/such/qemu"), KVM_BROKEN);
}

TEST (examine__again__uses_the_saved_result)
{
  CLEANUP_FREE char *usable = fake_qemu ("exit 85");

  assert_int_equal (kvm_examine (usable), KVM_USABLE);
  assert_int_equal (kvm_examine (usable), KVM_USABLE);
  expect_text (read_file ("runs"), "x");
}

TEST (examine__broken_again__uses_the_saved_result)
{
  CLEANUP_FREE char *broken = fake_qemu ("exit 1");

  assert_int_equal (kvm_examine (broken), KVM_BROKEN);
  assert_int_equal (kvm_examine (broken), KVM_BROKEN);
  expect_text (read_file ("runs"), "x");
}

TEST (examine__qemu_changed__examines_again)
{
  CLEANUP_FREE char *qemu = fake_qemu ("exit 1");
  CLEANUP_FREE char *changed = NULL;

  assert_int_equal (kvm_examine (qemu), KVM_BROKEN);
  changed = fake_qemu ("# of another size\nexit 85");
  assert_int_equal (kvm_examine (changed), KVM_USABLE);
  expect_text (read_file ("runs"), "xx");
}

TEST (examine__saved_result_is_invalid__examines_again)
{
  CLEANUP_FREE char *qemu = fake_qemu ("exit 85");

  assert_int_equal (mkdir ("diskfish", 0700), 0);
  write_file ("diskfish/kvm", "usable \xff", 8);
  assert_int_equal (kvm_examine (qemu), KVM_USABLE);
  expect_text (read_file ("runs"), "x");
}

TEST (examine__unsafe_cache_directory__saves_nothing)
{
  CLEANUP_FREE char *qemu = fake_qemu ("exit 85");

  assert_int_equal (mkdir ("diskfish", 0700), 0);
  assert_int_equal (chmod ("diskfish", 0777), 0);
  assert_int_equal (kvm_examine (qemu), KVM_USABLE);
  assert_int_equal (kvm_examine (qemu), KVM_USABLE);
  expect_text (read_file ("runs"), "xx");
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    at_home (examine__no_device__is_absent),
    at_home (examine__no_permission__is_forbidden),
    at_home (examine__instructions_ran__is_usable),
    at_home (examine__other_status__is_broken),
    at_home (examine__exit_status_0__is_broken),
    at_home (examine__killed__is_broken),
    at_home (examine__hangs__is_broken_after_the_deadline),
    at_home (examine__no_such_program__is_broken),
    at_home (examine__again__uses_the_saved_result),
    at_home (examine__broken_again__uses_the_saved_result),
    at_home (examine__qemu_changed__examines_again),
    at_home (examine__saved_result_is_invalid__examines_again),
    at_home (examine__unsafe_cache_directory__saves_nothing),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
