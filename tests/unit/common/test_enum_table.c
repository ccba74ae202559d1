/* diskfish: values and attributes are found in their tables, and similar ones
 * are suggested.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit.h"

#include <string.h>

#include "cleanup.h"
#include "enum-table.h"
#include "xalloc.h"

static const struct enum_entry words[] = {
  { "full", "a" }, { "fsync", "b" }, { "none", "c" },
};
static const struct enum_table modes = {
  .what = "sync mode", .list = words, .count = 3,
};
static const struct enum_table nocase = {
  .what = "sync mode", .list = words, .count = 3, .nocase = true,
};
static const struct enum_table empty = { .what = "thing" };

static const struct attr attr_list[] = {
  { "ro", ATTR_FLAG, NULL, false, "" },
  { "sync", ATTR_CHOICE, &modes, false, "" },
  { "size", ATTR_SIZE, NULL, false, "" },
  { "host", ATTR_STRING, NULL, true, "" },
};
static const struct attrs attrs = { attr_list, 4 };

TEST (find__each_word__is_its_index)
{
  assert_int_equal (enum_find (&modes, "full"), 0);
  assert_int_equal (enum_find (&modes, "fsync"), 1);
  assert_int_equal (enum_find (&modes, "none"), 2);
}

TEST (find__unknown_word__is_minus_1)
{
  assert_int_equal (enum_find (&modes, "ful"), -1);
  assert_int_equal (enum_find (&modes, "fulll"), -1);
  assert_int_equal (enum_find (&modes, ""), -1);
  assert_int_equal (enum_find (&empty, "full"), -1);
}

TEST (find__other_case__counts_unless_nocase)
{
  assert_int_equal (enum_find (&modes, "FULL"), -1);
  assert_int_equal (enum_find (&nocase, "FULL"), 0);
  assert_int_equal (enum_find (&nocase, "nOnE"), 2);
}

TEST (unknown__similar_word__is_suggested)
{
  struct diag diag = { 0 };

  assert_int_equal (enum_unknown (&modes, "ful", &diag), -1);
  expect_diag (&diag, "usage -: unknown sync mode 'ful' | "
               "did you mean 'full'? (full, fsync, none)");
}

TEST (unknown__wrong_case__is_suggested)
{
  struct diag diag = { 0 };

  assert_int_equal (enum_unknown (&modes, "NONE", &diag), -1);
  expect_diag (&diag, "usage -: unknown sync mode 'NONE' | "
               "did you mean 'none'? (full, fsync, none)");
}

TEST (unknown__nothing_similar__lists_all)
{
  struct diag diag = { 0 };

  assert_int_equal (enum_unknown (&modes, "zzzzzz", &diag), -1);
  expect_diag (&diag, "usage -: unknown sync mode 'zzzzzz' | "
               "one of full, fsync, none");
}

TEST (unknown__empty_word__lists_all)
{
  struct diag diag = { 0 };

  assert_int_equal (enum_unknown (&modes, "", &diag), -1);
  expect_diag (&diag, "usage -: unknown sync mode '' | "
               "one of full, fsync, none");
}

TEST (unknown__no_choices__is_reported)
{
  struct diag diag = { 0 };

  assert_int_equal (enum_unknown (&empty, "x", &diag), -1);
  expect_diag (&diag, "usage -: unknown thing 'x' | one of nothing");
}

TEST (unknown__error_already_set__preserves_it)
{
  struct diag diag = { 0 };

  diag_set (&diag, DIAG_FAILED, "first");
  diag_hint (&diag, "hint");
  assert_int_equal (enum_unknown (&modes, "ful", &diag), -1);
  expect_diag (&diag, "failed -: first | hint");
}

TEST (attrs_find__whole_name__is_found)
{
  assert_ptr_equal (attrs_find (&attrs, "ro", 2), &attr_list[0]);
  assert_ptr_equal (attrs_find (&attrs, "sync=none", 4), &attr_list[1]);
  assert_ptr_equal (attrs_find (&attrs, "size", 4), &attr_list[2]);
}

TEST (attrs_find__prefix_or_longer__is_not_found)
{
  assert_null (attrs_find (&attrs, "syn", 3));
  assert_null (attrs_find (&attrs, "sync=", 5));
  assert_null (attrs_find (&attrs, "", 0));
  assert_null (attrs_find (&attrs, "RO", 2));
}

TEST (attrs_unknown__similar_name__is_suggested)
{
  struct diag diag = { 0 };

  assert_int_equal (attrs_unknown (&attrs, "snyc=none", 4, &diag), -1);
  expect_diag (&diag, "usage -: unknown option 'snyc' | "
               "did you mean 'sync'? (ro, sync, size, host)");
}

TEST (attrs_unknown__nothing_similar__lists_all)
{
  struct diag diag = { 0 };

  assert_int_equal (attrs_unknown (&attrs, "quux", 4, &diag), -1);
  expect_diag (&diag, "usage -: unknown option 'quux' | "
               "one of ro, sync, size, host");
}

/* Return "NAME 'VALUE' CHOICE SIZE" of the word after BEFORE, or the fault and
 * its place.
 */
