/* diskfish: progress bars show rate and remaining time, and fit in any width.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit.h"

#include <string.h>

#include "cleanup.h"
#include "progress.h"

struct row {
  uint64_t done, total;
  bool bytes;
  double seconds;
  size_t columns;
  const char *expected;
};

static void
expect_rows (const struct row *rows, size_t count)
{
  for (size_t i = 0; i < count; ++i)
    expect_text (progress_text (rows[i].done, rows[i].total, rows[i].bytes,
                                rows[i].seconds, rows[i].columns),
                 rows[i].expected);
}

#define MIB (UINT64_C (1) << 20)
#define ALL "##################################################"

TEST (text__known_total__has_bar_rate_and_remaining_time)
{
  static const struct row rows[] = {
    { 42 * MIB, 100 * MIB, true, 4, 80, " 42% [#####################"
      "                             ] 10.5M/s 0:06" },
    { MIB, 400 * MIB, true, 16, 80, "  0% ["
      "                                                  ] 64.0K/s 1:46:24" },
    { 100, 1000, true, 1, 80, " 10% [#####"
      "                                             ] 100B/s 0:09" },
    { MIB, MIB, true, 2, 80, "100% [" ALL "] 512K/s 0:00" },
    { 200 << 20, 1ull << 60, true, 2, 80, "  0% ["
      "                                                  ] 100M/s" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (text__not_bytes__has_no_rate)
{
  static const struct row rows[] = {
    { 3, 12, false, 3, 80, " 25% [#############"
      "                                     ] 0:09" },
    { 0, 12, false, 3, 80,
      "  0% [                                                  ]" },
    { 6, 12, false, 0.1, 80,
      " 50% [#########################                         ]" },
    { 13, 12, false, 0, 80, "100% [" ALL "]" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (text__unknown_total__has_amount_and_elapsed_time)
{
  static const struct row rows[] = {
    { 0, 0, true, 0, 80, "0B" },
    { 3 * MIB / 2, 0, true, 2, 80, "1.5M 768K/s 0:02" },
    { 3 * MIB, 0, true, 3700, 80, "3.0M 850B/s 1:01:40" },
    { 3, 0, false, 2, 80, " 0:02" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (text__narrow__omits_parts_without_space)
{
  static const struct row rows[] = {
    { 42 * MIB, 100 * MIB, true, 4, 40, " 42% [########           ] "
      "10.5M/s 0:06" },
    { 42 * MIB, 100 * MIB, true, 4, 20, " 42% 10.5M/s 0:06" },
    { 42 * MIB, 100 * MIB, true, 4, 12, " 42%" },
  };

  expect_rows (rows, COUNT (rows));
}

/* Always narrower than the line, for all numbers. */
TEST (text__any_width__fits)
{
  for (unsigned shift = 0; shift < 64; ++shift)
    for (size_t columns = 24; columns <= 100; ++columns) {
      CLEANUP_FREE char *text =
        progress_text (UINT64_C (1) << shift, UINT64_MAX, true,
                       (double) (UINT64_C (1) << shift % 20), columns);

      assert_true (strlen (text) < columns);
    }
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (text__known_total__has_bar_rate_and_remaining_time),
    cmocka_unit_test (text__not_bytes__has_no_rate),
    cmocka_unit_test (text__unknown_total__has_amount_and_elapsed_time),
    cmocka_unit_test (text__narrow__omits_parts_without_space),
    cmocka_unit_test (text__any_width__fits),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
