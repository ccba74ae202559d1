/* diskfish: the first error, hint and place of a diagnostic are preserved.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit.h"

static const struct source source = { .text = (char *) "abc", .len = 3 };
static const struct source other = { .text = (char *) "xyz", .len = 3 };

TEST (set__first__is_preserved)
{
  struct diag diag = { 0 };

  assert_false (diag_is_set (&diag));
  assert_int_equal (diag_set (&diag, DIAG_USAGE, "bad '%s' %d", "x", 7), -1);
  assert_true (diag_is_set (&diag));
  assert_false (diag.placed);
  expect_diag (&diag, "usage -: bad 'x' 7");
}

TEST (set__second__changes_nothing)
{
  struct diag diag = { 0 };

  diag_set (&diag, DIAG_USAGE, "first");
  assert_int_equal (diag_set (&diag, DIAG_FAILED, "second"), -1);
  expect_diag (&diag, "usage -: first");
}

TEST (at__first__has_the_place)
{
  struct diag diag = { 0 };
  struct span span = { 1, 2 };

  assert_int_equal (diag_at (&diag, DIAG_FAILED, &source, span, "n %s", "x"),
                    -1);
  assert_ptr_equal (diag.source, &source);
  expect_diag (&diag, "failed 1-2: n x");
}

TEST (at__set_before_without_place__leaves_it_without)
{
  struct diag diag = { 0 };

  diag_set (&diag, DIAG_USAGE, "first");
  assert_int_equal (diag_at (&diag, DIAG_FAILED, &source,
                             (struct span) { 0, 1 }, "second"), -1);
  expect_diag (&diag, "usage -: first");
}

TEST (place__not_set__changes_nothing)
{
  struct diag diag = { 0 };

  diag_place (&diag, &source, (struct span) { 0, 1 });
  assert_false (diag.placed);
  expect_diag (&diag, "none");
}

TEST (place__twice__innermost_wins)
{
  struct diag diag = { 0 };

  diag_set (&diag, DIAG_USAGE, "text");
  diag_place (&diag, &source, (struct span) { 1, 2 });
  diag_place (&diag, &other, (struct span) { 0, 3 });
  assert_ptr_equal (diag.source, &source);
  expect_diag (&diag, "usage 1-2: text");
}

TEST (place__no_source__is_no_place)
{
  struct diag diag = { 0 };

  diag_set (&diag, DIAG_USAGE, "text");
  diag_place (&diag, NULL, (struct span) { 1, 2 });
  assert_false (diag.placed);
  diag_place (&diag, &source, (struct span) { 0, 3 });
  expect_diag (&diag, "usage 0-3: text");
}

TEST (hint__not_set__adds_nothing)
{
  struct diag diag = { 0 };

  diag_hint (&diag, "hint");
  assert_null (diag.hint);
}

TEST (hint__twice__first_is_preserved)
{
  struct diag diag = { 0 };

  diag_set (&diag, DIAG_USAGE, "text");
  diag_hint (&diag, "try %d", 1);
  diag_hint (&diag, "try 2");
  expect_diag (&diag, "usage -: text | try 1");
}

TEST (reset__set__is_none_again)
{
  struct diag diag = { 0 };

  diag_at (&diag, DIAG_USAGE, &source, (struct span) { 0, 1 }, "text");
  diag_hint (&diag, "hint");
  diag.errnum = 5;
  diag_reset (&diag);
  assert_false (diag_is_set (&diag));
  assert_false (diag.placed);
  assert_null (diag.text);
  assert_null (diag.hint);
  assert_int_equal (diag.errnum, 0);
  diag_set (&diag, DIAG_FAILED, "another");
  expect_diag (&diag, "failed -: another");
}

TEST (diags_free__several__frees_all)
{
  struct diags diags = { 0 };

  diags_free (&diags);
  for (int i = 0; i < 20; ++i) {
    struct diag diag = { 0 };

    diag_set (&diag, DIAG_USAGE, "number %d", i);
    diag_hint (&diag, "hint");
    diags_append (&diags, diag);
  }
  assert_int_equal (diags.len, 20);
  assert_string_equal (diags.ptr[19].text, "number 19");
  diags_free (&diags);
  assert_null (diags.ptr);
  assert_int_equal (diags.len, 0);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (set__first__is_preserved),
    cmocka_unit_test (set__second__changes_nothing),
    cmocka_unit_test (at__first__has_the_place),
    cmocka_unit_test (at__set_before_without_place__leaves_it_without),
    cmocka_unit_test (place__not_set__changes_nothing),
    cmocka_unit_test (place__twice__innermost_wins),
    cmocka_unit_test (place__no_source__is_no_place),
    cmocka_unit_test (hint__not_set__adds_nothing),
    cmocka_unit_test (hint__twice__first_is_preserved),
    cmocka_unit_test (reset__set__is_none_again),
    cmocka_unit_test (diags_free__several__frees_all),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
