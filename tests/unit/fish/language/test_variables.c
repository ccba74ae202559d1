/* diskfish: variables hold each type of result, and references are replaced by
 * their parts.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "cleanup.h"
#include "strbuf.h"
#include "variables.h"

/* Takes ownership of the reference. */
static char *
dumped (json_t *value)
{
  char *text = json_dumps (value, JSON_COMPACT | JSON_ENCODE_ANY);

  json_decref (value);
  return text;
}

static char *
value_of (struct value *value)
{
  char *text = dumped (variable_value (value));

  value_reset (value);
  return text;
}

TEST (value__of_each_type__matches_json)
{
  struct value value = { 0 };
  char *list[] = { (char *) "a", (char *) "b c", NULL };

  expect_text (value_of (&value), "null");
  value_set_bool (&value, true);
  expect_text (value_of (&value), "true");
  value_set_int (&value, 8, BASE_OCTAL);
  expect_text (value_of (&value), "8");
  value_set_const_string (&value, "a");
  expect_text (value_of (&value), "\"a\"");
  value_set_const_string (&value, NULL);
  expect_text (value_of (&value), "null");
  value = (struct value) { .kind = VALUE_LIST, .list = list };
  expect_text (value_of (&value), "[\"a\",\"b c\"]");
  value = (struct value) { .kind = VALUE_TABLE, .list = list };
  expect_text (value_of (&value), "{\"a\":\"b c\"}");
}

TEST (value__text__loses_one_newline)
{
  static const char *const rows[][2] = {
    { "", "\"\"" }, { "\n", "\"\"" }, { "a\n", "\"a\"" }, { "a", "\"a\"" },
    { "a\nb\n\n", "\"a\\nb\\n\"" },
  };

  for (size_t i = 0; i < COUNT (rows); ++i) {
    struct value value = { 0 };

    value_take_text (&value, xstrdup (rows[i][0]));
    expect_text (value_of (&value), rows[i][1]);
  }
}

TEST (value__bytes__are_preserved)
{
  char bytes[256];

  for (size_t i = 0; i < sizeof bytes; ++i)
    bytes[i] = (char) i;
  for (size_t len = sizeof bytes - 3; len <= sizeof bytes; ++len) {
    struct value value = { .kind = VALUE_BYTES, .bytes = bytes, .len = len };
    json_t *json = variable_value (&value);

    assert_int_equal (json_string_length (json), len);
    assert_memory_equal (json_string_value (json), bytes, len);
    json_decref (json);
  }
}

TEST (value__table_with_base64__remains_a_table)
{
  char *pairs[] = { (char *) "base64", (char *) "YQ==", NULL };
  char *binary[] = { (char *) "base64", (char *) "\xff", NULL };
  struct value value = { .kind = VALUE_TABLE, .list = pairs };
  json_t *json;

  expect_text (value_of (&value), "{\"base64\":\"YQ==\"}");
  value = (struct value) { .kind = VALUE_TABLE, .list = binary };
  json = variable_value (&value);
  assert_string_equal (json_string_value (json_object_get (json, "base64")),
                       "\xff");
  json_decref (json);
}

TEST (value__large_numbers__keep_all_digits)
{
  static const struct field_def fields[] = {
    { .name = "n", .type = FIELD_UINT64 },
    { .name = "b", .type = FIELD_BYTES, .offset = 8 },
  };
  static const struct struct_def def = {
    .name = "s", .fields = fields, .count = 2, .size = 16,
  };
  uint64_t numbers[] = { UINT64_MAX, INT64_MAX };
  struct value value = { .kind = VALUE_STRUCT, .def = &def,
                         .structs = numbers };

  expect_text (value_of (&value),
               "{\"n\":\"18446744073709551615\",\"b\":9223372036854775807}");
}

