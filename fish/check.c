/* diskfish: look at a script before it runs.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "check.h"

#include <stdbool.h>
#include <string.h>

#include "session.h"

/* What is known of the appliance at a place of the script. */
enum launched { NOT_LAUNCHED, LAUNCHED, UNKNOWN };

struct checker {
  const struct script *script;
  bool all;
  struct arena arena;
  enum launched launched;
  bool quit;
};

static bool
is_command (const struct command *command, const char *name)
{
  return strcmp (command->name, name) == 0;
}

static void
note_state (struct checker *c, const struct command *command,
            bool conditional)
{
  if (is_command (command, "quit"))
    c->quit = true;
  if (is_command (command, "launch"))
    c->launched = conditional ? UNKNOWN : LAUNCHED;
  if (is_command (command, "shutdown") ||
      is_command (command, "kill-subprocess"))
    c->launched = conditional ? UNKNOWN : NOT_LAUNCHED;
}

/* A command, and behind a prefix like time the one within. */
static int
check_words (struct checker *c, const struct word *words, size_t count,
             bool conditional, struct diag *diag)
{
  struct args args;

  if (bind_words (c->script->source, words, count, &c->arena, &args,
                  diag) == -1)
    return -1;
  if (c->all && c->launched != UNKNOWN &&
      command_check_phase (&args, c->launched == LAUNCHED, diag) == -1)
    return -1;
  note_state (c, args.command, conditional);
  if ((args.command->flags & COMMAND_PREFIX) && args.nwords > 0)
    return check_words (c, args.words, args.nwords, true, diag);
  return 0;
}

static int
check_statement (struct checker *c, const struct statement *statement,
                 struct diag *diag)
{
  switch (statement->kind) {
  case STATEMENT_BAD:
    diag_at (diag, statement->diag.code, statement->diag.source,
             statement->diag.span, "%s", statement->diag.text);
    if (statement->diag.hint != NULL)
      diag_hint (diag, "%s", statement->diag.hint);
    return -1;
  case STATEMENT_SHELL:
    return 0;
  case STATEMENT_INLINE:
    c->launched = UNKNOWN;
    return 0;
  case STATEMENT_COMMAND:
    return check_words (c, statement->words, statement->count,
                        statement->ignore_error, diag);
  }
  return 0;
}

void
check_script (const struct script *script, enum check_extent extent,
              struct diags *problems)
{
  bool all = extent != CHECK_FIRST;
  struct checker checker = {
    .script = script, .all = all,
    .launched = extent == CHECK_LAUNCHED ? LAUNCHED : NOT_LAUNCHED,
  };

  for (size_t i = 0; i < script->statements.len && !checker.quit; ++i) {
    const struct statement *statement = &script->statements.ptr[i];
    struct diag diag = { 0 };

    if (check_statement (&checker, statement, &diag) == 0)
      continue;
    if (statement->ignore_error && !all) {
      diag_reset (&diag);
      continue;
    }
    diags_append (problems, diag);
    if (!all)
      break;
  }
  arena_free (&checker.arena);
}
