/* diskfish: nested and unknown values are printed as a tree, a table and JSON.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit.h"

#include <locale.h>
#include <stdlib.h>

#include "printer.h"

struct part {
  const char *name;
  int64_t size;
  int32_t use;
  int64_t inner_count;
  const char *hidden;
  struct struct_list children;
};

static const struct struct_def part_def;
static const struct field_def part_fields[] = {
  STRUCT_FIELD (struct part, name, FIELD_STRING),
  STRUCT_FIELD (struct part, size, FIELD_SIZE),
  STRUCT_FIELD (struct part, use, FIELD_USE),
  STRUCT_FIELD (struct part, inner_count, FIELD_COUNT),
  { .name = "hidden", .type = FIELD_STRING, .audience = FOR_MACHINES,
    .offset = offsetof (struct part, hidden) },
  STRUCT_MEMBERS (struct part, children, &part_def),
};
static const struct struct_def part_def = {
  .name = "part", .fields = part_fields, .count = COUNT (part_fields),
  .size = sizeof (struct part), .tabular = true, .sparse = true,
};

/* The only child of the part. */
static struct part leaf = { "le\033[1maf", 0, 100, -1, NULL, { 0 } };
static struct part branches[] = {
  { "one", 1024, 0, -1, "h", { &leaf, 1 } },
  { "two", -1, -1, -1, NULL, { 0 } },
};
static const struct part root = {
  "root", 1048576, 57, -1, NULL, { branches, 2 },
};

struct report {
  const char *title;
  const char *unknown;
  int64_t number;
  struct struct_list parts;
  struct struct_list none;
  struct struct_list sections;
};

struct section {
  const char *heading;
};

static const struct field_def section_fields[] = {
  STRUCT_FIELD (struct section, heading, FIELD_STRING),
};
static const struct struct_def section_def = {
  .name = "section", .fields = section_fields,
  .count = COUNT (section_fields), .size = sizeof (struct section),
};

static const struct field_def report_fields[] = {
  STRUCT_FIELD (struct report, title, FIELD_STRING),
  STRUCT_FIELD (struct report, unknown, FIELD_STRING),
  STRUCT_FIELD (struct report, number, FIELD_COUNT),
  STRUCT_MEMBERS (struct report, parts, &part_def),
  STRUCT_MEMBERS (struct report, none, &part_def),
  STRUCT_MEMBERS (struct report, sections, &section_def),
};
static const struct struct_def report_def = {
  .name = "report", .fields = report_fields, .count = COUNT (report_fields),
  .size = sizeof (struct report),
};

static struct section sections[] = { { "a" }, { "b" } };
static const struct report report_example = {
  "T", NULL, -1, { branches + 1, 1 }, { 0 }, { sections, 2 },
};

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

static struct value
tree_value (void)
{
  struct value value = { 0 };

  value_take_structs (&value, VALUE_STRUCTS, &part_def, &root, 1, NULL, NULL);
  return value;
}

TEST (tree__with_lines_of_unicode__is_drawn)
{
  struct value value = tree_value ();

  if (setlocale (LC_ALL, "C.UTF-8") == NULL)
    skip ();
  expect_text (printed (OUTPUT_TEXT, &value),
               "NAME            SIZE  USE\n"
               "root              1M  57%\n"
               "├─one             1K   0%\n"
               "│ └─le\\x1b[1maf   0B 100%\n"
               "└─two                \n");
}

TEST (tree__without_unicode__is_drawn)
{
  struct value value = tree_value ();

  setlocale (LC_ALL, "C");
  expect_text (printed (OUTPUT_TEXT, &value),
               "NAME            SIZE  USE\n"
               "root              1M  57%\n"
               "|-one             1K   0%\n"
               "| `-le\\x1b[1maf   0B 100%\n"
               "`-two                \n");
}

