/* diskfish: each type of value and field is printed as text and as JSON.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit.h"

#include <float.h>
#include <stdlib.h>
#include <string.h>

#include "cleanup.h"
#include "field-text.h"
#include "printer.h"
#include "xalloc.h"

static char *
printed (enum output_mode mode, const struct value *value)
{
  char *text = NULL;
  size_t len;
  FILE *out = open_memstream (&text, &len);

  print_result (out, mode, value);
  fclose (out);
  return text;
}

/* Compare text and JSON, and free the value. */
static void
expect_value_as (struct value *value, const char *text, const char *json)
{
  expect_text (printed (OUTPUT_TEXT, value), text);
  expect_text (printed (OUTPUT_JSON, value), json);
  value_reset (value);
}

static char **
new_list (const char *const *words)
{
  size_t count = 0;
  char **list;

  while (words[count] != NULL)
    count++;
  list = xcalloc (count + 1, sizeof *list);
  for (size_t i = 0; i < count; ++i)
    list[i] = xstrdup (words[i]);
  return list;
}

TEST (none__prints_nothing)
{
  struct value value = { 0 };

  expect_value_as (&value, "", "null\n");
}

TEST (bool__prints_a_word)
{
  struct value value = { 0 };

  value_set_bool (&value, true);
  expect_value_as (&value, "true\n", "true\n");
  value_set_bool (&value, false);
  expect_value_as (&value, "false\n", "false\n");
}

TEST (int__each_base__has_its_prefix)
{
  static const struct {
    int64_t number;
    enum number_base base;
    const char *text;
    const char *json;
  } rows[] = {
    { 0, BASE_DECIMAL, "0\n", "0\n" }, { 42, BASE_DECIMAL, "42\n", "42\n" },
    { -1, BASE_DECIMAL, "-1\n", "-1\n" },
    { INT64_MAX, BASE_DECIMAL, "9223372036854775807\n",
      "9223372036854775807\n" },
    { INT64_MIN, BASE_DECIMAL, "-9223372036854775808\n",
      "-9223372036854775808\n" },
    { 0, BASE_OCTAL, "0\n", "0\n" }, { 8, BASE_OCTAL, "010\n", "8\n" },
    { 0755, BASE_OCTAL, "0755\n", "493\n" },
    { 0, BASE_HEX, "0\n", "0\n" }, { 255, BASE_HEX, "0xff\n", "255\n" },
    { INT64_MAX, BASE_HEX, "0x7fffffffffffffff\n",
      "9223372036854775807\n" },
  };

  for (size_t i = 0; i < COUNT (rows); ++i) {
    struct value value = { 0 };

    value_set_int (&value, rows[i].number, rows[i].base);
    expect_value_as (&value, rows[i].text, rows[i].json);
  }
}

TEST (string__is_a_line)
{
  struct value value = { 0 };

  value_take_string (&value, xstrdup ("a \"b\"\t\\"));
  expect_value_as (&value, "a \"b\"\t\\\n", "\"a \\\"b\\\"\\t\\\\\"\n");
  value_take_string (&value, xstrdup (""));
  expect_value_as (&value, "\n", "\"\"\n");
  value_set_const_string (&value, NULL);
  expect_value_as (&value, "(null)\n", "null\n");
}

TEST (text__line_ends__are_unchanged)
{
  struct value value = { 0 };

  value_take_text (&value, xstrdup ("a\nb\n"));
  expect_value_as (&value, "a\nb\n", "\"a\\nb\\n\"\n");
  value_take_text (&value, xstrdup (""));
  expect_value_as (&value, "", "\"\"\n");
}

TEST (bytes__are_not_changed)
{
  struct value value = { 0 };
  char *text = NULL;
  size_t len;
  FILE *out = open_memstream (&text, &len);

  value_take_bytes (&value, xstrndup ("a\0\xff\n", 4), 4);
  print_result (out, OUTPUT_TEXT, &value);
  fclose (out);
  assert_int_equal (len, 4);
  assert_memory_equal (text, "a\0\xff\n", 4);
  free (text);
  expect_text (printed (OUTPUT_JSON, &value), "{\"base64\":\"YQD/Cg==\"}\n");
  value_reset (&value);
  value_take_bytes (&value, xstrdup (""), 0);
  expect_value_as (&value, "", "\"\"\n");
}

TEST (base64__each_length__is_padded)
{
  static const char *const rows[][2] = {
    { "\xff", "/w==" }, { "\xff" "a", "/2E=" }, { "\xff" "ab", "/2Fi" },
    { "\xff" "abc", "/2FiYw==" }, { "\xfb\xff\xbe", "+/++" },
  };

  for (size_t i = 0; i < COUNT (rows); ++i) {
    CLEANUP_FREE char *expected =
      xasprintf ("{\"base64\":\"%s\"}\n", rows[i][1]);
    struct value value = { 0 };

    value_take_bytes (&value, xstrdup (rows[i][0]), strlen (rows[i][0]));
    expect_text (printed (OUTPUT_JSON, &value), expected);
    value_reset (&value);
  }
}

