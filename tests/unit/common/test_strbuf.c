/* diskfish: a string buffer joins texts of any length and always ends in NUL.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "strbuf.h"

TEST (new__nothing_added__is_null)
{
  struct strbuf buf = { 0 };

  assert_null (buf.ptr);
  strbuf_reset (&buf);
}

TEST (add__bytes__end_in_nul)
{
  struct strbuf buf = { 0 };

  strbuf_add (&buf, "abc", 2);
  assert_string_equal (buf.ptr, "ab");
  strbuf_add (&buf, "c\0d", 3);
  assert_int_equal (buf.len, 5);
  assert_memory_equal (buf.ptr, "abc\0d", 6);
  strbuf_reset (&buf);
}

TEST (add__no_bytes__is_the_empty_text)
{
  struct strbuf buf = { 0 };

  strbuf_add (&buf, NULL, 0);
  assert_string_equal (buf.ptr, "");
  assert_int_equal (buf.len, 0);
  strbuf_reset (&buf);
}

TEST (putc__many__are_all_appended)
{
  struct strbuf buf = { 0 };

  for (int i = 0; i < 100000; ++i) {
    strbuf_putc (&buf, (char) ('a' + i % 26));
    assert_int_equal (buf.ptr[buf.len], '\0');
  }
  assert_int_equal (buf.len, 100000);
  for (int i = 0; i < 100000; ++i)
    assert_int_equal (buf.ptr[i], 'a' + i % 26);
  strbuf_reset (&buf);
}

TEST (puts__texts__are_joined)
{
  struct strbuf buf = { 0 };

  strbuf_puts (&buf, "one");
  strbuf_puts (&buf, "");
  strbuf_puts (&buf, " two");
  assert_string_equal (buf.ptr, "one two");
  strbuf_reset (&buf);
}

TEST (fill__count__is_repeated)
{
  struct strbuf buf = { 0 };

  strbuf_fill (&buf, '~', 0);
  assert_string_equal (buf.ptr, "");
  strbuf_fill (&buf, '~', 3);
  strbuf_fill (&buf, '!', 1);
  assert_string_equal (buf.ptr, "~~~!");
  strbuf_reset (&buf);
}

TEST (printf__long_text__is_whole)
{
  struct strbuf buf = { 0 };
  char long_text[5000];

  memset (long_text, 'x', sizeof long_text - 1);
  long_text[sizeof long_text - 1] = '\0';
  strbuf_printf (&buf, "%d,%s", 1, "two");
  strbuf_printf (&buf, "%s", "");
  strbuf_printf (&buf, ",%s", long_text);
  assert_memory_equal (buf.ptr, "1,two,x", 7);
  assert_int_equal (buf.len, 6 + sizeof long_text - 1);
  strbuf_reset (&buf);
}

TEST (printf__any_length__appends)
{
  for (size_t len = 0; len < 300; ++len) {
    struct strbuf buf = { 0 };
    struct strbuf expected = { 0 };

    strbuf_fill (&expected, 'x', len);
    strbuf_putc (&expected, '7');
    for (int i = 0; i < 3; ++i)
      strbuf_printf (&buf, "%.*s%d", (int) len, expected.ptr, 7);
    assert_int_equal (buf.len, 3 * (len + 1));
    assert_int_equal (strlen (buf.ptr), buf.len);
    for (int i = 0; i < 3; ++i)
      assert_memory_equal (buf.ptr + (size_t) i * (len + 1), expected.ptr,
                           len + 1);
    strbuf_reset (&buf);
    strbuf_reset (&expected);
  }
}

TEST (steal__text__leaves_it_empty)
{
  struct strbuf buf = { 0 };

  strbuf_puts (&buf, "text");
  expect_text (strbuf_steal (&buf), "text");
  assert_null (buf.ptr);
  assert_int_equal (buf.len, 0);
  assert_int_equal (buf.cap, 0);
  strbuf_puts (&buf, "again");
  expect_text (strbuf_steal (&buf), "again");
}

TEST (steal__nothing_added__is_the_empty_text)
{
  struct strbuf buf = { 0 };

  expect_text (strbuf_steal (&buf), "");
}

TEST (reset__text__is_empty_again)
{
  struct strbuf buf = { 0 };

  strbuf_puts (&buf, "text");
  strbuf_reset (&buf);
  assert_null (buf.ptr);
  assert_int_equal (buf.len, 0);
  strbuf_reset (&buf);
}

TEST (cleanup__end_of_scope__frees)
{
  CLEANUP_STRBUF struct strbuf buf = { 0 };

  strbuf_puts (&buf, "seen by valgrind if it stays");
  assert_non_null (buf.ptr);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (new__nothing_added__is_null),
    cmocka_unit_test (add__bytes__end_in_nul),
    cmocka_unit_test (add__no_bytes__is_the_empty_text),
    cmocka_unit_test (putc__many__are_all_appended),
    cmocka_unit_test (puts__texts__are_joined),
    cmocka_unit_test (fill__count__is_repeated),
    cmocka_unit_test (printf__long_text__is_whole),
    cmocka_unit_test (printf__any_length__appends),
    cmocka_unit_test (steal__text__leaves_it_empty),
    cmocka_unit_test (steal__nothing_added__is_the_empty_text),
    cmocka_unit_test (reset__text__is_empty_again),
    cmocka_unit_test (cleanup__end_of_scope__frees),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
