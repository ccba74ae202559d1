/* diskfish: tests of fish/language/secrets.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "cleanup.h"
#include "secrets.h"
#include "strbuf.h"

struct row {
  const char *text;
  const char *expected;
};

/* Return the text with *** for what is hidden. */
static char *
without_hidden (const struct source *source)
{
  struct strbuf out = { 0 };
  size_t at = 0;

  for (size_t i = 0; i < source->hidden->len; ++i) {
    struct span span = source->hidden->ptr[i];

    assert_true (span.start >= at && span.end <= source->len);
    strbuf_add (&out, source->text + at, span.start - at);
    strbuf_puts (&out, "***");
    at = span.end;
  }
  strbuf_add (&out, source->text + at, source->len - at);
  return strbuf_steal (&out);
}

static void
expect_rows (const struct row *rows, size_t count)
{
  for (size_t i = 0; i < count; ++i) {
    const char *text = rows[i].text;
    struct source *source = source_new ("test", text, strlen (text), 1);
    struct script script = { 0 };

    script_parse (&script, source);
    secrets_hide (&script);
    secrets_hide (&script);
    expect_text (without_hidden (source), rows[i].expected);
    script_free (&script);
    source_free (source);
  }
}

TEST (command__secret__is_not_shown)
{
  static const struct row rows[] = {
    { "disk attach x", "disk attach x" },
    { "disk attach x secret=K", "disk attach x secret=***" },
    { "disk attach x secret=K,L=M ro", "disk attach x secret=*** ro" },
    { "add x secret:K username:u", "add x secret:*** username:u" },
    { "add x \"secret:a b\" ro", "add x \"secret:***\" ro" },
    { "add x 'secret:a \"b' ro", "add x 'secret:***' ro" },
    { "secret=a secret=b", "secret=*** secret=***" },
    { "secret=", "secret=***" },
    { "x \"secret=a\\\"b c\" ro", "x \"secret=***\" ro" },
    { "x \"secret=a\\", "x \"secret=***" },
    { "ls /secrets secret nosecret=x", "ls /secrets secret nosecret=x" },
    { "disk attach x secret=abc ro \"secret:d e\" \\",
      "disk attach x secret=*** ro \"secret:***\" \\" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (word__of_a_command__is_found_by_its_type)
{
  static const struct row rows[] = {
    { "disk attach x \"\\x73ecret=K\" ro", "disk attach x *** ro" },
    { "add x \"se\\x63ret:K\"\n", "add x ***\n" },
    { "time not add x 's\\ecret:K' 'secret:K'\n",
      "time not add x 's\\ecret:K' 'secret:***'\n" },
    { "glob disk attach x secret=%{key}\n",
      "glob disk attach x secret=***\n" },
    { "if not disk attach x secret=a\nend\n",
      "if not disk attach x secret=***\nend\n" },
    { "let x = echo secret=a\nadd y secret:b\n",
      "let x = echo secret=***\nadd y secret:***\n" },
    { "upload -<<END /x\nsecret=a\nEND\n",
      "upload -<<END /x\nsecret=***\nEND\n" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (text__that_is_not_parsed__hides_what_may_be_a_secret)
{
  static const struct row rows[] = {
    { "# secret=a b", "# secret=*** b" },
    { "!x secret=a b\n", "!x secret=*** b\n" },
    { "echo a | x secret=b\n", "echo a | x secret=***\n" },
    { "disk attach \"x\"y secret=b z\n", "disk attach \"x\"y secret=*** z\n" },
    { "echo \"x\"y secret=\"a b\"c z\n", "echo \"x\"y secret=*** z\n" },
    { "echo 'a\nadd x secret=b\n", "echo 'a\nadd x secret=***\n" },
    { "!x --disk x,secret=b,ro\n", "!x --disk x,secret=***\n" },
  };

  expect_rows (rows, COUNT (rows));
}

int
main (void)
{
  static const struct CMUnitTest tests[] = {
    cmocka_unit_test (command__secret__is_not_shown),
    cmocka_unit_test (word__of_a_command__is_found_by_its_type),
    cmocka_unit_test (text__that_is_not_parsed__hides_what_may_be_a_secret),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