TEST (list__is_one_element_per_line)
{
  static const char *const words[] = { "a", "", "b c", "\xff", NULL };
  static const char *const none[] = { NULL };
  struct value value = { 0 };

  value_take_list (&value, new_list (words));
  expect_value_as (&value, "a\n\nb c\n\xff\n",
                   "[\"a\",\"\",\"b c\",{\"base64\":\"/w==\"}]\n");
  value_take_list (&value, new_list (none));
  expect_value_as (&value, "", "[]\n");
}

TEST (table__is_one_pair_per_line)
{
  static const char *const pairs[] = { "a", "1", "b", "", "c d", "x: y",
                                       NULL };
  static const char *const none[] = { NULL };
  struct value value = { 0 };

  value_take_table (&value, new_list (pairs));
  expect_value_as (&value, "a: 1\nb: \nc d: x: y\n",
                   "{\"a\":\"1\",\"b\":\"\",\"c d\":\"x: y\"}\n");
  value_take_table (&value, new_list (none));
  expect_value_as (&value, "", "{}\n");
}

TEST (table__key_is_not_utf8__is_replaced_in_json)
{
  static const char *const pairs[] = { "\xff", "1", NULL };
  struct value value = { 0 };

  value_take_table (&value, new_list (pairs));
  expect_value_as (&value, "\xff: 1\n", "{\"?\":\"1\"}\n");
}

struct all {
  char character;
  const char *string;
  int32_t int32;
  uint32_t uint32;
  int64_t int64;
  uint64_t uint64;
  uint64_t bytes;
  float percent;
  char uuid[32];
  uint32_t buffer_len;
  const char *buffer;
  bool truth;
  const char *json;
  const char *people;
  const char *programs;
};

static const struct field_def all_fields[] = {
  STRUCT_FIELD (struct all, character, FIELD_CHAR),
  STRUCT_FIELD (struct all, string, FIELD_STRING),
  STRUCT_FIELD (struct all, int32, FIELD_INT32),
  STRUCT_FIELD (struct all, uint32, FIELD_UINT32),
  STRUCT_FIELD (struct all, int64, FIELD_INT64),
  STRUCT_FIELD (struct all, uint64, FIELD_UINT64),
  STRUCT_FIELD (struct all, bytes, FIELD_BYTES),
  STRUCT_FIELD (struct all, percent, FIELD_PERCENT),
  STRUCT_FIELD (struct all, uuid, FIELD_UUID),
  { .name = "buffer", .type = FIELD_BUFFER,
    .offset = offsetof (struct all, buffer),
    .len_offset = offsetof (struct all, buffer_len) },
  STRUCT_FIELD (struct all, truth, FIELD_BOOL),
  STRUCT_FIELD (struct all, json, FIELD_JSON),
  { .name = "people", .type = FIELD_STRING,
    .offset = offsetof (struct all, people), .audience = FOR_HUMANS },
  { .name = "programs", .type = FIELD_STRING,
    .offset = offsetof (struct all, programs), .audience = FOR_MACHINES },
};

static const struct struct_def all_def = {
  .name = "all", .fields = all_fields, .count = COUNT (all_fields),
  .size = sizeof (struct all),
};

static const struct all examples[] = {
  { 'x', "a b", -5, 4000000000, -5000000000, 6000000000, 1048576, 12.5F,
    "0123456789abcdef0123456789abcdef", 5, "a\0\xff\n\\", true,
    "{\"a\":[1,null]}", "seen", "read" },
  { '-', NULL, INT32_MIN, 0, INT64_MIN, 0, 0, -1, "", 0, NULL, false, NULL,
    NULL, NULL },
};

#define FIRST(indent)                                           \
  indent "character: x\n" indent "string: a b\n"                \
  indent "int32: -5\n" indent "uint32: 4000000000\n"            \
  indent "int64: -5000000000\n" indent "uint64: 6000000000\n"   \
  indent "bytes: 1048576\n" indent "percent: 12.5 %\n"          \
  indent "uuid: 0123456789abcdef0123456789abcdef\n"             \
  indent "buffer: a\\x00\\xff\\x0a\\\n" indent "truth: true\n"  \
  indent "json: {\"a\":[1,null]}\n" indent "people: seen\n"
#define SECOND(indent)                                          \
  indent "character: -\n"                                       \
  indent "int32: -2147483648\n" indent "uint32: 0\n"            \
  indent "int64: -9223372036854775808\n" indent "uint64: 0\n"   \
  indent "bytes: 0\n" indent "percent: \n"               \
  indent "uuid: \n" indent "buffer: \n" indent "truth: false\n"
#define FIRST_JSON "{\"character\":\"x\",\"string\":\"a b\","           \
  "\"int32\":-5,\"uint32\":4000000000,\"int64\":-5000000000,"           \
  "\"uint64\":6000000000,\"bytes\":1048576,\"percent\":12.5,"           \
  "\"uuid\":\"0123456789abcdef0123456789abcdef\","                      \
  "\"buffer\":{\"base64\":\"YQD/Clw=\"},\"truth\":true,"                \
  "\"json\":{\"a\":[1,null]},\"programs\":\"read\"}"

