/* diskfish: references %{NAME} are found in words, and malformed ones are
 * marked.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit-script.h"
#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "strbuf.h"

struct row {
  const char *text;
  const char *expected;
};

static void
expect_rows (const struct row *rows, size_t count)
{
  for (size_t i = 0; i < count; ++i)
    expect_script (rows[i].text, rows[i].expected);
}

TEST (reference__bare__has_its_places)
{
  static const struct row rows[] = {
    { "a %{x}", "command 0-6: a@0-1 %{x}@2-6 %0-4@2-6 (x@4-5)\n" },
    { "%{x}", "command 0-4: %{x}@0-4 %0-4@0-4 (x@2-3)\n" },
    { "a b%{x}c", "command 0-8: a@0-1 b%{x}c@2-8 %1-5@3-7 (x@5-6)\n" },
    { "a %{x}%{y-1}",
      "command 0-12: a@0-1 %{x}%{y-1}@2-12 %0-4@2-6 (x@4-5) %4-10@6-12 "
      "(y-1@8-11)\n" },
    { "a %{x[0]}",
      "command 0-9: a@0-1 %{x[0]}@2-9 %0-7@2-9 (x@4-5 [0]@5-8)\n" },
    { "a %{x.f}",
      "command 0-8: a@0-1 %{x.f}@2-8 %0-6@2-8 (x@4-5 .f@5-7)\n" },
    { "a %{x[12].f.g[3]}",
      "command 0-17: a@0-1 %{x[12].f.g[3]}@2-17 %0-15@2-17 "
      "(x@4-5 [12]@5-9 .f@9-11 .g@11-13 [3]@13-16)\n" },
    { "a %{x./dev/sda}",
      "command 0-15: a@0-1 %{x./dev/sda}@2-15 %0-13@2-15 "
      "(x@4-5 ./dev/sda@5-14)\n" },
    { "a cachemode:%{x}",
      "command 0-16: a@0-1 cachemode:%{x}@2-16 %10-14@12-16 (x@14-15)\n" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (reference__in_double_quotes__has_its_range_in_the_value)
{
  static const struct row rows[] = {
    { "a \"%{x}\"", "command 0-8: a@0-1 \"%{x}\"@2-8 %0-4@3-7 (x@5-6)\n" },
    { "a \"\\t%{x}\\t\"",
      "command 0-12: a@0-1 \"\\x09%{x}\\x09\"@2-12 %1-5@5-9 (x@7-8)\n" },
    { "a \"\\\"%{x.a b}\\\\%{y}\"",
      "command 0-20: a@0-1 \"\"%{x.a b}\\%{y}\"@2-20 %1-9@5-13 "
      "(x@7-8 .a b@8-12) %10-14@15-19 (y@17-18)\n" },
    { "a \"\\000%{x}\"",
      "command 0-12: a@0-1 \"\\x00%{x}\"@2-12 %1-5@7-11 (x@9-10)\n" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (word__without_a_reference__is_unchanged)
{
  static const struct row rows[] = {
    { "a %x", "command 0-4: a@0-1 %x@2-4\n" },
    { "a %", "command 0-3: a@0-1 %@2-3\n" },
    { "a {x}", "command 0-5: a@0-1 {x}@2-5\n" },
    { "a % {x}", "command 0-7: a@0-1 %@2-3 {x}@4-7\n" },
    { "a '%{x}'", "command 0-8: a@0-1 '%{x}'@2-8\n" },
    { "a '%{'", "command 0-6: a@0-1 '%{'@2-6\n" },
    { "a \"\\x25{x}\"", "command 0-11: a@0-1 \"%{x}\"@2-11\n" },
    { "a \"%\\x7bx}\"", "command 0-11: a@0-1 \"%{x}\"@2-11\n" },
    { "# %{", "" }, { "!%{", "shell 1-3: '%{'@1-3\n" },
    { "a | b %{", "command 0-1: a@0-1 | 'b %{'@4-8\n" },
    { "a -<<E\n%{x\nE\n", "command 0-6: a@0-1 <%{x\\x0a>@2-6\n" },
    { "a -<<%{\nx\n%{\n", "command 0-7: a@0-1 <x\\x0a>@2-7\n" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (reference__malformed__is_marked)
{
  static const char hint[] = " | use %{NAME}, %{NAME[0]} or %{NAME.field}, or "
    "put a literal %{ in single quotes\n";
  static const struct row rows[] = {
    { "a %{", "bad 0-1: usage 2-4: expected the name of a variable" },
    { "a %{}", "bad 0-1: usage 2-5: expected the name of a variable" },
    { "a %{.f}", "bad 0-1: usage 2-5: expected the name of a variable" },
    { "a %{-x}", "bad 0-1: usage 2-5: expected the name of a variable" },
    { "a %{x", "bad 0-1: usage 2-5: expected '}' at the end of the reference" },
    { "a %{x\xc3\xa4}", "bad 0-1: usage 2-7: expected '}' at the end of the "
                        "reference" },
    { "a \"%{x\"", "bad 0-1: usage 3-6: expected '}' at the end of the "
                   "reference" },
    { "a \"%{x\\x7d\"", "bad 0-1: usage 3-7: expected '}' at the end of the "
                        "reference" },
    { "a %{x[]}", "bad 0-1: usage 2-7: expected an index of the form [0]" },
    { "a %{x[0}", "bad 0-1: usage 2-8: expected an index of the form [0]" },
    { "a %{x[-1]}", "bad 0-1: usage 2-7: expected an index of the form [0]" },
    { "a %{x[1234567890]}",
      "bad 0-1: usage 2-17: expected an index of the form [0]" },
    { "a %{x.}", "bad 0-1: usage 2-7: expected the name of a field" },
    { "a %{x..f}", "bad 0-1: usage 2-7: expected the name of a field" },
    { "a %{x[0]", "bad 0-1: usage 2-8: expected '}' at the end of the "
                  "reference" },
    { "a %{x%{y}}", "bad 0-1: usage 2-6: expected '}' at the end of the "
                    "reference" },
  };

  for (size_t i = 0; i < COUNT (rows); ++i) {
    CLEANUP_STRBUF struct strbuf expected = { 0 };

    strbuf_printf (&expected, "%s%s", rows[i].expected, hint);
    expect_script (rows[i].text, expected.ptr);
  }
}

TEST (escape__invalid_next_to_a_reference__is_marked)
{
  expect_script ("a \"%{x}\\q\"", "bad 0-1: usage 7-9: '\\q' is not "
                 "an escape sequence | use \\a \\b \\f \\n \\r \\t \\v \\\" "
                 "\\' \\\\ \\ooo \\xhh or \\u{hex}\n");
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (reference__bare__has_its_places),
    cmocka_unit_test (reference__in_double_quotes__has_its_range_in_the_value),
    cmocka_unit_test (word__without_a_reference__is_unchanged),
    cmocka_unit_test (reference__malformed__is_marked),
    cmocka_unit_test (escape__invalid_next_to_a_reference__is_marked),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
