/* diskfish: results become CSV rows with quoted fields, or an error if they
 * have no columns.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "cleanup.h"
#include "printer.h"
#include "xalloc.h"

struct inner {
  char *name;
};

struct row {
  char *name;
  char *people;
  char *bits;
  char *text;
  float percent;
  int32_t use;
  int64_t count;
  struct struct_list inner;
};

static const struct field_def inner_fields[] = {
  STRUCT_FIELD (struct inner, name, FIELD_STRING),
};
static const struct struct_def inner_def = {
  .name = "inner", .fields = inner_fields, .count = COUNT (inner_fields),
  .size = sizeof (struct inner),
};

/* 'people' is only in the table; 'bits' has a human-readable text. */
static const struct field_def row_fields[] = {
  STRUCT_FIELD (struct row, name, FIELD_STRING),
  STRUCT_FIELD_AS ("people", struct row, people, FIELD_STRING, FOR_HUMANS),
  STRUCT_FIELD_AS ("bits", struct row, text, FIELD_STRING, FOR_HUMANS),
  STRUCT_FIELD_AS ("bits", struct row, bits, FIELD_JSON, FOR_MACHINES),
  STRUCT_FIELD (struct row, percent, FIELD_PERCENT),
  STRUCT_FIELD (struct row, use, FIELD_USE),
  STRUCT_FIELD (struct row, count, FIELD_COUNT),
  STRUCT_MEMBERS (struct row, inner, &inner_def),
};

/* The first COUNT of these fields are the struct. */
static struct struct_def
row_def (size_t count)
{
  return (struct struct_def) {
    .name = "row", .fields = row_fields, .count = count,
    .size = sizeof (struct row),
  };
}

static struct row rows[] = {
  { .name = (char *) "a", .people = (char *) "p",
    .bits = (char *) "{}", .text = (char *) "b,c",
    .percent = 12.5, .use = 7, .count = 3 },
  { .name = (char *) "say \"x\"\r\n", .percent = -1, .use = -1, .count = -1 },
};

/* Return the text or the error, to be freed by the caller. */
static char *
printed (const struct value *value)
{
  CLEANUP_FREE char *text = NULL;
  size_t len;
  FILE *out = open_memstream (&text, &len);
  const char *why = print_result (out, OUTPUT_CSV, value);

  fclose (out);
  return why == NULL ? STEAL (text) : xasprintf ("%s%s", text, why);
}

TEST (csv__structs__are_rows_of_machine_readable_fields)
{
  struct struct_def def = row_def (COUNT (row_fields) - 1);
  struct value value = { 0 };

  value_take_structs (&value, VALUE_STRUCTS, &def, rows, 2, NULL, NULL);
  expect_text (printed (&value),
               "name,bits,percent,use,count\r\n"
               "a,\"b,c\",12.5,7,3\r\n"
               "\"say \"\"x\"\"\r\n\",,,,\r\n");
}

TEST (csv__struct__is_one_row)
{
  struct struct_def def = row_def (1);
  struct value value = { 0 };

  value_take_structs (&value, VALUE_STRUCT, &def, rows, 1, NULL, NULL);
  expect_text (printed (&value), "name\r\na\r\n");
}

TEST (csv__no_structs__is_a_header)
{
  struct struct_def def = row_def (1);
  struct value value = { 0 };

  value_take_structs (&value, VALUE_STRUCTS, &def, rows, 0, NULL, NULL);
  expect_text (printed (&value), "name\r\n");
}

TEST (csv__structs_in_structs__is_refused)
{
  struct struct_def def = row_def (COUNT (row_fields));
  struct value value = { 0 };

  value_take_structs (&value, VALUE_STRUCTS, &def, rows, 0, NULL, NULL);
  expect_text (printed (&value), "not a table of scalars");
}

TEST (csv__json_without_text__is_refused)
{
  struct struct_def def = row_def (1);
  struct value value = { 0 };

  def.fields = &row_fields[3];
  value_take_structs (&value, VALUE_STRUCTS, &def, rows, 1, NULL, NULL);
  expect_text (printed (&value), "not a table of scalars");
}

TEST (csv__list_with_empty_element__is_not_an_empty_line)
{
  struct value value = {
    .kind = VALUE_LIST, .list = (char *[]) { (char *) "", (char *) "b", NULL },
  };

  expect_text (printed (&value), "value\r\n\"\"\r\nb\r\n");
}

TEST (csv__pairs__are_two_columns)
{
  struct value value = {
    .kind = VALUE_TABLE,
    .list = (char *[]) { (char *) "k", (char *) "", NULL },
  };

  expect_text (printed (&value), "key,value\r\nk,\r\n");
}

TEST (csv__scalar_text_or_bytes__is_refused)
{
  static const struct value values[] = {
    { .kind = VALUE_BOOL }, { .kind = VALUE_INT }, { .kind = VALUE_STRING },
    { .kind = VALUE_TEXT, .string = "" },
    { .kind = VALUE_BYTES, .bytes = "" },
  };

  for (size_t i = 0; i < COUNT (values); ++i)
    expect_text (printed (&values[i]), "not a table of scalars");
}

TEST (csv__no_result__prints_nothing)
{
  struct value value = { 0 };

  expect_text (printed (&value), "");
}

int
main (void)
{
  static const struct CMUnitTest tests[] = {
    cmocka_unit_test (csv__structs__are_rows_of_machine_readable_fields),
    cmocka_unit_test (csv__struct__is_one_row),
    cmocka_unit_test (csv__no_structs__is_a_header),
    cmocka_unit_test (csv__structs_in_structs__is_refused),
    cmocka_unit_test (csv__json_without_text__is_refused),
    cmocka_unit_test (csv__list_with_empty_element__is_not_an_empty_line),
    cmocka_unit_test (csv__pairs__are_two_columns),
    cmocka_unit_test (csv__scalar_text_or_bytes__is_refused),
    cmocka_unit_test (csv__no_result__prints_nothing),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
