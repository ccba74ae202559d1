/* diskfish: tests of host commands while the system fails.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit.h"
#include "fault.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cleanup.h"
#include "host.h"

static int
run_host (struct diag *diag)
{
  return host_run ("true", diag);
}

/* What was read is all of it, or there is a diag. */
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

/* Standard output is what it was. */
static void
check_pipe (int status)
{
  CLEANUP_FREE char *text = NULL;

  if (status == -1)
    return;
  text = read_file ("out");
  assert_string_equal (text, "text\n");
}

TEST (host__call_fails__is_told)
{
  static const struct fault_case cases[] = {
    { "host_run", NULL, run_host, NULL, false },
    { "host_read", NULL, run_read, NULL, false },
    { "host_pipe", NULL, run_pipe, check_pipe, false },
  };

  for (size_t i = 0; i < COUNT (cases); ++i)
    assert_in_range (fault_each (&cases[i]), 1, 100);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    in_folder (host__call_fails__is_told),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
