/* diskfish: --each starts as many jobs as processors and memory allow.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit.h"

#include <sched.h>

#include "job-limit.h"

TEST (job_limit__several__is_the_smaller_limit)
{
  const uint64_t gib = 1024 * 1024 * 1024;

  assert_int_equal (job_limit (4, 64 * gib, gib), 4);
  assert_int_equal (job_limit (4, 3 * gib, gib), 3);
  assert_int_equal (job_limit (4, 3 * gib - 1, gib), 2);
  assert_int_equal (job_limit (256, UINT64_MAX, gib), 256);
}

TEST (job_limit__less_than_one__is_one)
{
  assert_int_equal (job_limit (4, 0, 1), 1);
  assert_int_equal (job_limit (4, 10, 11), 1);
  assert_int_equal (job_limit (0, 10, 1), 1);
}

TEST (job_limit_here__one_processor_or_no_memory__is_one)
{
  cpu_set_t all, one;

  assert_int_equal (job_limit_here (UINT32_MAX / 2), 1);
  assert_int_equal (sched_getaffinity (0, sizeof all, &all), 0);
  CPU_ZERO (&one);
  for (int i = 0; CPU_COUNT (&one) == 0; ++i)
    if (CPU_ISSET (i, &all))
      CPU_SET (i, &one);
  assert_int_equal (sched_setaffinity (0, sizeof one, &one), 0);
  assert_int_equal (job_limit_here (1), 1);
  assert_int_equal (sched_setaffinity (0, sizeof all, &all), 0);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (job_limit__several__is_the_smaller_limit),
    cmocka_unit_test (job_limit__less_than_one__is_one),
    cmocka_unit_test (job_limit_here__one_processor_or_no_memory__is_one),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