/* a: a text, n: a number, l: a list, s: structs, t: a table, e: empty. */
static struct variables
some_variables (void)
{
  static const char *const rows[][2] = {
    { "a", "\"two words\"" }, { "n", "17" }, { "l", "[\"x\",\"y z\",3]" },
    { "s", "[{\"name\":\"first\",\"in\":{\"deep\":true}}]" },
    { "t", "{\"/dev/sda1\":\"ext4\",\"/dev/sda2\":null}" },
    { "e", "[]" }, { "lines", "\"1\\n\\n3\\n\"" }, { "real", "2.5" },
    { "nul", "\"a\\u0000b\"" },
  };
  struct variables variables = { 0 };

  for (size_t i = 0; i < COUNT (rows); ++i) {
    json_t *value = json_loads (rows[i][1],
                                JSON_DECODE_ANY | JSON_ALLOW_NUL, NULL);

    assert_non_null (value);
    variables_set (&variables, rows[i][0], value);
  }
  return variables;
}

static void
add_word (struct strbuf *out, const struct word *word)
{
  if (word->elements == NULL)
    strbuf_printf (out, "[%s]", word->text);
  for (size_t i = 0; word->elements && word->elements[i]; ++i)
    strbuf_printf (out, "%s%s%s", i ? "," : "(", word->elements[i],
                   word->elements[i + 1] ? "" : ")");
}

/* Return the expanded words of a command, or the diag. */
static char *
expanded (const char *text)
{
  struct variables variables = some_variables ();
  struct source *source = source_new ("test", text, strlen (text), 1);
  struct script script = { 0 };
  CLEANUP_DIAG struct diag diag = { 0 };
  struct strbuf out = { 0 };
  const struct statement *statement;
  const struct word *words;

  script_parse (&script, source);
  statement = script.statements.ptr;
  assert_int_equal (statement->kind, STATEMENT_COMMAND);
  words = expand_words (&variables, source, statement->words,
                        statement->count, &script.arena, &diag);
  for (size_t i = 0; words != NULL && i < statement->count; ++i) {
    add_word (&out, &words[i]);
    assert_int_equal (words[i].nrefs, 0);
    assert_memory_equal (&words[i].span, &statement->words[i].span,
                         sizeof words[i].span);
  }
  script_free (&script);
  source_free (source);
  variables_free (&variables);
  return words ? strbuf_steal (&out) : diag_line (&diag);
}

TEST (words__with_references__are_expanded)
{
  static const char *const rows[][2] = {
    { "x %{a} y", "[x][two words][y]" }, { "x%{a}y", "[xtwo wordsy]" },
    { "\"%{a}\" '%{a}'", "[two words][%{a}]" }, { "%{n}%{n}", "[1717]" },
    { "%{l}", "(x,y z,3)" }, { "\"%{l}\"", "(x,y z,3)" },
    { "%{l[1]}", "[y z]" }, { "x%{l[2]}", "[x3]" },
    { "%{s[0].name}", "[first]" }, { "%{s[0].in.deep}", "[true]" },
    { "%{t./dev/sda1}", "[ext4]" }, { "x%{t./dev/sda2}", "[x]" },
    { "x %{e} y", "[x][y]" }, { "%{real}", "[2.5]" },
  };

  for (size_t i = 0; i < COUNT (rows); ++i)
    expect_text (expanded (rows[i][0]), rows[i][1]);
}

TEST (words__invalid_reference__is_marked)
{
  static const char *const rows[][2] = {
    { "x %{raal}", "usage 4-8: unknown variable 'raal' | did you "
      "mean 'real'?" },
    { "x %{nothing}", "usage 4-11: unknown variable 'nothing' | "
      "set it with 'let nothing = COMMAND'" },
    { "x %{l[3]}", "failed 5-8: 'l' has 3 elements | use an index up to [2]" },
    { "x %{e[0]}", "failed 5-8: 'e' has 0 elements" },
    { "x %{l[0][1]}", "failed 8-11: 'l[0]' is a string, not a list" },
    { "x %{s[0].nam}", "failed 8-12: 's[0]' has no field 'nam' | did you "
      "mean 'name'?" },
    { "x %{s[0].other}", "failed 8-14: 's[0]' has no field 'other' | use one "
                         "of its fields: name, in" },
    { "x %{s.name}", "failed 5-10: 's' is a list, which has no fields | "
      "use [0].name for its first element" },
    { "x %{n.x}", "failed 5-7: 'n' is a number, which has no fields" },
    { "x %{s[0].in}", "failed 2-12: 's[0].in' is a struct, not one value | "
      "use one of its fields: deep" },
    { "x a%{l}", "failed 3-7: 'l' is a list, not one value | use 'foreach NAME "
                 "in %{l}' to process its elements one by one" },
    { "x %{s}", "failed 2-6: 's' has an element that is a struct | "
      "use 'foreach NAME in %{s}' to process its elements one by one" },
  };

  for (size_t i = 0; i < COUNT (rows); ++i)
    expect_text (expanded (rows[i][0]), rows[i][1]);
}

