/* diskfish: tables are aligned, and sizes are abbreviated.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit.h"

#include <locale.h>
#include <stdlib.h>

#include "printer.h"

struct row {
  const char *name;
  uint64_t size;
  const char *last_word;
  const char *hidden;
};

static const struct field_def fields[] = {
  STRUCT_FIELD (struct row, name, FIELD_STRING),
  STRUCT_FIELD (struct row, size, FIELD_BYTES),
  STRUCT_FIELD (struct row, last_word, FIELD_STRING),
  { .name = "hidden", .type = FIELD_STRING,
    .offset = offsetof (struct row, hidden), .audience = FOR_MACHINES },
};

static const struct struct_def def = {
  "row", fields, COUNT (fields), sizeof (struct row), true, false,
};

static char *
printed (const struct row *rows, size_t count)
{
  struct value value = { 0 };
  char *text = NULL;
  size_t len;
  FILE *out = open_memstream (&text, &len);

  value_take_structs (&value, VALUE_STRUCTS, &def, rows, count, NULL, NULL);
  print_result (out, OUTPUT_TEXT, &value);
  fclose (out);
  return text;
}

TEST (table__rows__are_aligned)
{
  static const struct row rows[] = {
    { "a", 1, "x", "h" }, { "long name", 1024, "yy", "h" },
  };

  expect_text (printed (rows, 2),
               "NAME      SIZE LAST WORD\n"
               "a           1B x\n"
               "long name   1K yy\n");
}

TEST (table__missing_values__are_empty)
{
  static const struct row rows[] = { { NULL, 0, "x", NULL } };

  expect_text (printed (rows, 1), "NAME SIZE LAST WORD\n          x\n");
}

TEST (table__no_rows__prints_no_line)
{
  expect_text (printed (NULL, 0), "");
}

/* Return the size as shown in the table. */
static char *
shown_size (uint64_t bytes)
{
  struct row row = { "n", bytes, "w", NULL };
  char *text = printed (&row, 1);
  char *size = NULL;

  assert_int_equal (sscanf (text, "NAME SIZE LAST WORD n %ms w", &size), 1);
  free (text);
  return size;
}

TEST (size__each_unit__is_abbreviated)
{
  static const struct {
    uint64_t bytes;
    const char *text;
  } rows[] = {
    { 1, "1B" }, { 512, "512B" }, { 1023, "1023B" }, { 1024, "1K" },
    { 1536, "1.5K" }, { 10240, "10K" }, { 10752, "10K" },
    { 1048576, "1M" }, { 1073741824, "1G" }, { 1610612736, "1.5G" },
    { 10737418240, "10G" }, { 1099511627776, "1T" },
    { 1125899906842624, "1P" }, { 1152921504606846976, "1E" },
    { UINT64_MAX, "16E" },
  };

  for (size_t i = 0; i < COUNT (rows); ++i)
    expect_text (shown_size (rows[i].bytes), rows[i].text);
}

TEST (size__rounds_up_to_the_next_unit)
{
  expect_text (shown_size (1048575), "1M");
  expect_text (shown_size (10239), "10K");
}

TEST (table__wide_characters__are_aligned)
{
  static const struct row rows[] = {
    { "日本", 1, "x", NULL }, { "abcd", 1, "y", NULL },
  };

  if (setlocale (LC_ALL, "C.UTF-8") == NULL)
    skip ();
  expect_text (printed (rows, 2), "NAME SIZE LAST WORD\n日本   1B x\n"
               "abcd   1B y\n");
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (table__rows__are_aligned),
    cmocka_unit_test (table__missing_values__are_empty),
    cmocka_unit_test (table__no_rows__prints_no_line),
    cmocka_unit_test (size__each_unit__is_abbreviated),
    cmocka_unit_test (size__rounds_up_to_the_next_unit),
    cmocka_unit_test (table__wide_characters__are_aligned),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
