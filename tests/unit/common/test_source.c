/* diskfish: an offset in a source becomes its line and column.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit.h"

#include <errno.h>
#include <locale.h>
#include <stdbool.h>
#include <string.h>

#include "source.h"
#include "xalloc.h"

/* Return "LINE:COLUMN 'the line'" of OFFSET. */
static char *
place_line (const char *text, unsigned first_line, size_t offset)
{
  struct source *source = source_new ("x", text, strlen (text), first_line);
  struct source_place place = source_place (source, offset);
  char *line = xasprintf ("%u:%u '%.*s'", place.line, place.column,
                          (int) (place.text.end - place.text.start),
                          source->text + place.text.start);

  source_free (source);
  return line;
}

TEST (new__bytes__are_copied)
{
  char name[] = "name", text[] = "a\0b";
  struct source *source = source_new (name, text, 3, 7);

  name[0] = text[0] = 'X';
  assert_string_equal (source->name, "name");
  assert_memory_equal (source->text, "a\0b", 4);
  assert_int_equal (source->len, 3);
  assert_int_equal (source->first_line, 7);
  source_free (source);
}

TEST (new__part_of_text__ends_in_nul)
{
  struct source *source = source_new ("x", "abcdef", 2, 1);

  assert_string_equal (source->text, "ab");
  source_free (source);
}

TEST (free__null__does_nothing)
{
  source_free (NULL);
}

TEST (read__file__has_all_bytes)
{
  char big[200000];
  struct source *source;

  for (size_t i = 0; i < sizeof big; ++i)
    big[i] = (char) (i % 256);
  write_file ("big", big, sizeof big);
  source = source_read ("shown", "big");
  assert_non_null (source);
  assert_string_equal (source->name, "shown");
  assert_int_equal (source->len, sizeof big);
  assert_memory_equal (source->text, big, sizeof big);
  assert_int_equal (source->text[sizeof big], '\0');
  assert_int_equal (source->first_line, 1);
  source_free (source);
}

TEST (read__empty_file__is_empty)
{
  struct source *source;

  write_file ("empty", "", 0);
  source = source_read ("empty", "empty");
  assert_non_null (source);
  assert_int_equal (source->len, 0);
  assert_string_equal (source->text, "");
  source_free (source);
}

TEST (read__no_file__has_errno)
{
  errno = 0;
  assert_null (source_read ("x", "no-such-file"));
  assert_int_equal (errno, ENOENT);
}

TEST (read__directory__has_errno)
{
  errno = 0;
  assert_null (source_read ("x", "."));
  assert_int_equal (errno, EISDIR);
}

TEST (place__empty_source__is_1_1)
{
  expect_text (place_line ("", 1, 0), "1:1 ''");
}

TEST (place__one_line__counts_columns)
{
  expect_text (place_line ("abc", 1, 0), "1:1 'abc'");
  expect_text (place_line ("abc", 1, 2), "1:3 'abc'");
  expect_text (place_line ("abc", 1, 3), "1:4 'abc'");
}

TEST (place__lines__are_counted)
{
  expect_text (place_line ("ab\ncd\n\nef", 1, 2), "1:3 'ab'");
  expect_text (place_line ("ab\ncd\n\nef", 1, 3), "2:1 'cd'");
  expect_text (place_line ("ab\ncd\n\nef", 1, 6), "3:1 ''");
  expect_text (place_line ("ab\ncd\n\nef", 1, 7), "4:1 'ef'");
  expect_text (place_line ("ab\ncd\n\nef", 1, 9), "4:3 'ef'");
}

TEST (place__after_last_newline__is_a_line)
{
  expect_text (place_line ("ab\n", 1, 3), "2:1 ''");
}

TEST (place__first_line__is_added)
{
  expect_text (place_line ("ab\ncd", 41, 0), "41:1 'ab'");
  expect_text (place_line ("ab\ncd", 41, 4), "42:2 'cd'");
}

TEST (place__cr_lf__is_not_part_of_the_line)
{
  expect_text (place_line ("ab\r\ncd\r\n", 1, 1), "1:2 'ab'");
  expect_text (place_line ("ab\r\ncd\r\n", 1, 2), "1:3 'ab'");
  expect_text (place_line ("ab\r\ncd\r\n", 1, 5), "2:2 'cd'");
  expect_text (place_line ("\r\n\r\nx", 1, 2), "2:1 ''");
}

TEST (place__cr_alone__is_part_of_the_line)
{
  expect_text (place_line ("a\rb", 1, 2), "1:3 'a\rb'");
  expect_text (place_line ("ab\r", 1, 0), "1:1 'ab\r'");
}

TEST (place__tab__counts_as_one)
{
  expect_text (place_line ("\t\tx", 1, 2), "1:3 '\t\tx'");
}

TEST (place__wide_and_combining__count_columns)
{
  if (setlocale (LC_CTYPE, "C.UTF-8") == NULL)
    skip ();
  expect_text (place_line ("é x", 1, 3), "1:3 'é x'");
  expect_text (place_line ("日本 x", 1, 7), "1:6 '日本 x'");
  expect_text (place_line ("e\xcc\x81 x", 1, 4), "1:3 'e\xcc\x81 x'");
}

TEST (place__invalid_utf8__counts_bytes)
{
  expect_text (place_line ("\xff\xfe x", 1, 3), "1:4 '\xff\xfe x'");
}

TEST (place__nul__counts_as_one)
{
  struct source *source = source_new ("x", "a\0b\nc", 5, 1);
  struct source_place place = source_place (source, 2);

  assert_int_equal (place.column, 3);
  assert_int_equal (place.text.end, 3);
  place = source_place (source, 4);
  assert_int_equal (place.line, 2);
  source_free (source);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (new__bytes__are_copied),
    cmocka_unit_test (new__part_of_text__ends_in_nul),
    cmocka_unit_test (free__null__does_nothing),
    in_directory (read__file__has_all_bytes),
    in_directory (read__empty_file__is_empty),
    in_directory (read__no_file__has_errno),
    in_directory (read__directory__has_errno),
    cmocka_unit_test (place__empty_source__is_1_1),
    cmocka_unit_test (place__one_line__counts_columns),
    cmocka_unit_test (place__lines__are_counted),
    cmocka_unit_test (place__after_last_newline__is_a_line),
    cmocka_unit_test (place__first_line__is_added),
    cmocka_unit_test (place__cr_lf__is_not_part_of_the_line),
    cmocka_unit_test (place__cr_alone__is_part_of_the_line),
    cmocka_unit_test (place__tab__counts_as_one),
    cmocka_unit_test (place__wide_and_combining__count_columns),
    cmocka_unit_test (place__invalid_utf8__counts_bytes),
    cmocka_unit_test (place__nul__counts_as_one),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
