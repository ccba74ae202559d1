/* diskfish: a value owns or borrows its contents as documented, and reset frees
 * them.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "value.h"
#include "xalloc.h"

static char **
new_list (const char *a, const char *b)
{
  char **list = xcalloc (3, sizeof *list);

  list[0] = xstrdup (a);
  list[1] = xstrdup (b);
  return list;
}

TEST (reset__empty__is_none)
{
  struct value value = { 0 };

  value_reset (&value);
  assert_int_equal (value.kind, VALUE_NONE);
}

TEST (set__numbers__own_nothing)
{
  struct value value = { 0 };

  value_set_bool (&value, true);
  assert_int_equal (value.kind, VALUE_BOOL);
  assert_true (value.boolean);
  assert_null (value.owner);
  value_reset (&value);
  value_set_int (&value, INT64_MIN, BASE_OCTAL);
  assert_int_equal (value.kind, VALUE_INT);
  assert_true (value.number == INT64_MIN);
  assert_int_equal (value.base, BASE_OCTAL);
  value_reset (&value);
  assert_int_equal (value.kind, VALUE_NONE);
  assert_int_equal (value.number, 0);
}

TEST (take__text__is_freed_once)
{
  CLEANUP_VALUE struct value string = { 0 }, text = { 0 }, bytes = { 0 };

  value_take_string (&string, xstrdup ("a"));
  assert_int_equal (string.kind, VALUE_STRING);
  assert_string_equal (string.string, "a");
  value_take_text (&text, xstrdup ("a\n"));
  assert_int_equal (text.kind, VALUE_TEXT);
  assert_string_equal (text.string, "a\n");
  value_take_bytes (&bytes, xstrndup ("a\0b", 3), 3);
  assert_int_equal (bytes.kind, VALUE_BYTES);
  assert_int_equal (bytes.len, 3);
  assert_memory_equal (bytes.bytes, "a\0b", 3);
  value_reset (&bytes);
  value_reset (&bytes);
}

TEST (take__null_string__is_a_string_without_value)
{
  struct value value = { 0 };

  value_take_string (&value, NULL);
  assert_int_equal (value.kind, VALUE_STRING);
  assert_null (value.string);
  value_reset (&value);
}

TEST (take__lists__are_freed_with_their_strings)
{
  CLEANUP_VALUE struct value list = { 0 }, table = { 0 };

  value_take_list (&list, new_list ("a", "b"));
  assert_int_equal (list.kind, VALUE_LIST);
  assert_string_equal (list.list[1], "b");
  value_take_table (&table, new_list ("key", "value"));
  assert_int_equal (table.kind, VALUE_TABLE);
  assert_string_equal (table.list[0], "key");
}

TEST (set_const_string__is_not_freed)
{
  static const char text[] = "constant";
  struct value value = { 0 };

  value_set_const_string (&value, text);
  assert_int_equal (value.kind, VALUE_STRING);
  assert_ptr_equal (value.string, text);
  value_reset (&value);
  value_set_const_string (&value, NULL);
  assert_null (value.string);
  value_reset (&value);
}

static unsigned released;

static void
release (void *owner)
{
  assert_int_equal (*(int *) owner, 7);
  released++;
}

TEST (take_structs__owner__is_released_once)
{
  static const struct struct_def def = { .name = "s" };
  struct value value = { 0 };
  int owner = 7, structs[2] = { 1, 2 };

  value_take_structs (&value, VALUE_STRUCTS, &def, structs, 2, &owner,
                      release);
  assert_int_equal (value.kind, VALUE_STRUCTS);
  assert_ptr_equal (value.def, &def);
  assert_ptr_equal (value.structs, structs);
  assert_int_equal (value.count, 2);
  value_reset (&value);
  value_reset (&value);
  assert_int_equal (released, 1);
}

struct node {
  char *text;
  char *json;
  const char *kind;
  struct struct_list children;
};

static const struct struct_def node_def;
static const struct field_def node_fields[] = {
  STRUCT_FIELD (struct node, text, FIELD_STRING),
  STRUCT_FIELD_AS ("again", struct node, text, FIELD_STRING, FOR_MACHINES),
  STRUCT_FIELD (struct node, json, FIELD_JSON),
  STRUCT_CONSTANT (struct node, kind, FOR_ALL),
  STRUCT_MEMBERS (struct node, children, &node_def),
};
static const struct struct_def node_def = {
  .name = "node", .fields = node_fields, .count = COUNT (node_fields),
  .size = sizeof (struct node),
};

static struct struct_list
new_nodes (size_t count, struct struct_list children)
{
  struct node *nodes = xcalloc (count, sizeof *nodes);

  for (size_t i = 0; i < count; ++i) {
    nodes[i].text = xstrdup ("text");
    nodes[i].json = i > 0 ? xstrdup ("{}") : NULL;
    nodes[i].kind = "constant";
  }
  nodes[0].children = children;
  return (struct struct_list) { nodes, count };
}

/* A sanitizer or valgrind reports what is freed twice or never. */
TEST (rows__with_rows_within__are_freed_by_their_definition)
{
  struct struct_list none = { NULL, 0 };
  struct struct_list list = new_nodes (2, new_nodes (3, none));
  struct node *nodes = list.structs;
  struct value value = { 0 };

  struct_clear (&node_def, &nodes[1]);
  assert_null (nodes[1].text);
  assert_null (nodes[1].json);
  assert_string_equal (nodes[1].kind, "constant");
  value_take_rows (&value, VALUE_STRUCTS, &node_def, list);
  assert_int_equal (value.count, 2);
  value_reset (&value);
  assert_int_equal (value.kind, VALUE_NONE);
  value_take_rows (&value, VALUE_STRUCTS, &node_def, none);
  value_reset (&value);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (reset__empty__is_none),
    cmocka_unit_test (set__numbers__own_nothing),
    cmocka_unit_test (take__text__is_freed_once),
    cmocka_unit_test (take__null_string__is_a_string_without_value),
    cmocka_unit_test (take__lists__are_freed_with_their_strings),
    cmocka_unit_test (set_const_string__is_not_freed),
    cmocka_unit_test (take_structs__owner__is_released_once),
    cmocka_unit_test (rows__with_rows_within__are_freed_by_their_definition),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
