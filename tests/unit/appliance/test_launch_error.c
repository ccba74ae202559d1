/* diskfish: a failed launch is reported by its cause, found in the log or the
 * message.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "cleanup.h"
#include "launch-error.h"
#include "xalloc.h"

/* Message of the library for an unknown cause. */
#define PARAGRAPH \
  "guestfs_launch failed.\nThis usually means the libguestfs appliance " \
  "failed to start or crashed.\nDo:\n  export LIBGUESTFS_DEBUG=1 ..."

static const struct drive_set no_drives;

static char *
cause (const char *message, const char *log)
{
  CLEANUP_DIAG struct diag diag = { 0 };

  assert_int_equal (launch_error_explain (&no_drives, message, log, &diag),
                    -1);
  return diag_line (&diag);
}

#define STARTED "failed -: cannot start the appliance: "

/* A line of the log with the pattern of a cause, and the resulting message. */
static const struct {
  const char *line;
  const char *cause;
  const char *hint;
} known[] = {
  { "qemu-system-x86_64: -drive file=a.img: Failed to get \"write\" lock",
    "another process uses the image",
    "stop that process, or attach the image read-only" },
  { "qemu: Failed to get shared \"write\" lock",
    "another process uses the image",
    "stop that process, or attach the image read-only" },
  { "qemu-system-x86_64: error: failed to set MSR 0x48b to 0x1582e00000000",
    "KVM is present but does not work on this host", NULL },
  { "KVM internal error. Suberror: 1",
    "KVM is present but does not work on this host", NULL },
  { "supermin: failed to find a suitable kernel (host_cpu=x86_64).",
    "no readable kernel in /boot",
    "install a kernel, or run 'sudo chmod 0644 /boot/vmlinuz-*'" },
  { "cp: cannot open '/boot/vmlinuz-6.1.0' for reading: Permission denied",
    "the kernel in /boot is not readable",
    "run 'sudo chmod 0644 /boot/vmlinuz-*'" },
  { "supermin: write: No space left on device",
    "no space left on the host", NULL },
  { "qemu-system-x86_64: Cannot allocate memory",
    "not enough memory", NULL },
  { "qemu: cannot set up guest memory 'pc.ram': Cannot",
    "not enough memory", NULL },
  { "[    1.2] Kernel panic - not syncing: VFS: Unable to mount root fs",
    "the kernel of the appliance panicked", NULL },
};

TEST (launch_error__each_pattern_in_the_log__is_recognized)
{
  for (size_t i = 0; i < COUNT (known); ++i) {
    CLEANUP_FREE char *log =
      xasprintf ("line before\n%s\nline behind\n", known[i].line);
    CLEANUP_FREE char *expected =
      xasprintf (STARTED "%s (%s)%s%s", known[i].cause, known[i].line,
                 known[i].hint ? " | " : "",
                 known[i].hint ? known[i].hint : "");

    expect_text (cause (PARAGRAPH, log), expected);
  }
}

TEST (launch_error__each_pattern_in_the_message__is_recognized)
{
  for (size_t i = 0; i < COUNT (known); ++i) {
    CLEANUP_FREE char *expected =
      xasprintf (STARTED "%s (%s)%s%s", known[i].cause, known[i].line,
                 known[i].hint ? " | " : "",
                 known[i].hint ? known[i].hint : "");

    expect_text (cause (known[i].line, ""), expected);
  }
}

TEST (launch_error__pattern_in_two_lines__has_its_line)
{
  expect_text (cause (PARAGRAPH, "Kernel panic: a\nb\n"),
               STARTED "the kernel of the appliance panicked "
               "(Kernel panic: a)");
  expect_text (cause (PARAGRAPH, "a\nKernel panic: b"),
               STARTED "the kernel of the appliance panicked "
               "(Kernel panic: b)");
}

TEST (launch_error__unknown__is_last_program_line)
{
  expect_text (cause (PARAGRAPH, "boot\nqemu-system-x86_64: -foo: invalid "
                      "option\n[ 0.0] later\n\n"),
               STARTED "qemu-system-x86_64: -foo: invalid option");
  expect_text (cause (PARAGRAPH, "supermin: first\nqemu: second\nx\n"),
               STARTED "qemu: second");
  expect_text (cause (PARAGRAPH, "qemu: first\nsupermin: second\n"),
               STARTED "supermin: second");
}

TEST (launch_error__no_program__is_last_line)
{
  expect_text (cause (PARAGRAPH, "one\ntwo\n"), STARTED "two");
  expect_text (cause (PARAGRAPH, "one\ntwo"), STARTED "two");
  expect_text (cause (PARAGRAPH, "one\n\n \t\r\n\n"), STARTED "one");
}

