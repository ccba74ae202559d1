/* diskfish: host commands get their input, and their status and output are
 * returned.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "cleanup.h"
#include "host.h"

static char *
ran (const char *text)
{
  CLEANUP_DIAG struct diag diag = { 0 };
  int status = host_run (text, &diag);

  assert_int_equal (status, diag_is_set (&diag) ? -1 : 0);
  return diag_line (&diag);
}

TEST (run__status__is_reported)
{
  expect_text (ran ("true"), "none");
  expect_text (ran (":"), "none");
  expect_text (ran (""), "none");
  expect_text (ran ("exit 3"), "failed -: the host command ended with status "
               "3");
  expect_text (ran ("kill -9 $$"), "failed -: the host command was ended by "
               "signal 9");
  expect_text (ran ("exit 127"), "failed -: the host command ended with "
               "status 127 | is the program installed?");
}

TEST (run__shell_syntax__is_supported)
{
  expect_text (ran ("x='a b'; printf '%s\\n' \"$x\" >out \\\n && test -s out"),
               "none");
  expect_text (read_file ("out"), "a b\n");
}

static char *
output (const char *text)
{
  CLEANUP_DIAG struct diag diag = { 0 };
  CLEANUP_FREE char *line = NULL;
  size_t len = 4711;
  CLEANUP_FREE char *bytes = host_read (text, &len, &diag);

  assert_int_equal (strlen (bytes), len);
  line = diag_line (&diag);
  return xasprintf ("%s; %s", bytes, line);
}

TEST (read__output__is_collected)
{
  expect_text (output ("echo a; echo b"), "a\nb\n; none");
  expect_text (output ("true"), "; none");
}

TEST (read__failure__returns_the_output)
{
  expect_text (output ("echo a; exit 2"), "a\n; failed -: the host command "
               "ended with status 2 | the commands that it printed were run");
}

TEST (read__large_output__is_complete)
{
  CLEANUP_DIAG struct diag diag = { 0 };
  static const char zeros[1000000];
  size_t len;
  CLEANUP_FREE char *bytes =
    host_read ("head -c 1000000 /dev/zero", &len, &diag);

  assert_int_equal (len, sizeof zeros);
  assert_memory_equal (bytes, zeros, len);
  assert_false (diag_is_set (&diag));
}

static char *
read_without_descriptors (void *opaque)
{
  CLEANUP_DIAG struct diag diag = { 0 };
  CLEANUP_FREE char *bytes = NULL;
  size_t len = 4711;

  (void) opaque;
  setrlimit (RLIMIT_NOFILE, &(struct rlimit) { 3, 3 });
  bytes = host_read ("true", &len, &diag);
  return xasprintf ("%zu '%s' %s", len, bytes, diag.text);
}

TEST (read__no_descriptors__is_reported)
{
  expect_text (as_nobody (read_without_descriptors, NULL),
               "0 '' cannot create a pipe: Too many open files");
}

/* Return the text that a host command receives through a pipe, and the diag. */
static char *
piped (const char *host, const char *text)
{
  CLEANUP_DIAG struct diag diag = { 0 };
  struct host_pipe behind;
  int status;

  assert_int_equal (host_pipe_open (&behind, host, &diag), 0);
  fputs (text, stdout);
  status = host_pipe_close (&behind, &diag);
  assert_int_equal (status, diag_is_set (&diag) ? -1 : 0);
  return diag_line (&diag);
}

TEST (pipe__printed_text__goes_to_the_command)
{
  expect_text (piped ("cat >out", "a\nb\n"), "none");
  expect_text (read_file ("out"), "a\nb\n");
}

TEST (pipe__status__is_reported)
{
  expect_text (piped ("cat >out; exit 4", "a"), "failed -: the host command "
               "ended with status 4");
  expect_text (read_file ("out"), "a");
}

TEST (pipe__finished__restores_standard_output)
{
  struct capture capture;

  capture_start (&capture, STDOUT_FILENO);
  free (piped ("cat >out", "to the pipe"));
  fputs ("not to the pipe", stdout);
  expect_text (capture_end (&capture), "not to the pipe");
  expect_text (read_file ("out"), "to the pipe");
}

TEST (pipe__text_printed_before__does_not_go_to_the_command)
{
  struct capture capture;

  capture_start (&capture, STDOUT_FILENO);
  fputs ("before", stdout);
  free (piped ("cat >out", "within"));
  expect_text (capture_end (&capture), "before");
  expect_text (read_file ("out"), "within");
}

TEST (start__descriptors__are_not_inherited)
{
  CLEANUP_CLOSE int fd = open ("/dev/null", O_RDONLY | O_CLOEXEC);
  CLEANUP_FREE char *text = xasprintf ("test ! -e /proc/self/fd/%d", fd);

  expect_text (ran (text), "none");
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (run__status__is_reported),
    in_directory (run__shell_syntax__is_supported),
    cmocka_unit_test (read__output__is_collected),
    cmocka_unit_test (read__failure__returns_the_output),
    cmocka_unit_test (read__large_output__is_complete),
    cmocka_unit_test (read__no_descriptors__is_reported),
    in_directory (pipe__printed_text__goes_to_the_command),
    in_directory (pipe__status__is_reported),
    in_directory (pipe__finished__restores_standard_output),
    in_directory (pipe__text_printed_before__does_not_go_to_the_command),
    cmocka_unit_test (start__descriptors__are_not_inherited),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
