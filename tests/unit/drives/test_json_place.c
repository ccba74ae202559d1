/* diskfish: the text of a JSON value is found in its source.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "json-place.h"
#include "strbuf.h"
#include "xalloc.h"

static const char text[] =
  " {\"a\": 1, \"b\" :[true, \"x,]}\\\"y\", {\"c\": null}],\n"
  "  \"a b\":{\"a\":{\"deep\":[[],{}, 4.5e3]}}, \"last\":\"\"}";

/* Return the text at the end of the steps: names of members, or "#1" for an
 * element.
 */
static char *
at (const char *const *names, bool at_key)
{
  struct json_step steps[8];
  size_t count = 0;
  struct span where = { 47, 11 };

  for (; names[count] != NULL; count++) {
    bool element = names[count][0] == '#';

    steps[count].member = element ? NULL : names[count];
    steps[count].element = element ? strtoul (names[count] + 1, NULL, 10) : 0;
  }
  if (!json_place (text, strlen (text), steps, count, at_key, &where))
    return xstrdup ("(none)");
  return xasprintf ("%.*s", (int) (where.end - where.start),
                    text + where.start);
}

TEST (place__each_value__is_found)
{
  static const struct {
    const char *names[6];
    const char *value;
  } rows[] = {
    { { "a" }, "1" },
    { { "b" }, "[true, \"x,]}\\\"y\", {\"c\": null}]" },
    { { "b", "#0" }, "true" }, { { "b", "#1" }, "\"x,]}\\\"y\"" },
    { { "b", "#2" }, "{\"c\": null}" }, { { "b", "#2", "c" }, "null" },
    { { "a b", "a" }, "{\"deep\":[[],{}, 4.5e3]}" },
    { { "a b", "a", "deep", "#0" }, "[]" },
    { { "a b", "a", "deep", "#1" }, "{}" },
    { { "a b", "a", "deep", "#2" }, "4.5e3" },
    { { "last" }, "\"\"" },
  };

  for (size_t i = 0; i < COUNT (rows); ++i)
    expect_text (at (rows[i].names, false), rows[i].value);
}

TEST (place__key__is_found)
{
  static const struct {
    const char *names[6];
    const char *key;
  } rows[] = {
    { { "a" }, "\"a\"" }, { { "b" }, "\"b\"" },
    { { "b", "#2", "c" }, "\"c\"" }, { { "a b" }, "\"a b\"" },
    { { "a b", "a" }, "\"a\"" },
  };

  for (size_t i = 0; i < COUNT (rows); ++i)
    expect_text (at (rows[i].names, true), rows[i].key);
}

TEST (place__missing__is_false)
{
  static const char *const rows[][6] = {
    { "c" }, { "A" }, { "a", "b" }, { "a", "#0" }, { "b", "#3" },
    { "b", "a" }, { "#0" }, { "a b", "a", "deep", "#0", "#0" }, { "" },
    { "las" },
  };

  for (size_t i = 0; i < COUNT (rows); ++i)
    expect_text (at (rows[i], false), "(none)");
}

TEST (place__no_steps__is_the_whole_document)
{
  static const char *const none[] = { NULL };

  expect_text (at (none, false), text + 1);
}

TEST (members__of_a_name__are_hidden)
{
  static const struct {
    const char *text;
    const char *hidden;
  } rows[] = {
    { "{\"k\": \"v\", \"x\": {\"k\" :[1, 2]}}", "\"v\"|[1, 2]|" },
    { "{\"\\u006b\":\"v\",\"x\":\"k\"}", "\"v\"|" },
    { "[\"k\", \"k\"] \"k\": \"v", "\"v|" },
    { "{\"k\"", "" }, { "\"k", "" }, { "\"", "" }, { "", "" },
    { "{\"k\":", "|" }, { "{\"k\":}, 1", "}, 1|" },
  };

  for (size_t i = 0; i < COUNT (rows); ++i) {
    struct source *source = source_new ("", rows[i].text,
                                        strlen (rows[i].text), 1);
    struct strbuf out = { 0 };

    json_hide_members (source, "k");
    for (size_t j = 0; j < source->hidden->len; ++j) {
      struct span span = source->hidden->ptr[j];

      strbuf_add (&out, source->text + span.start, span.end - span.start);
      strbuf_putc (&out, '|');
    }
    strbuf_puts (&out, "");
    expect_text (strbuf_steal (&out), rows[i].hidden);
    source_free (source);
  }
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (place__each_value__is_found),
    cmocka_unit_test (place__key__is_found),
    cmocka_unit_test (place__missing__is_false),
    cmocka_unit_test (place__no_steps__is_the_whole_document),
    cmocka_unit_test (members__of_a_name__are_hidden),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
