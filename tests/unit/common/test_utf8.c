/* diskfish: UTF-8 is decoded and encoded strictly, and columns are counted.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit.h"

#include <locale.h>
#include <string.h>

#include "utf8.h"

TEST (decode__limits_of_each_length__are_read)
{
  static const struct {
    const char *text;
    size_t bytes;
    uint32_t code;
  } rows[] = {
    { "\x01", 1, 0x01 }, { "A", 1, 'A' }, { "\x7f", 1, 0x7f },
    { "\xc2\x80", 2, 0x80 }, { "\xdf\xbf", 2, 0x7ff },
    { "\xe0\xa0\x80", 3, 0x800 }, { "\xed\x9f\xbf", 3, 0xd7ff },
    { "\xee\x80\x80", 3, 0xe000 }, { "\xef\xbf\xbf", 3, 0xffff },
    { "\xf0\x90\x80\x80", 4, 0x10000 },
    { "\xf4\x8f\xbf\xbf", 4, 0x10ffff },
  };

  for (size_t i = 0; i < COUNT (rows); ++i) {
    uint32_t code = 0xdead;

    assert_int_equal (utf8_decode (rows[i].text, strlen (rows[i].text),
                                   &code), rows[i].bytes);
    assert_int_equal (code, rows[i].code);
    assert_int_equal (utf8_decode (rows[i].text, rows[i].bytes, NULL),
                      rows[i].bytes);
  }
}

TEST (decode__nul__is_a_character)
{
  uint32_t code = 1;

  assert_int_equal (utf8_decode ("\0", 1, &code), 1);
  assert_int_equal (code, 0);
}

TEST (decode__invalid__is_0_and_code_is_unchanged)
{
  static const char *const texts[] = {
    "\x80", "\xbf",                     /* starts with a continuation byte */
    "\xc0\x80", "\xc0\xaf", "\xc1\xbf", /* overlong, 2 bytes */
    "\xe0\x80\x80", "\xe0\x9f\xbf",     /* 3 */
    "\xf0\x80\x80\x80", "\xf0\x8f\xbf\xbf",     /* 4 */
    "\xed\xa0\x80", "\xed\xaf\xbf", "\xed\xb0\x80", "\xed\xbf\xbf",
    "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xf7\xbf\xbf\xbf",
    "\xf8\x88\x80\x80\x80", "\xfc\x84\x80\x80\x80\x80", "\xfe", "\xff",
    "\xc3(", "\xe2(\xa1", "\xe2\x82(", "\xf0(\x8c\xbc", "\xf0\x90(\xbc",
    "\xf0\x90\x8c(", "\xc3\xc3",
  };

  for (size_t i = 0; i < COUNT (texts); ++i) {
    uint32_t code = 0xdead;

    assert_int_equal (utf8_decode (texts[i], strlen (texts[i]), &code), 0);
    assert_int_equal (code, 0xdead);
  }
}

TEST (decode__cut_short__is_0)
{
  static const char *const texts[] = {
    "\xc3\xa9", "\xe2\x82\xac", "\xf0\x9f\x90\x9f",
  };

  for (size_t i = 0; i < COUNT (texts); ++i)
    for (size_t len = 0; len < strlen (texts[i]); ++len)
      assert_int_equal (utf8_decode (texts[i], len, NULL), 0);
}

TEST (encode__every_character__decodes_to_itself)
{
  for (uint32_t code = 0; code <= 0x10ffff; ++code) {
    char text[4];
    size_t bytes = utf8_encode (code, text);
    uint32_t back = ~code;

    if (code >= 0xd800 && code <= 0xdfff) {
      assert_int_equal (bytes, 0);
      continue;
    }
    assert_int_equal (utf8_decode (text, bytes, &back), bytes);
    assert_int_equal (back, code);
  }
}

TEST (encode__no_character__is_0_and_writes_nothing)
{
  static const uint32_t codes[] = {
    0xd800, 0xdbff, 0xdc00, 0xdfff, 0x110000, 0xffffffff
  };

  for (size_t i = 0; i < COUNT (codes); ++i) {
    char text[4] = "abc";

    assert_int_equal (utf8_encode (codes[i], text), 0);
    assert_string_equal (text, "abc");
  }
}

TEST (valid_prefix__texts__is_the_first_bad_byte)
{
  static const struct {
    const char *text;
    size_t len;
    size_t prefix;
  } rows[] = {
    { "", 0, 0 }, { "abc", 3, 3 }, { "a\0b", 3, 3 }, { "h\xc3\xa9", 3, 3 },
    { "\xff", 1, 0 }, { "ab\xff" "cd", 5, 2 }, { "h\xc3", 2, 1 },
    { "\xe2\x82\xac\xe2\x82", 5, 3 }, { "\xed\xa0\x80", 3, 0 },
    { "\xf0\x9f\x90\x9f!", 5, 5 },
  };

  for (size_t i = 0; i < COUNT (rows); ++i)
    assert_int_equal (utf8_valid_prefix (rows[i].text, rows[i].len),
                      rows[i].prefix);
}

TEST (width__ascii_and_control__is_1)
{
  for (uint32_t code = 0; code < 0x80; ++code)
    assert_int_equal (utf8_width (code), 1);
  assert_int_equal (utf8_width (0x85), 1);
}

TEST (width__c_locale__is_1)
{
  assert_non_null (setlocale (LC_CTYPE, "C"));
  assert_int_equal (utf8_width (0x65e5), 1);
  assert_int_equal (utf8_columns ("日本", 6), 2);
}

static void
need_utf8_locale (void)
{
  if (setlocale (LC_CTYPE, "C.UTF-8") == NULL)
    skip ();
}

TEST (width__wide_and_combining__is_2_and_0)
{
  need_utf8_locale ();
  assert_int_equal (utf8_width (0xe9), 1);
  assert_int_equal (utf8_width (0x65e5), 2);
  assert_int_equal (utf8_width (0x1f41f), 2);
  assert_int_equal (utf8_width (0x301), 0);
  assert_int_equal (utf8_width (0x200b), 0);
}

TEST (columns__mixed_text__adds_widths)
{
  need_utf8_locale ();
  assert_int_equal (utf8_columns ("", 0), 0);
  assert_int_equal (utf8_columns ("abc", 2), 2);
  assert_int_equal (utf8_columns ("h\xc3\xa9!", 4), 3);
  assert_int_equal (utf8_columns ("日本", 6), 4);
  assert_int_equal (utf8_columns ("e\xcc\x81", 3), 1);
  assert_int_equal (utf8_columns ("\t", 1), 1);
  assert_int_equal (utf8_columns ("\xff\xfe", 2), 2);
  /* Each byte of a truncated character counts as one column. */
  assert_int_equal (utf8_columns ("日", 2), 2);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (decode__limits_of_each_length__are_read),
    cmocka_unit_test (decode__nul__is_a_character),
    cmocka_unit_test (decode__invalid__is_0_and_code_is_unchanged),
    cmocka_unit_test (decode__cut_short__is_0),
    cmocka_unit_test (encode__every_character__decodes_to_itself),
    cmocka_unit_test (encode__no_character__is_0_and_writes_nothing),
    cmocka_unit_test (valid_prefix__texts__is_the_first_bad_byte),
    cmocka_unit_test (width__ascii_and_control__is_1),
    cmocka_unit_test (width__c_locale__is_1),
    cmocka_unit_test (width__wide_and_combining__is_2_and_0),
    cmocka_unit_test (columns__mixed_text__adds_widths),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
