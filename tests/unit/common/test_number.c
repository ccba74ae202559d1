/* diskfish: numbers, suffixes and booleans are parsed like guestfish, with
 * exact limits.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit.h"

#include <inttypes.h>
#include <stdlib.h>

#include "number.h"
#include "xalloc.h"

/* Return the number in decimal, or the error. */
static char *
parsed (const char *text)
{
  static const char *const names[] = {
    [NUMBER_SYNTAX] = "syntax", [NUMBER_SUFFIX] = "suffix",
    [NUMBER_RANGE] = "range",
  };
  int64_t value = 4711;
  enum number_status status = number_parse (text, &value);

  return status == NUMBER_OK ? xasprintf ("%" PRId64, value)
    : xstrdup (names[status]);
}

struct row {
  const char *text;
  const char *expected;
};

static void
expect_rows (const struct row *rows, size_t count)
{
  for (size_t i = 0; i < count; ++i)
    expect_text (parsed (rows[i].text), rows[i].expected);
}

TEST (parse__each_base__is_read)
{
  static const struct row rows[] = {
    { "0", "0" }, { "1", "1" }, { "42", "42" }, { "007", "7" },
    { "010", "8" }, { "0x10", "16" }, { "0XfF", "255" }, { "-1", "-1" },
    { "+5", "5" }, { "-0x10", "-16" }, { "-010", "-8" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (parse__each_suffix__is_its_power)
{
  static const struct row rows[] = {
    { "1k", "1024" }, { "1K", "1024" }, { "1M", "1048576" },
    { "1G", "1073741824" }, { "1T", "1099511627776" },
    { "1P", "1125899906842624" }, { "1E", "1152921504606846976" },
    { "0Z", "0" }, { "0Y", "0" },
    { "1kiB", "1024" }, { "1KiB", "1024" }, { "1MiB", "1048576" },
    { "1GiB", "1073741824" }, { "3TiB", "3298534883328" },
    { "1PiB", "1125899906842624" }, { "1EiB", "1152921504606846976" },
    { "1kB", "1000" }, { "1KB", "1000" }, { "1MB", "1000000" },
    { "1GB", "1000000000" }, { "1TB", "1000000000000" },
    { "1PB", "1000000000000000" }, { "1EB", "1000000000000000000" },
    { "1m", "1048576" }, { "1g", "1073741824" },
    { "1t", "1099511627776" }, { "1p", "1125899906842624" },
    { "1e", "1152921504606846976" }, { "1miB", "1048576" },
    { "1gB", "1000000000" }, { "0x1e", "30" }, { "32g", "34359738368" },
    { "-2K", "-2048" }, { "010K", "8192" }, { "0x10M", "16777216" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (parse__not_a_number__is_a_syntax_error)
{
  static const struct row rows[] = {
    { "", "syntax" }, { "abc", "syntax" }, { "-", "syntax" },
    { "+", "syntax" }, { "--1", "syntax" },
    { " ", "syntax" }, { ".5", "syntax" },
    { "m", "syntax" }, { "t", "syntax" }, { "e", "syntax" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (parse__trailing_text__is_a_suffix_error)
{
  static const struct row rows[] = {
    { "1Q", "suffix" }, { "1b", "suffix" }, { "1B", "suffix" },
    { "1q", "suffix" }, { "1mb", "suffix" }, { "1KIB", "suffix" },
    { "1e3", "suffix" }, { "1gib", "suffix" },
    { "1Kib", "suffix" }, { "1Kb", "suffix" }, { "1KiBx", "suffix" },
    { "1KK", "suffix" }, { "1 ", "suffix" }, { "1 K", "suffix" },
    { "1.5G", "suffix" }, { "0x", "suffix" }, { "08", "suffix" },
    { "1i", "suffix" }, { "1Ki", "suffix" }, { "1,000", "suffix" },
    { "99999999999999999999Q", "suffix" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (parse__limits__are_exact)
{
  static const struct row rows[] = {
    { "9223372036854775807", "9223372036854775807" },
    { "9223372036854775808", "range" },
    { "-9223372036854775808", "-9223372036854775808" },
    { "-9223372036854775809", "range" },
    { "0x7fffffffffffffff", "9223372036854775807" },
    { "0x8000000000000000", "range" },
    { "0777777777777777777777", "9223372036854775807" },
    { "01000000000000000000000", "range" },
    { "99999999999999999999999999", "range" },
    { "7E", "8070450532247928832" }, { "8E", "range" },
    { "-8E", "-9223372036854775808" }, { "-9E", "range" },
    { "9EB", "9000000000000000000" }, { "10EB", "range" },
    { "1Z", "range" }, { "1Y", "range" }, { "1ZB", "range" },
    { "-1Y", "range" },
    { "9007199254740991K", "9223372036854774784" },
    { "9007199254740992K", "range" },
    { "18446744073709551616K", "range" },
  };

  expect_rows (rows, COUNT (rows));
}

/* guestfish accepts these too. */
TEST (parse__leading_space__is_ignored)
{
  expect_text (parsed (" 5K"), "5120");
  expect_text (parsed ("\t5"), "5");
}

/* xstrtol, which guestfish uses, reads it as 1K. */
TEST (parse__suffix_alone__means_1)
{
  expect_text (parsed ("K"), "1024");
  expect_text (parsed ("MB"), "1000000");
}

static const char *
truth (const char *text)
{
  bool value;

  if (!number_parse_bool (text, &value))
    return "neither";
  return value ? "true" : "false";
}

TEST (parse_bool__each_word__in_any_case)
{
  static const struct row rows[] = {
    { "true", "true" }, { "t", "true" }, { "yes", "true" }, { "y", "true" },
    { "on", "true" }, { "1", "true" }, { "TRUE", "true" }, { "T", "true" },
    { "Yes", "true" }, { "oN", "true" },
    { "false", "false" }, { "f", "false" }, { "no", "false" },
    { "n", "false" }, { "off", "false" }, { "0", "false" },
    { "FALSE", "false" }, { "N", "false" }, { "Off", "false" },
  };

  for (size_t i = 0; i < COUNT (rows); ++i)
    assert_string_equal (truth (rows[i].text), rows[i].expected);
}

TEST (parse_bool__other_words__are_refused)
{
  static const char *const others[] = {
    "", "2", "-1", "00", "01", "tru", "truee", "ye", "o", "of", "maybe",
    " true", "true ",
  };

  for (size_t i = 0; i < COUNT (others); ++i)
    assert_string_equal (truth (others[i]), "neither");
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (parse__each_base__is_read),
    cmocka_unit_test (parse__each_suffix__is_its_power),
    cmocka_unit_test (parse__not_a_number__is_a_syntax_error),
    cmocka_unit_test (parse__trailing_text__is_a_suffix_error),
    cmocka_unit_test (parse__limits__are_exact),
    cmocka_unit_test (parse__leading_space__is_ignored),
    cmocka_unit_test (parse__suffix_alone__means_1),
    cmocka_unit_test (parse_bool__each_word__in_any_case),
    cmocka_unit_test (parse_bool__other_words__are_refused),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
