/* diskfish: the unified diff of two texts is correct.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "line-diff.h"
#include "strbuf.h"

#define HEAD "--- a\n+++ b\n"

static char *
differ (const char *old, const char *new)
{
  return line_diff ((struct lines) { old, strlen (old) }, "a",
                    (struct lines) { new, strlen (new) }, "b");
}

TEST (diff__few_lines__is_one_hunk)
{
  static const char *const rows[][3] = {
    { "a", "a", HEAD },
    { "", "", HEAD },
    { "a", "b", HEAD "@@ -1 +1 @@\n-a\n+b\n" },
    { "", "b", HEAD "@@ -0,0 +1 @@\n+b\n" },
    { "a", "", HEAD "@@ -1 +0,0 @@\n-a\n" },
    { "a\nb\nc", "a\nc", HEAD "@@ -1,3 +1,2 @@\n a\n-b\n c\n" },
    { "a\nc", "a\nb\nc", HEAD "@@ -1,2 +1,3 @@\n a\n+b\n c\n" },
    { "a\n\nb", "a\nb", HEAD "@@ -1,3 +1,2 @@\n a\n-\n b\n" },
    { "a\nb\nc\nd", "b\nd\ne",
      HEAD "@@ -1,4 +1,3 @@\n-a\n b\n-c\n d\n+e\n" },
    { "a", "a\n", HEAD "@@ -1 +1,2 @@\n a\n+\n" },
    { "a\n\n", "a", HEAD "@@ -1,3 +1 @@\n a\n-\n-\n" },
    { "a\na\na", "a\na", HEAD "@@ -1,3 +1,2 @@\n a\n a\n-a\n" },
    { "x\na\nb\nc", "a\nb\nc\ny",
      HEAD "@@ -1,4 +1,4 @@\n-x\n a\n b\n c\n+y\n" },
  };

  for (size_t i = 0; i < COUNT (rows); ++i)
    expect_text (differ (rows[i][0], rows[i][1]), rows[i][2]);
}

TEST (diff__changes_far_apart__are_hunks)
{
  expect_text (differ ("1\n2\n3\n4\n5\n6\n7\n8\n9",
                       "one\n2\n3\n4\n5\n6\n7\n8\nnine"),
               HEAD "@@ -1,4 +1,4 @@\n-1\n+one\n 2\n 3\n 4\n"
               "@@ -6,4 +6,4 @@\n 6\n 7\n 8\n-9\n+nine\n");
  expect_text (differ ("1\n2\n3\n4\n5\n6\n7\n8",
                       "one\n2\n3\n4\n5\n6\n7\neight"),
               HEAD "@@ -1,8 +1,8 @@\n-1\n+one\n 2\n 3\n 4\n 5\n 6\n 7\n"
               "-8\n+eight\n");
}

TEST (diff__very_long__is_one_replacement)
{
  CLEANUP_STRBUF struct strbuf old = { 0 }, new = { 0 }, expected = { 0 };

  strbuf_puts (&expected, HEAD "@@ -1,3000 +1,3000 @@\n");
  for (unsigned i = 0; i < 3000; ++i) {
    strbuf_printf (&old, i == 0 ? "%u" : "\n%u", i);
    strbuf_printf (&expected, "-%u\n", i);
  }
  for (unsigned i = 1; i <= 3000; ++i) {
    strbuf_printf (&new, i == 1 ? "%u" : "\n%u", i);
    strbuf_printf (&expected, "+%u\n", i);
  }
  expect_text (differ (old.ptr, new.ptr), expected.ptr);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (diff__few_lines__is_one_hunk),
    cmocka_unit_test (diff__changes_far_apart__are_hunks),
    cmocka_unit_test (diff__very_long__is_one_replacement),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
