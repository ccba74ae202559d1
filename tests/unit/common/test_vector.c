/* diskfish: a vector keeps all its elements while it grows.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit.h"

#include <string.h>

#include "vector.h"

struct pair {
  int a;
  char b[100];
};
DEFINE_VECTOR (pairs, struct pair)

TEST (append__first__is_returned)
{
  struct pairs v = { 0 };
  struct pair *p = pairs_append (&v, (struct pair) { 7, "seven" });

  assert_ptr_equal (p, v.ptr);
  assert_int_equal (v.len, 1);
  assert_true (v.cap >= 1);
  assert_int_equal (p->a, 7);
  assert_string_equal (p->b, "seven");
  pairs_reset (&v);
}

TEST (append__many__are_all_appended)
{
  struct pairs v = { 0 };

  for (int i = 0; i < 1000; ++i) {
    struct pair *p = pairs_append (&v, (struct pair) { i, "x" });

    assert_ptr_equal (p, &v.ptr[i]);
    assert_true (v.len <= v.cap);
  }
  assert_int_equal (v.len, 1000);
  for (int i = 0; i < 1000; ++i)
    assert_int_equal (v.ptr[i].a, i);
  pairs_reset (&v);
}

TEST (reset__used__is_empty_again)
{
  struct strings v = { 0 };

  strings_reset (&v);
  strings_append (&v, NULL);
  strings_reset (&v);
  assert_null (v.ptr);
  assert_int_equal (v.len, 0);
  assert_int_equal (v.cap, 0);
  strings_append (&v, (char *) "again");
  assert_string_equal (v.ptr[0], "again");
  strings_reset (&v);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (append__first__is_returned),
    cmocka_unit_test (append__many__are_all_appended),
    cmocka_unit_test (reset__used__is_empty_again),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