static char *
read_word (const char *before, const char *word)
{
  CLEANUP_DIAG struct diag diag = { 0 };
  CLEANUP_FREE char *line = NULL;
  struct attr_value result;
  struct span where;
  uint64_t seen = 0;

  if (before != NULL)
    assert_int_equal (attr_read (&attrs, &seen, before, strlen (before),
                                 &result, &where, &diag), 0);
  if (attr_read (&attrs, &seen, word, strlen (word), &result, &where,
                 &diag) == 0)
    return xasprintf ("%s '%s' %zu %d", result.attr->name, result.text,
                      result.choice, (int) result.size);
  line = diag_line (&diag);
  return xasprintf ("%s @%zu-%zu", line, where.start, where.end);
}

TEST (attr_read__each_type__is_read)
{
  expect_text (read_word (NULL, "ro"), "ro '' 0 0");
  expect_text (read_word (NULL, "sync=none"), "sync 'none' 2 0");
  expect_text (read_word (NULL, "size=1K"), "size '1K' 0 1024");
  expect_text (read_word (NULL, "host=a=b"), "host 'a=b' 0 0");
  expect_text (read_word ("host=a", "host=b"), "host 'b' 0 0");
  expect_text (read_word ("ro", "size=7"), "size '7' 0 7");
}

TEST (attr_read__invalid__is_marked)
{
  expect_text (read_word (NULL, "rw"), "usage -: unknown option 'rw' | one of "
               "ro, sync, size, host @0-2");
  expect_text (read_word ("ro", "ro"), "usage -: 'ro' is given twice @0-2");
  expect_text (read_word ("size=1", "size=2"),
               "usage -: 'size' is given twice @0-4");
  expect_text (read_word (NULL, "ro=1"), "usage -: 'ro' takes no value "
               "@0-2");
  expect_text (read_word (NULL, "sync"), "usage -: 'sync' needs a value | "
               "one of full, fsync, none @0-4");
  expect_text (read_word (NULL, "host="), "usage -: 'host' needs a value "
               "@5-5");
  expect_text (read_word (NULL, "sync=ful"), "usage -: unknown sync mode "
               "'ful' | did you mean 'full'? (full, fsync, none) @5-8");
  expect_text (read_word (NULL, "size=-1"), "usage -: '-1' is not a size | "
               "a number of bytes, or with a suffix: 512M, 10G @5-7");
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (find__each_word__is_its_index),
    cmocka_unit_test (find__unknown_word__is_minus_1),
    cmocka_unit_test (find__other_case__counts_unless_nocase),
    cmocka_unit_test (unknown__similar_word__is_suggested),
    cmocka_unit_test (unknown__wrong_case__is_suggested),
    cmocka_unit_test (unknown__nothing_similar__lists_all),
    cmocka_unit_test (unknown__empty_word__lists_all),
    cmocka_unit_test (unknown__no_choices__is_reported),
    cmocka_unit_test (unknown__error_already_set__preserves_it),
    cmocka_unit_test (attrs_find__whole_name__is_found),
    cmocka_unit_test (attrs_find__prefix_or_longer__is_not_found),
    cmocka_unit_test (attrs_unknown__similar_name__is_suggested),
    cmocka_unit_test (attrs_unknown__nothing_similar__lists_all),
    cmocka_unit_test (attr_read__each_type__is_read),
    cmocka_unit_test (attr_read__invalid__is_marked),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
