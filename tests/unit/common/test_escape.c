/* diskfish: control characters are escaped before they reach a terminal.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit.h"

#include <string.h>

#include "escape.h"

TEST (escape__control_sequences__are_escaped)
{
  static const struct {
    const char *text;
    const char *keep;
    const char *shown;
  } rows[] = {
    { "", "", "" },
    { "plain \\x1b text", "", "plain \\x1b text" },
    { "\033[31mred", "", "\\x1b[31mred" },
    { "a\tb\nc", "", "a\\x09b\\x0ac" },
    { "a\tb\nc\r", "\n\t", "a\tb\nc\\x0d" },
    { "a\r\nb\rc\r\n", "\n", "a\r\nb\\x0dc\r\n" },
    { "a\r\n", "", "a\\x0d\\x0a" },
    { "\x7f", "", "\\x7f" },
    { "日本 é", "", "日本 é" },
    { "\xc2\x9b" "31m", "", "\\xc2\\x9b31m" },
    { "\xff\xc3", "", "\\xff\\xc3" },
    { "a\xe2\x80\xae" "b", "", "a\\xe2\\x80\\xae" "b" },
    { "\xe2\x81\xa6x\xe2\x80\x8e", "", "\\xe2\\x81\\xa6x\\xe2\\x80\\x8e" },
  };

  for (size_t i = 0; i < COUNT (rows); ++i)
    expect_text (escape_controls (rows[i].text, strlen (rows[i].text),
                                  rows[i].keep), rows[i].shown);
}

TEST (escape__nul__is_escaped)
{
  expect_text (escape_controls ("a\0b", 3, ""), "a\\x00b");
  expect_text (escape_controls ("a\0b", 3, "\n"), "a\\x00b");
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (escape__control_sequences__are_escaped),
    cmocka_unit_test (escape__nul__is_escaped),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
