/* diskfish: the command 'self-test': check the command table.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "cleanup.h"
#include "handlers.h"
#include "script.h"
#include "session.h"
#include "strbuf.h"

/* True if the statement is valid, as far as that is known without a run. */
static bool
is_good (const struct source *source, struct statement *statement,
         struct arena *arena)
{
  struct args bound;

  switch (statement->kind) {
  case STATEMENT_COMMAND: case STATEMENT_LET: case STATEMENT_IF:
    return bind_words (source, statement->words, statement->count, arena,
                       &bound, &statement->diag) == 0;
  case STATEMENT_FOREACH: case STATEMENT_ELSE: case STATEMENT_END:
    return true;
  case STATEMENT_SHELL: case STATEMENT_INLINE: case STATEMENT_BAD:
    return false;
  }
  abort ();
}

/* Check that an example parses and binds. */
static void
check_example (const struct command *command, const char *example,
               struct strbuf *faults)
{
  struct source *source = source_new ("example", example, strlen (example), 1);
  struct script script = { 0 };

  script_parse (&script, source);
  for (size_t i = 0; i < script.statements.len; ++i) {
    struct statement *statement = &script.statements.ptr[i];

    if (!is_good (source, statement, &script.arena))
      strbuf_printf (faults, "%s: example '%s': %s\n", command->name, example,
                     statement->diag.text ? statement->diag.text
                     : "not a command");
  }
  script_free (&script);
  source_free (source);
}

/* Check all examples.  Those of a keyword are the lines of one script. */
static void
check_examples (const struct command *command, struct strbuf *faults)
{
  CLEANUP_STRBUF struct strbuf lines = { 0 };

  for (size_t i = 0; command->examples && command->examples[i]; ++i)
    if (command->flags & COMMAND_KEYWORD)
      strbuf_printf (&lines, "%s\n", command->examples[i]);
    else
      check_example (command, command->examples[i], faults);
  if (lines.len > 0)
    check_example (command, lines.ptr, faults);
}

static void
self_test_check_references (const struct command *command,
                            struct strbuf *faults)
{
  for (size_t i = 0; command->see_also && command->see_also[i] != NULL; ++i)
    if (command_find (command->see_also[i]) == NULL)
      strbuf_printf (faults, "%s: refers to '%s'\n", command->name,
                     command->see_also[i]);
  for (size_t i = 0; command->aliases && command->aliases[i] != NULL; ++i)
    if (command_find (command->aliases[i]) != command)
      strbuf_printf (faults, "%s: cannot find the alias '%s'\n", command->name,
                     command->aliases[i]);
}

static void
check_order (struct strbuf *faults)
{
  for (size_t i = 1; i < command_name_count; ++i)
    if (strcasecmp (command_names[i-1].name, command_names[i].name) >= 0)
      strbuf_printf (faults, "%s: out of order\n", command_names[i].name);
}

int
cmd_self_test (struct session *session, const struct args *args,
               struct value *result, struct diag *diag)
{
  CLEANUP_STRBUF struct strbuf faults = { 0 };
  size_t missing = 0;

  (void) session;
  (void) args;
  check_order (&faults);
  for (size_t i = 0; i < command_count; ++i) {
    const struct command *command = &command_table[i];

    if (command_find (command->name) != command)
      strbuf_printf (&faults, "%s: cannot find it by name\n", command->name);
    if (command->since == NULL)
      strbuf_printf (&faults, "%s: has no 'since'\n", command->name);
    self_test_check_references (command, &faults);
    check_examples (command, &faults);
    missing += command->run == NULL && !(command->flags & COMMAND_KEYWORD);
  }
  if (faults.len > 0) {
    diag_set (diag, DIAG_FAILED, "the command table has errors: %s",
              faults.ptr);
    return -1;
  }
  value_take_string (result,
                     xasprintf ("%zu commands, %zu of them not in the "
                                "installed library, no errors", command_count,
                                missing));
  return 0;
}