/* Return the elements of 'foreach i in TEXT'. */
static char *
listed (const char *text)
{
  struct variables variables = some_variables ();
  CLEANUP_FREE char *line = xasprintf ("foreach i in %s\nend\n", text);
  struct source *source = source_new ("test", line, strlen (line), 1);
  struct script script = { 0 };
  CLEANUP_DIAG struct diag diag = { 0 };
  const struct statement *statement;
  json_t *list;

  script_parse (&script, source);
  statement = script.statements.ptr;
  assert_int_equal (statement->kind, STATEMENT_FOREACH);
  list = expand_list (&variables, source, statement->words, statement->count,
                      &diag);
  script_free (&script);
  source_free (source);
  variables_free (&variables);
  return list ? dumped (list) : diag_line (&diag);
}

TEST (list__of_foreach__contains_all_words)
{
  static const char *const rows[][2] = {
    { "a b", "[\"a\",\"b\"]" }, { "'a b' \"'c\"", "[\"a b\",\"'c\"]" },
    { "''", "[\"\"]" }, { "%{e}", "[]" }, { "%{l}", "[\"x\",\"y z\",3]" },
    { "0 %{l} %{n}", "[\"0\",\"x\",\"y z\",3,17]" },
    { "%{a}", "[\"two words\"]" }, { "x%{a}", "[\"xtwo words\"]" },
    { "%{lines}", "[\"1\",\"\",\"3\"]" },
    { "%{s}", "[{\"name\":\"first\",\"in\":{\"deep\":true}}]" },
    { "%{t}", "[{\"key\":\"/dev/sda1\",\"value\":\"ext4\"},"
      "{\"key\":\"/dev/sda2\",\"value\":null}]" },
    { "%{t./dev/sda2}", "[]" },
    { "%{nul}", "[\"a\\u0000b\"]" },
    { "%{l[9]}", "failed 16-19: 'l' has 3 elements | use an index up to [2]" },
  };

  for (size_t i = 0; i < COUNT (rows); ++i)
    expect_text (listed (rows[i][0]), rows[i][1]);
}

TEST (references__completion__continues_the_typed_text)
{
  static const char *const rows[][2] = {
    { "s[0].", " s[0].name} s[0].in." }, { "s[0].in.", " s[0].in.deep}" },
    { "s[1].", "" }, { "s.", "" }, { "nothing.", "" }, { "n.", "" },
    { "t.x", " t./dev/sda1} t./dev/sda2}" },
    { "", " a} n} l} s} t. e} lines} real} nul}" },
  };
  struct variables variables = some_variables ();

  for (size_t i = 0; i < COUNT (rows); ++i) {
    struct strings list = variables_references (&variables, rows[i][0]);
    struct strbuf all = { 0 };

    for (size_t j = 0; j < list.len; ++j) {
      strbuf_printf (&all, " %s", list.ptr[j]);
      free (list.ptr[j]);
    }
    strings_reset (&list);
    expect_text (strbuf_steal (&all), rows[i][1]);
  }
  variables_free (&variables);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (value__of_each_type__matches_json),
    cmocka_unit_test (value__text__loses_one_newline),
    cmocka_unit_test (value__bytes__are_preserved),
    cmocka_unit_test (value__table_with_base64__remains_a_table),
    cmocka_unit_test (value__large_numbers__keep_all_digits),
    cmocka_unit_test (words__with_references__are_expanded),
    cmocka_unit_test (words__invalid_reference__is_marked),
    cmocka_unit_test (list__of_foreach__contains_all_words),
    cmocka_unit_test (references__completion__continues_the_typed_text),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
