/* diskfish: host commands, sockets, --each and tools.conf report every failed
 * system call.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fault.h"
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "cleanup.h"
#include "each-job.h"
#include "host.h"
#include "remote-protocol.h"
#include "remote-socket.h"
#include "tools-conf.h"
#include "xalloc.h"

static int
run_host (struct diag *diag)
{
  return host_run ("true", diag);
}

/* The whole text was read, or a diag is set. */
static int
run_read (struct diag *diag)
{
  size_t len;
  CLEANUP_FREE char *text = host_read ("echo text", &len, diag);

  if (diag_is_set (diag))
    return -1;
  assert_string_equal (text, "text\n");
  assert_int_equal (len, 5);
  return 0;
}

static int
run_pipe (struct diag *diag)
{
  struct host_pipe behind;

  if (host_pipe_open (&behind, "cat >out", diag) == -1)
    return -1;
  puts ("text");
  return host_pipe_close (&behind, diag);
}

/* Standard output must be restored. */
static void
check_pipe (int status)
{
  CLEANUP_FREE char *text = NULL;

  if (status == -1)
    return;
  text = read_file ("out");
  assert_string_equal (text, "text\n");
}

TEST (host__call_fails__is_reported)
{
  static const struct fault_case cases[] = {
    { "host_run", NULL, run_host, NULL, false },
    { "host_read", NULL, run_read, NULL, false },
    { "host_pipe", NULL, run_pipe, check_pipe, false },
  };

  for (size_t i = 0; i < COUNT (cases); ++i)
    assert_in_range (fault_each (&cases[i]), 1, 100);
}

static const char body[] = "what a frame has in it";

/* Send a frame with descriptors to this process. */
static int
run_frame (struct diag *diag)
{
  CLEANUP_STRBUF struct strbuf got = { 0 };
  int ends[2], fds[FRAME_FDS] = { -1, -1, -1 };
  static const int sent[FRAME_FDS] = { 0, 1, 2 };
  enum frame_type type;
  int status = -1;

  (void) diag;
  assert_int_equal (socketpair (AF_UNIX, SOCK_STREAM, 0, ends), 0);
  if (remote_send (ends[0], FRAME_REQUEST, body, sizeof body, sent) == 0)
    status = remote_receive (ends[1], &type, &got, fds);
  if (status == 0) {
    assert_int_equal (type, FRAME_REQUEST);
    assert_string_equal (got.ptr, body);
  }
  for (size_t i = 0; i < FRAME_FDS; ++i)
    if (fds[i] >= 0)
      close (fds[i]);
  close (ends[0]);
  close (ends[1]);
  return status;
}

static int
run_listen (struct diag *diag)
{
  int fd = remote_socket_listen (diag);

  if (fd == -1)
    return -1;
  close (fd);
  return 0;
}

/* The socket of a killed server. */
static int
leave_socket (struct diag *diag)
{
  CLEANUP_FREE char *directory = getcwd (NULL, 0);

  setenv ("XDG_RUNTIME_DIR", directory, 1);
  return run_listen (diag);
}

TEST (remote__call_fails__is_reported)
{
  static const struct fault_case frame = {
    "remote_receive", NULL, run_frame, NULL, true,
  };
  static const struct fault_case listens = {
    "remote_socket_listen", leave_socket, run_listen, NULL, false,
  };

  assert_int_equal (fault_each (&frame), 4);
  assert_in_range (fault_each (&listens), 4, 20);
  unsetenv ("XDG_RUNTIME_DIR");
}

/* The child reports if its standard input is empty: otherwise it would read the
 * input of its parent.
 */
static int
run_job (struct diag *diag)
{
  static const struct each_image image = { .name = (char *) "a.img" };
  struct each_job job = { .image = &image, .out = -1, .err = -1 };
  sigset_t none;
  int where;

  sigemptyset (&none);
  where = each_job_start (&job, false, &none, diag);
  if (where == 1)
    _exit (getchar () == EOF ? 0 : 1);
  assert_int_equal (job.out != -1 && job.err != -1, where == 0);
  if (where == -1)
    return -1;
  while (!each_job_reap (&job))
    usleep (1000);
  assert_int_equal (each_job_status (&job), 0);
  each_job_close (&job);
  return 0;
}

TEST (each__call_fails__is_reported)
{
  static const struct fault_case one = {
    "each_job_start", NULL, run_job, NULL, false,
  };
  int before = dup (STDIN_FILENO), ends[2];

  assert_int_equal (pipe (ends), 0);
  assert_int_equal (write (ends[1], "what is the parent's", 20), 20);
  dup2 (ends[0], STDIN_FILENO);
  assert_int_equal (fault_each (&one), 4);
  dup2 (before, STDIN_FILENO);
  close (before);
  close (ends[0]);
  close (ends[1]);
}

static unsigned failures;

static int
lay_conf (struct diag *diag)
{
  static const char conf[] = "read_only = true;\n";

  (void) diag;
  write_file (".libguestfs-tools.rc", conf, strlen (conf));
  return 0;
}

static int
run_conf (struct diag *diag)
{
  bool read_only;
  int status = tools_conf_read (OUTPUT_TEXT, &read_only);

  (void) diag;
  if (status == 0)
    assert_true (read_only);
  return status;
}

static void
count_failure (int status)
{
  failures += status == -1;
}

/* The file that cannot be read may forbid writing. */
TEST (tools_conf__call_fails__is_printed)
{
  static const struct fault_case one = {
    "tools_conf_read", lay_conf, run_conf, count_failure, true,
  };
  CLEANUP_FREE char *directory = getcwd (NULL, 0), *printed = NULL;
  struct capture capture;
  const char *at;

  setenv ("HOME", directory, 1);
  setenv ("XDG_CONFIG_DIRS", directory, 1);
  unsetenv ("XDG_CONFIG_HOME");
  capture_start (&capture, STDERR_FILENO);
  fault_each (&one);
  printed = capture_end (&capture);
  /* Open and read the only file that exists. */
  assert_int_equal (failures, 2);
  for (at = printed; (at = strstr (at, "error: cannot read the file: "
                                   "Input/output error\n")) != NULL; ++at)
    failures--;
  assert_int_equal (failures, 0);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    in_directory (host__call_fails__is_reported),
    in_directory (remote__call_fails__is_reported),
    cmocka_unit_test (each__call_fails__is_reported),
    in_directory (tools_conf__call_fails__is_printed),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