TEST (launch_error__log_of_spaces__is_reported)
{
  expect_text (cause (PARAGRAPH, ""), STARTED "QEMU reported no reason");
  expect_text (cause (PARAGRAPH, "\n\n"), STARTED "QEMU reported no reason");
  expect_text (cause (PARAGRAPH, " \n\t\r\n"), STARTED "QEMU reported no "
                                                       "reason");
}

TEST (launch_error__last_line_of_spaces__is_skipped)
{
  expect_text (cause (PARAGRAPH, "one\n  "), STARTED "one");
  expect_text (cause (PARAGRAPH, "\r"), STARTED "QEMU reported no reason");
}

TEST (launch_error__own_message__is_one_line)
{
  expect_text (cause ("cannot find any suitable libguestfs supermin "
                      "appliance\nsecond line", "qemu: x\n"),
               STARTED "cannot find any suitable libguestfs supermin "
               "appliance");
}

/* With verbose on, supermin prints its kernel, which is not an error. */
TEST (launch_error__kernel_in_verbose_log__is_not_the_cause)
{
  expect_text (cause (PARAGRAPH,
                      "supermin: kernel: looking for kernels in /boot/"
                      "vmlinuz-* ...\n"
                      "supermin: kernel: picked vmlinuz /boot/vmlinuz-6.1\n"
                      "qemu-system-x86_64: -foo: invalid option\n"),
               STARTED "qemu-system-x86_64: -foo: invalid option");
}

TEST (launch_error__drive_that_cannot_be_opened__is_named)
{
  CLEANUP_DIAG struct diag diag = { 0 };
  struct drive_set drives = { 0 };
  struct drive *drive = drive_new (DRIVE_IMAGE, "a.img");

  drive_list_append (&drives.list, drive);
  assert_int_equal (launch_error_explain (
    &drives, PARAGRAPH, "x\nqemu-system-x86_64: -drive file=a.img,format=raw,"
    "id=hd0,if=none: Could not open: no\ny\n", &diag), -1);
  expect_diag (&diag, "failed -: cannot start the appliance: cannot open "
               "'a.img': Could not open: no");
  drive->protocol = xstrdup ("nbd");
  assert_int_equal (launch_error_explain (
    &drives, PARAGRAPH, "qemu: -drive file=nbd:h:1,id=hd0,if=none: refused",
    &diag), -1);
  expect_diag (&diag, "failed -: cannot start the appliance: cannot open "
               "'nbd:///a.img': refused | check the name of the server, and "
               "that it is running");
  drive_set_clear (&drives);
}

TEST (launch_error__diag_set_before__is_kept)
{
  CLEANUP_DIAG struct diag diag = { 0 };

  diag_set (&diag, DIAG_FAILED, "interrupted");
  assert_int_equal (launch_error_explain (&no_drives, PARAGRAPH,
                                          "Kernel panic\n", &diag), -1);
  expect_diag (&diag, "failed -: interrupted");
}

static const char two_ways[] =
  "qemu: error: failed to set MSR 0x10a\n"
  "diskfish-hv: cannot start with KVM\n"
  "qemu: trouble\n"
  "diskfish-hv: cannot start with software emulation\n";

TEST (launch_error__two_attempts__each_has_its_cause)
{
  CLEANUP_FREE char *found = cause (PARAGRAPH, two_ways);

  assert_string_equal (found, STARTED "with KVM: KVM is present but does not "
                       "work on this host (qemu: error: failed to set MSR "
                       "0x10a); with software emulation: qemu: trouble");
}

TEST (launch_error__two_attempts_one_cause__is_reported_once)
{
  CLEANUP_FREE char *found =
    cause (PARAGRAPH, "qemu: trouble\ndiskfish-hv: cannot start with KVM\n"
           "qemu: trouble\ndiskfish-hv: cannot start with software "
           "emulation\n");

  assert_string_equal (found, STARTED "qemu: trouble");
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (launch_error__each_pattern_in_the_log__is_recognized),
    cmocka_unit_test (launch_error__each_pattern_in_the_message__is_recognized),
    cmocka_unit_test (launch_error__pattern_in_two_lines__has_its_line),
    cmocka_unit_test (launch_error__unknown__is_last_program_line),
    cmocka_unit_test (launch_error__no_program__is_last_line),
    cmocka_unit_test (launch_error__log_of_spaces__is_reported),
    cmocka_unit_test (launch_error__last_line_of_spaces__is_skipped),
    cmocka_unit_test (launch_error__own_message__is_one_line),
    cmocka_unit_test (launch_error__kernel_in_verbose_log__is_not_the_cause),
    cmocka_unit_test (launch_error__drive_that_cannot_be_opened__is_named),
    cmocka_unit_test (launch_error__diag_set_before__is_kept),
    cmocka_unit_test (launch_error__two_attempts__each_has_its_cause),
    cmocka_unit_test (launch_error__two_attempts_one_cause__is_reported_once),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