TEST (struct__each_field_type__is_printed)
{
  struct value value = { 0 };

  value_take_structs (&value, VALUE_STRUCT, &all_def, examples, 1, NULL,
                      NULL);
  expect_value_as (&value, FIRST (""), FIRST_JSON "\n");
  value_take_structs (&value, VALUE_STRUCT, &all_def, examples + 1, 1, NULL,
                      NULL);
  expect_text (printed (OUTPUT_TEXT, &value), SECOND (""));
}

TEST (structs__are_numbered)
{
  struct value value = { 0 };

  value_take_structs (&value, VALUE_STRUCTS, &all_def, examples, 2, NULL,
                      NULL);
  expect_text (printed (OUTPUT_TEXT, &value), "[0] = {\n" FIRST ("  ")
               "}\n[1] = {\n" SECOND ("  ") "}\n");
  value_take_structs (&value, VALUE_STRUCTS, &all_def, examples, 1, NULL,
                      NULL);
  expect_text (printed (OUTPUT_JSON, &value), "[" FIRST_JSON "]\n");
  value_take_structs (&value, VALUE_STRUCTS, &all_def, NULL, 0, NULL, NULL);
  expect_value_as (&value, "", "[]\n");
}

TEST (field_text__percent__is_short)
{
  static const struct {
    float percent;
    const char *text;
  } rows[] = {
    { 0, "0 %" }, { 100, "100 %" }, { 33.333F, "33.333 %" }, { -1, "" },
    { -0.5F, "" },
  };
  static const struct field_def field = { .name = "p", FIELD_PERCENT };

  for (size_t i = 0; i < COUNT (rows); ++i)
    expect_text (field_text (&field, (const char *) &rows[i].percent),
                 rows[i].text);
}

TEST (field_text__uuid_without_nul__has_32_bytes)
{
  static const struct field_def field = { .name = "u", FIELD_UUID };
  static const char bytes[] = "0123456789abcdef0123456789abcdefGHI";

  expect_text (field_text (&field, bytes),
               "0123456789abcdef0123456789abcdef");
}

/* A member need not be aligned. */
TEST (field_text__not_aligned__is_read)
{
  static const struct field_def field = {
    .name = "n", .type = FIELD_UINT64, .offset = 1,
  };
  char bytes[9];
  uint64_t number = 18446744073709551615U;

  memcpy (bytes + 1, &number, sizeof number);
  expect_text (field_text (&field, bytes), "18446744073709551615");
}

TEST (json__large_unsigned__is_not_negative)
{
  static const struct field_def field[] = {
    { .name = "n", .type = FIELD_UINT64 },
  };
  static const struct struct_def def = { "s", field, 1, 8, false, false };
  static const uint64_t number = 18446744073709551615U;
  struct value value = { 0 };

  value_take_structs (&value, VALUE_STRUCT, &def, &number, 1, NULL, NULL);
  expect_text (printed (OUTPUT_JSON, &value),
               "{\"n\":18446744073709551615}\n");
}

TEST (json__missing_raw_field__is_null)
{
  static const struct field_def field[] = {
    { .name = "j", .type = FIELD_JSON },
  };
  static const struct struct_def def = { "s", field, 1, sizeof (char *),
                                         false, false };
  const char *texts[] = { NULL, "{", "", "7" };
  static const char *const expected[] = {
    "{\"j\":null}\n", "{\"j\":null}\n", "{\"j\":null}\n", "{\"j\":7}\n",
  };

  for (size_t i = 0; i < COUNT (texts); ++i) {
    struct value value = { 0 };

    value_take_structs (&value, VALUE_STRUCT, &def, &texts[i], 1, NULL,
                        NULL);
    expect_text (printed (OUTPUT_JSON, &value), expected[i]);
  }
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (none__prints_nothing),
    cmocka_unit_test (bool__prints_a_word),
    cmocka_unit_test (int__each_base__has_its_prefix),
    cmocka_unit_test (string__is_a_line),
    cmocka_unit_test (text__line_ends__are_unchanged),
    cmocka_unit_test (bytes__are_not_changed),
    cmocka_unit_test (base64__each_length__is_padded),
    cmocka_unit_test (list__is_one_element_per_line),
    cmocka_unit_test (table__is_one_pair_per_line),
    cmocka_unit_test (table__key_is_not_utf8__is_replaced_in_json),
    cmocka_unit_test (struct__each_field_type__is_printed),
    cmocka_unit_test (structs__are_numbered),
    cmocka_unit_test (field_text__percent__is_short),
    cmocka_unit_test (field_text__uuid_without_nul__has_32_bytes),
    cmocka_unit_test (field_text__not_aligned__is_read),
    cmocka_unit_test (json__large_unsigned__is_not_negative),
    cmocka_unit_test (json__missing_raw_field__is_null),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
