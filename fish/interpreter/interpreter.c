/* diskfish: run the statements of a script in their order.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "interpreter.h"

#include <signal.h>
#include <stdio.h>

#include "cleanup.h"
#include "run.h"
#include "secrets.h"
#include "signals.h"
#include "trace.h"

/* The script that is running. */
struct interpreter {
  struct shell *shell;
  const struct script *script;
};

static int run_range (const struct interpreter *flow, size_t from, size_t to,
                      struct diag *diag);

static bool
is_stopped (const struct shell *shell)
{
  return shell->session.quit || signals_received () != 0;
}

static int
run_if (const struct interpreter *flow, size_t at, struct diag *diag)
{
  const struct statement *opening = &flow->script->statements.ptr[at];
  bool condition;

  if (run_condition (flow->shell, flow->script, opening, &condition,
                     diag) == -1)
    return -1;
  if (condition)
    return run_range (flow, at + 1, opening->otherwise, diag);
  if (opening->otherwise == opening->end)
    return 0;
  return run_range (flow, opening->otherwise + 1, opening->end, diag);
}

static int
run_foreach (const struct interpreter *flow, size_t at, struct diag *diag)
{
  const struct statement *opening = &flow->script->statements.ptr[at];
  struct variables *variables = &flow->shell->variables;
  json_t *element, *list =
    expand_list (variables, flow->script->source, opening->words,
                 opening->count, diag);
  size_t index;
  int status = list ? 0 : -1;

  json_array_foreach (list, index, element) {
    if (status == -1 || is_stopped (flow->shell))
      break;
    variables_set (variables, opening->name, json_incref (element));
    status = run_range (flow, at + 1, opening->end, diag);
  }
  json_decref (list);
  return status;
}

/* Report a statement of the block that could not be parsed, before any of the
 * block runs.  If the block has no 'end', such a statement may hide it.
 */
static int
check_block (const struct interpreter *flow, size_t at, struct diag *diag)
{
  const struct statements *all = &flow->script->statements;
  size_t end = all->ptr[at].end > 0 ? all->ptr[at].end : all->len - 1;

  for (size_t i = at; i <= end; ++i)
    if (all->ptr[i].kind == STATEMENT_BAD)
      return diag_copy (diag, &all->ptr[i].diag);
  return 0;
}

static bool
opens_block (const struct statement *statement)
{
  return statement->kind == STATEMENT_IF ||
    statement->kind == STATEMENT_FOREACH;
}

/* True for a command that has no effect except its result. */
static bool
prints_only (const struct statement *statement)
{
  const struct command *command;

  if (statement->kind != STATEMENT_COMMAND || statement->host != NULL)
    return false;
  command = command_find (statement->words[0].text);
  return command != NULL && (command->flags & COMMAND_PRINTS_ONLY);
}

/* True if the output of the statement at INDEX may be written together with
 * that of the next one.  Between them, nothing else writes to the terminal or a
 * file, runs, or waits.
 */
static bool
may_write_later (const struct interpreter *flow, size_t index, size_t to)
{
  const struct shell *shell = flow->shell;
  const struct statement *statement = &flow->script->statements.ptr[index];

  return !shell->interactive && !shell->echo && shell->server == 0 &&
    shell->tap.out == NULL && index + 1 < to && prints_only (statement) &&
    prints_only (statement + 1);
}

/* Run the statement at *AT, and set *AT to the next one.  TO is the end of the
 * range.
 */
static int
run_at (const struct interpreter *flow, size_t *at, size_t to,
        struct diag *diag)
{
  size_t index = (*at)++;
  const struct statement *statement =
    &flow->script->statements.ptr[index];

  flow->shell->ignoring =
    statement->ignore_error || flow->shell->session.settings.keep_going;
  flow->shell->more_follows = may_write_later (flow, index, to);
  if (flow->shell->echo)
    trace_statement (stderr, 0, flow->script, statement, statement->words);
  if (opens_block (statement)) {
    *at = statement->end + 1;
    if (check_block (flow, index, diag) == -1)
      return -1;
  }
  if (statement->kind == STATEMENT_IF)
    return run_if (flow, index, diag);
  if (statement->kind == STATEMENT_FOREACH)
    return run_foreach (flow, index, diag);
  return run_statement (flow->shell, flow->script, statement, diag);
}

/* True if the script continues after the failure.  Reports the failure. */
static bool
is_failure_ignored (const struct interpreter *flow,
                    const struct statement *statement,
                    struct diag *diag)
{
  bool keep_going = flow->shell->session.settings.keep_going;

  if (!statement->ignore_error && !keep_going &&
      !flow->shell->ignoring_within)
    return false;
  if (flow->shell->tap.out != NULL && !statement->ignore_error)
    tap_failure (&flow->shell->tap, diag);
  else
    shell_tell (flow->shell, diag);
  diag_reset (diag);
  if (!statement->ignore_error && !flow->shell->ignoring_within)
    flow->shell->failed = true;
  return true;
}

/* Run the statements with indices from FROM to TO - 1. */
static int
run_range (const struct interpreter *flow, size_t from, size_t to,
           struct diag *diag)
{
  for (size_t at = from; at < to && !is_stopped (flow->shell);) {
    const struct statement *statement =
      &flow->script->statements.ptr[at];

    if (run_at (flow, &at, to, diag) == 0)
      continue;
    /* The message must follow the output. */
    fflush (stdout);
    diag_place (diag, flow->script->source, statement->span);
    if (!is_failure_ignored (flow, statement, diag))
      return -1;
  }
  return 0;
}

int
interpreter_run (struct shell *shell, const struct script *script,
                 struct diag *diag)
{
  struct interpreter flow = { shell, script };

  secrets_hide (script);
  return run_range (&flow, 0, script->statements.len, diag);
}

int
interpreter_run_source (struct shell *shell, const struct source *source,
                        struct diag *diag)
{
  struct script piece = { 0 };
  size_t at = 0;
  int status = 0;

  while (status == 0 && !is_stopped (shell) &&
         script_next (&piece, source, &at))
    status = interpreter_run (shell, &piece, diag);
  script_free (&piece);
  return status;
}

/* Print the diag that ended a script.  Return the exit status. */
static int
tell_end (struct shell *shell, struct diag *diag)
{
  if (signals_received () == SIGPIPE)
    return STATUS_FAILED;
  if (shell->tap.out != NULL)
    tap_failure (&shell->tap, diag);
  else
    shell_tell (shell, diag);
  return diag->code == DIAG_USAGE ? STATUS_USAGE : STATUS_FAILED;
}

int
interpreter_execute (struct shell *shell, const struct script *script)
{
  CLEANUP_DIAG struct diag diag = { 0 };

  if (interpreter_run (shell, script, &diag) == 0)
    return STATUS_OK;
  return tell_end (shell, &diag);
}

int
interpreter_execute_source (struct shell *shell, const struct source *source)
{
  CLEANUP_DIAG struct diag diag = { 0 };

  if (interpreter_run_source (shell, source, &diag) == 0)
    return STATUS_OK;
  return tell_end (shell, &diag);
}
