/* diskfish: program arguments become the statements of a script.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit-script.h"
#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "cleanup.h"
#include "xalloc.h"

enum { MOST = 8 };

/* Return the source's text, and below it the statements. */
static char *
from_args (const char *const *args)
{
  struct script script = { 0 };
  size_t count = 0;
  struct source *source;
  CLEANUP_FREE char *statements = NULL;
  char *all;

  while (count < MOST && args[count] != NULL)
    count++;
  source = script_from_args (&script, (char *const *) args, count);
  assert_string_equal (source->name, "<args>");
  assert_int_equal (source->first_line, 1);
  assert_ptr_equal (script.source, source);
  statements = script_text (&script);
  all = xasprintf ("%s\n%s", source->text, statements);
  script_free (&script);
  source_free (source);
  return all;
}

static const struct {
  const char *args[MOST];
  const char *expected;
} rows[] = {
  { { NULL }, "\n" },
  { { "ls" }, "ls\ncommand 0-2: 'ls'@0-2\n" },
  { { "ls", "/a" }, "ls /a\ncommand 0-5: 'ls'@0-2 '/a'@3-5\n" },
  { { "echo", "a b" },
    "echo 'a b'\ncommand 0-10: 'echo'@0-4 'a b'@5-10\n" },
  { { "echo", "" }, "echo ''\ncommand 0-7: 'echo'@0-4 ''@5-7\n" },
  { { "echo", "it's" },
    "echo 'it's'\ncommand 0-11: 'echo'@0-4 'it's'@5-11\n" },
  { { "echo", "\"" }, "echo '\"'\ncommand 0-8: 'echo'@0-4 '\"'@5-8\n" },
  { { "echo", "\\n" }, "echo \\n\ncommand 0-7: 'echo'@0-4 '\\n'@5-7\n" },
  { { "echo", "a\nb" },
    "echo 'a\nb'\ncommand 0-10: 'echo'@0-4 'a\\x0ab'@5-10\n" },
  { { "run", ":", "ls", "/" },
    "run : ls /\ncommand 0-3: 'run'@0-3\ncommand 6-10: 'ls'@6-8 '/'@9-10\n" },
  { { ":", ":", "ls", ":" }, ": : ls :\ncommand 4-6: 'ls'@4-6\n" },
  { { "echo", "::", "a:b" },
    "echo :: a:b\ncommand 0-11: 'echo'@0-4 '::'@5-7 'a:b'@8-11\n" },
  { { "#x", "|", "!ls" },
    "#x | !ls\ncommand 0-8: '#x'@0-2 '|'@3-4 '!ls'@5-8\n" },
  { { "u", "-<<END" }, "u -<<END\ncommand 0-8: 'u'@0-1 '-<<END'@2-8\n" },
  { { "-ls" }, "-ls\n-command 1-3: 'ls'@1-3\n" },
  { { "a", ":", "-ls x", "-y" },
    "a : '-ls x' -y\ncommand 0-1: 'a'@0-1\n"
    "-command 4-14: 'ls x'@4-11 '-y'@12-14\n" },
  { { "\xff" }, "\xff\ncommand 0-1: '\\xff'@0-1\n" },
};

TEST (from_args__each_word__is_literal)
{
  for (size_t i = 0; i < COUNT (rows); ++i)
    expect_text (from_args (rows[i].args), rows[i].expected);
}

TEST (from_args__100000_words__are_all_parsed)
{
  enum { MANY = 100000 };
  CLEANUP_FREE char **args = xcalloc (MANY, sizeof *args);
  struct script script = { 0 };
  struct source *source;

  for (size_t i = 0; i < MANY; ++i)
    args[i] = (char *) (i % 10 ? "word" : ":");
  source = script_from_args (&script, args, MANY);
  assert_int_equal (script.statements.len, MANY / 10);
  for (size_t i = 0; i < script.statements.len; ++i)
    assert_int_equal (script.statements.ptr[i].count, 9);
  script_free (&script);
  source_free (source);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (from_args__each_word__is_literal),
    cmocka_unit_test (from_args__100000_words__are_all_parsed),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
