/* diskfish: a list is split into its elements, with quotes.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "cleanup.h"
#include "script.h"
#include "strbuf.h"

/* Return the elements as [a][b c]; "open" if a quote is not closed. */
static char *
elements (const char *text)
{
  struct arena arena = { 0 };
  char **list = list_parse (&arena, text);
  struct strbuf out = { 0 };

  if (list == NULL)
    strbuf_puts (&out, "open");
  for (size_t i = 0; list != NULL && list[i] != NULL; ++i)
    strbuf_printf (&out, "[%s]", list[i]);
  arena_free (&arena);
  return strbuf_steal (&out);
}

struct row {
  const char *text;
  const char *expected;
};

static void
expect_rows (const struct row *rows, size_t count)
{
  for (size_t i = 0; i < count; ++i)
    expect_text (elements (rows[i].text), rows[i].expected);
}

TEST (parse__spaces__separate_elements)
{
  static const struct row rows[] = {
    { "", "" }, { "   ", "" }, { " \t\n\r\f\v", "" },
    { "a", "[a]" }, { "a b", "[a][b]" }, { "  a   b  ", "[a][b]" },
    { "a\tb\nc\rd\fe\vf", "[a][b][c][d][e][f]" },
    { "/dev/sda1 /dev/sdb", "[/dev/sda1][/dev/sdb]" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (parse__quotes__make_one_element)
{
  static const struct row rows[] = {
    { "a b 'c d'", "[a][b][c d]" }, { "'a b' c", "[a b][c]" },
    { "''", "[]" }, { "'' ''", "[][]" }, { "a '' b", "[a][][b]" },
    { "a'b c'd", "[ab cd]" }, { "'a''b'", "[ab]" },
    { "' '", "[ ]" }, { "'\n\t'", "[\n\t]" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (parse__backslash_quote__is_a_quote)
{
  static const struct row rows[] = {
    { "\\'", "[']" }, { "it\\'s", "[it's]" }, { "'it\\'s so'", "[it's so]" },
    { "\\\\", "[\\\\]" }, { "\\a", "[\\a]" }, { "a\\", "[a\\]" },
    { "\"a b\"", "[\"a][b\"]" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (parse__quote_not_closed__is_null)
{
  static const struct row rows[] = {
    { "'", "open" }, { "a 'b c", "open" }, { "'a' 'b", "open" },
    { "a'", "open" }, { "'a\\'", "open" }, { "''' a", "open" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (parse__many_elements__are_all_parsed)
{
  enum { MANY = 100000 };
  CLEANUP_STRBUF struct strbuf text = { 0 };
  struct arena arena = { 0 };
  char **list;
  size_t count = 0;

  for (int i = 0; i < MANY; ++i)
    strbuf_printf (&text, "%d ", i);
  list = list_parse (&arena, text.ptr);
  assert_non_null (list);
  for (; list[count] != NULL; count++)
    assert_int_equal (atoi (list[count]), count);
  assert_int_equal (count, MANY);
  arena_free (&arena);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (parse__spaces__separate_elements),
    cmocka_unit_test (parse__quotes__make_one_element),
    cmocka_unit_test (parse__backslash_quote__is_a_quote),
    cmocka_unit_test (parse__quote_not_closed__is_null),
    cmocka_unit_test (parse__many_elements__are_all_parsed),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
