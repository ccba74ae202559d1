/* diskfish: -x prints statements as they can be typed, without secrets.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "secrets.h"
#include "trace.h"

/* Return the trace of TEXT, with VALUE in its second word unless it is NULL. */
static char *
traced (const char *text, const char *value)
{
  struct source *source = source_new ("test", text, strlen (text), 1);
  struct script script = { 0 };
  struct statement *statement;
  char *result;

  script_parse (&script, source);
  statement = &script.statements.ptr[0];
  if (value != NULL) {
    statement->words[1].text = value;
    statement->words[1].len = strlen (value);
    statement->words[1].nrefs = 0;
    statement->words[1].expanded = true;
  }
  secrets_hide (&script);
  result = trace_text (&script, statement, statement->words);
  script_free (&script);
  source_free (source);
  return result;
}

struct row {
  const char *text;
  const char *value;
  const char *expected;
};

static void
expect_rows (const struct row *rows, size_t count)
{
  for (size_t i = 0; i < count; ++i)
    expect_text (traced (rows[i].text, rows[i].value), rows[i].expected);
}

TEST (statement__is_shown_as_written)
{
  static const struct row rows[] = {
    { "# c\n  echo  a\t'b'  \n", NULL, "echo  a\t'b'" },
    { "-echo %{a}\n", NULL, "echo %{a}" },
    { "echo a |  cat  \n", NULL, "echo a | cat" },
    { "!  ls\n", NULL, "!ls" }, { "<! ls\n", NULL, "<!ls" },
    { "let x = echo a | wc\n", NULL, "let x = echo a | wc" },
    { "echo secret=a | x secret=b\n", NULL,
      "echo secret=*** | x secret=***" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (word__with_a_value__is_quoted_if_necessary)
{
  static const struct row rows[] = {
    { "echo %{a} b\n", "x", "echo x b" },
    { "echo  \"%{a}\"  b\n", "x y", "echo  \"x y\"  b" },
    { "echo %{a} | cat\n", "", "echo '' | cat" },
    { "echo %{a}\n", "it's", "echo \"it's\"" },
    { "echo %{a}\n", "%{b}", "echo '%{b}'" },
    { "echo %{a}\n", "x\ny", "echo \"x\\x0ay\"" },
    { "let x = echo %{a}\n", "x", "let x = echo x" },
    { "echo %{a} ro\n", "secret=a \" b", "echo \"secret=***\" ro" },
  };

  expect_rows (rows, COUNT (rows));
}

int
main (void)
{
  static const struct CMUnitTest tests[] = {
    cmocka_unit_test (statement__is_shown_as_written),
    cmocka_unit_test (word__with_a_value__is_quoted_if_necessary),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