TEST (tree__json__is_nested)
{
  struct value value = tree_value ();

  expect_text (printed (OUTPUT_JSON, &value),
               "[{\"name\":\"root\",\"size\":1048576,\"use\":57,"
               "\"inner_count\":null,\"hidden\":null,\"children\":["
               "{\"name\":\"one\",\"size\":1024,\"use\":0,"
               "\"inner_count\":null,\"hidden\":\"h\",\"children\":["
               "{\"name\":\"le\\u001B[1maf\",\"size\":0,\"use\":100,"
               "\"inner_count\":null,\"hidden\":null,\"children\":[]}]},"
               "{\"name\":\"two\",\"size\":null,\"use\":null,"
               "\"inner_count\":null,\"hidden\":null,\"children\":[]}]}]\n");
}

TEST (report__text__has_tables_and_sections)
{
  struct value value = { 0 };

  value_take_structs (&value, VALUE_STRUCT, &report_def, &report_example, 1,
                      NULL, NULL);
  expect_text (printed (OUTPUT_TEXT, &value),
               "title: T\nparts:\n  NAME\n  two\nsection:\n  heading: a\n"
               "section:\n  heading: b\n");
  expect_text (printed (OUTPUT_TABLE, &value),
               "title: T\nparts:\n  NAME\n  two\nsection:\n  heading: a\n"
               "section:\n  heading: b\n");
  expect_text (printed (OUTPUT_JSON, &value),
               "{\"title\":\"T\",\"unknown\":null,\"number\":null,"
               "\"parts\":[{\"name\":\"two\",\"size\":null,\"use\":null,"
               "\"inner_count\":null,\"hidden\":null,\"children\":[]}],"
               "\"none\":[],\"sections\":[{\"heading\":\"a\"},"
               "{\"heading\":\"b\"}]}\n");
}

TEST (table__each_type_of_value__has_a_heading)
{
  static const char *list[] = { "a", "b\033c", NULL };
  static const char *pairs[] = { "k", "v", "key", "two\nlines", NULL };
  struct value value = { 0 };

  setlocale (LC_ALL, "C");
  expect_text (printed (OUTPUT_TABLE, &value), "");
  value_set_bool (&value, true);
  expect_text (printed (OUTPUT_TABLE, &value), "VALUE\ntrue\n");
  value_set_int (&value, 8, BASE_OCTAL);
  expect_text (printed (OUTPUT_TABLE, &value), "VALUE\n010\n");
  value_set_const_string (&value, "one line");
  expect_text (printed (OUTPUT_TABLE, &value), "VALUE\none line\n");
  value.kind = VALUE_LIST;
  value.list = (char **) list;
  expect_text (printed (OUTPUT_TABLE, &value), "VALUE\na\nb\\x1bc\n");
  value.kind = VALUE_TABLE;
  value.list = (char **) pairs;
  expect_text (printed (OUTPUT_TABLE, &value),
               "KEY VALUE\nk   v\nkey two\n    lines\n");
}

TEST (table__contents__are_unchanged)
{
  struct value value = { .kind = VALUE_TEXT, .string = "a\nb" };

  expect_text (printed (OUTPUT_TABLE, &value), "a\nb");
  value = (struct value) { .kind = VALUE_BYTES, .bytes = "x\n", .len = 2 };
  expect_text (printed (OUTPUT_TABLE, &value), "x\n");
}

TEST (table__one_struct__is_one_field_per_line)
{
  static const struct section section = { "long\theading" };
  struct value value = { 0 };

  value_take_structs (&value, VALUE_STRUCT, &section_def, &section, 1, NULL,
                      NULL);
  expect_text (printed (OUTPUT_TABLE, &value),
               "KEY     VALUE\nheading long\\x09heading\n");
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (tree__with_lines_of_unicode__is_drawn),
    cmocka_unit_test (tree__without_unicode__is_drawn),
    cmocka_unit_test (tree__json__is_nested),
    cmocka_unit_test (report__text__has_tables_and_sections),
    cmocka_unit_test (table__each_type_of_value__has_a_heading),
    cmocka_unit_test (table__contents__are_unchanged),
    cmocka_unit_test (table__one_struct__is_one_field_per_line),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
