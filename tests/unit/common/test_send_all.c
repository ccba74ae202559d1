/* diskfish: tests of common/send-all.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include "send-all.h"

TEST (send_all__open_connection__all_bytes_arrive)
{
  char bytes[5] = "";
  int ends[2];

  assert_int_equal (socketpair (AF_UNIX, SOCK_STREAM, 0, ends), 0);
  assert_int_equal (send_all (ends[0], "abcd", 4), 0);
  assert_int_equal (send_all (ends[0], NULL, 0), 0);
  assert_int_equal (read (ends[1], bytes, sizeof bytes), 4);
  assert_string_equal (bytes, "abcd");
  close (ends[0]);
  close (ends[1]);
}

/* There is no SIGPIPE, which would end the test. */
TEST (send_all__closed_connection__fails)
{
  int ends[2];

  assert_int_equal (socketpair (AF_UNIX, SOCK_STREAM, 0, ends), 0);
  close (ends[1]);
  assert_int_equal (send_all (ends[0], "a", 1), -1);
  assert_int_equal (errno, EPIPE);
  close (ends[0]);
}

TEST (write_all__pipe__all_bytes_arrive)
{
  char bytes[5] = "";
  int ends[2];

  assert_int_equal (pipe (ends), 0);
  assert_int_equal (write_all (ends[1], "abcd", 4), 0);
  assert_int_equal (write_all (ends[1], NULL, 0), 0);
  assert_int_equal (read (ends[0], bytes, sizeof bytes), 4);
  assert_string_equal (bytes, "abcd");
  close (ends[0]);
  close (ends[1]);
}

TEST (write_all__not_open_for_writing__fails)
{
  int fd = open ("/dev/null", O_RDONLY);

  assert_int_equal (write_all (fd, "a", 1), -1);
  assert_int_equal (errno, EBADF);
  close (fd);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (send_all__open_connection__all_bytes_arrive),
    cmocka_unit_test (send_all__closed_connection__fails),
    cmocka_unit_test (write_all__pipe__all_bytes_arrive),
    cmocka_unit_test (write_all__not_open_for_writing__fails),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
