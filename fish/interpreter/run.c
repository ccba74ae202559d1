/* diskfish: run one statement.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "run.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "capture.h"
#include "cleanup.h"
#include "host.h"
#include "nested-script.h"
#include "pager.h"
#include "remote-client.h"
#include "signals.h"
#include "strbuf.h"

/* Bind and run one command.  The result is valid as long as the arena. */
static int
evaluate (struct shell *shell, const struct source *source,
          const struct word *words, size_t count, struct arena *arena,
          struct value *result, struct diag *diag)
{
  struct args args;

  if (bind_words (source, words, count, arena, &args, diag) == -1)
    return -1;
  return command_run (&shell->session, &args, arena, result, diag);
}

/* Print the note of a successful command.  guestfish prints no notes on drive
 * attributes.
 */
static void
print_command_note (struct shell *shell, const struct source *source,
                    const struct word *word)
{
  struct diag *note = &shell->session.note;

  if (!diag_is_set (note))
    return;
  diag_place (note, source, word->span);
  if (!shell->plain || note->word == NULL)
    report (shell->output, note);
  diag_reset (note);
}

/* Flush standard output, because later output may reach the same file in
 * another way.  Report failures, except in guestfish's mode.  The reader of a
 * pipe may end early, also that of a client.
 */
static int
end_output (const struct shell *shell, const struct source *source,
            const struct word *word, struct diag *diag)
{
  CLEANUP_DIAG struct diag lost = { 0 };

  if (shell->more_follows)
    return 0;
  if (shell->piped || shell->plain) {
    fflush (stdout);
    return 0;
  }
  if (print_end (stdout, &lost) == 0 ||
      (shell->serving && lost.errnum == EPIPE))
    return 0;
  /* The reader of standard output has gone: end the script as SIGPIPE would. */
  if (lost.errnum == EPIPE)
    signals_pipe_broke ();
  diag_place (&lost, source, word->span);
  return diag_copy (diag, &lost);
}

/* Print the result of a command. */
static int
show_result (const struct shell *shell, const struct source *source,
             const struct word *command, const struct value *result,
             struct diag *diag)
{
  const char *why;

  if (shell->interactive && result->kind == VALUE_TEXT &&
      output_has (shell->output, OUTPUT_PAGED)) {
    page_text (result->string);
    return 0;
  }
  why = print_result (stdout, shell->output, result);
  if (why == NULL || diag_is_set (diag))
    return 0;
  diag_at (diag, DIAG_FAILED, source, command->span,
           "cannot print the result of '%s' as %s: %s", command->text,
           output_choices.list[shell->output].word, why);
  diag_hint (diag, "use 'set output json'");
  return -1;
}

static int
run_here (struct shell *shell, const struct source *source,
          const struct word *words, size_t count, struct diag *diag)
{
  struct arena arena = { 0 };
  CLEANUP_VALUE struct value result = { 0 };
  int status = evaluate (shell, source, words, count, &arena, &result, diag);

  /* A command that fails can have a result: 'disk check' reports what it found.
   */
  if ((status == 0 || result.kind != VALUE_NONE) &&
      show_result (shell, source, &words[0], &result, diag) == -1)
    status = -1;
  print_command_note (shell, source, &words[0]);
  arena_free (&arena);
  if (end_output (shell, source, &words[0], diag) == -1)
    return -1;
  return status;
}

static int
run_there (struct shell *shell, const struct source *source,
           const struct word *words, size_t count, struct diag *diag)
{
  struct remote_call call = {
    .server = shell->server, .output = shell->output,
    .ignore_error = shell->ignoring,
    .keys_from_stdin = shell->keys_from_stdin, .echo_keys = shell->echo_keys,
    .source = source, .words = words, .count = count,
  };
  int status = remote_run (&call, diag);

  shell->keys_read += call.keys_read;
  shell->session.quit = shell->session.quit || call.ended;
  return status;
}

/* Change a setting here, then on the server, which prints the result. */
static int
run_both (struct shell *shell, const struct source *source,
          const struct word *words, size_t count, struct diag *diag)
{
  struct arena arena = { 0 };
  CLEANUP_VALUE struct value result = { 0 };
  int status = evaluate (shell, source, words, count, &arena, &result, diag);

  arena_free (&arena);
  if (status == -1)
    return -1;
  return run_there (shell, source, words, count, diag);
}

int
run_words (void *opaque, const struct source *source,
           const struct word *words, size_t count, struct diag *diag)
{
  struct shell *shell = opaque;
  const struct command *command = command_find (words[0].text);
  bool local = command != NULL && (command->flags & COMMAND_CLIENT_SIDE);

  if (shell->server == 0)
    return run_here (shell, source, words, count, diag);
  if (!local)
    return run_there (shell, source, words, count, diag);
  /* Some settings affect the server, others the client. */
  return (command->effects & EFFECT_CHANGES_SETTINGS)
    ? run_both (shell, source, words, count, diag)
    : run_here (shell, source, words, count, diag);
}

/* Run a command, and send its output to the statement's host command. */
static int
run_piped (struct shell *shell, const struct source *source,
           const struct word *words, size_t count,
           const struct statement *statement, struct diag *diag)
{
  CLEANUP_DIAG struct diag host = { 0 };
  bool piped_before = shell->piped;
  struct host_pipe reader;
  int status, failed;

  if (host_pipe_open (&reader, statement->host, diag) == -1)
    return -1;
  shell->piped = true;
  status = run_words (shell, source, words, count, diag);
  shell->piped = piped_before;
  failed = host_pipe_close (&reader, &host);
  if (status == -1)
    return -1;
  if (failed == -1 && shell->session.settings.pipefail) {
    diag_place (&host, source, statement->host_span);
    return diag_copy (diag, &host);
  }
  if (reader.cut && shell->session.settings.pipe_error)
    return diag_at (diag, DIAG_FAILED, source, statement->host_span,
                    "the host command did not read all output");
  return 0;
}

/* Run the words and return their output as text in *TEXT, also on failure. */
static int
catch_words (struct shell *shell, const struct source *source,
             const struct word *words, size_t count, enum output_mode mode,
             char **text, size_t *len, struct diag *diag)
{
  const struct statement *piped = STEAL (shell->pipe);
  enum output_mode output = shell->output;
  bool interactive = shell->interactive;
  struct stdout_capture caught;
  int status;

  if (stdout_capture_start (&caught, diag) == -1)
    return -1;
  shell->output = mode;
  shell->interactive = false;
  if (piped != NULL)
    status = run_piped (shell, source, words, count, piped, diag);
  else
    status = run_words (shell, source, words, count, diag);
  shell->output = output;
  shell->interactive = interactive;
  *text = stdout_capture_end (&caught, len);
  return status;
}

int
run_caught (void *shell, const struct source *source,
            const struct word *words, size_t count, char **text, size_t *len,
            struct diag *diag)
{
  *text = NULL;
  return catch_words (shell, source, words, count, OUTPUT_TEXT, text, len,
                      diag);
}

/* Return the test that a statement runs, or NULL if it is not a test. */
static const struct command *
test_of (const struct word *words)
{
  const struct command *command = command_find (words->text);

  return command && (command->flags & COMMAND_TEST) ? command : NULL;
}

/* 'expect' compares the output of the pipe after its command. */
static int
run_command (struct shell *shell, const struct source *source,
             const struct statement *statement, struct diag *diag)
{
  int status;

  if (statement->host != NULL && test_of (statement->words) == NULL)
    return run_piped (shell, source, statement->words, statement->count,
                      statement, diag);
  shell->pipe = statement->host ? statement : NULL;
  /* A failed test does not end a server. */
  shell->ignoring |= test_of (statement->words) != NULL;
  status = run_words (shell, source, statement->words, statement->count,
                      diag);
  shell->pipe = NULL;
  return status;
}

/* Return the result of a command as the value of a variable, or NULL with a
 * diag.
 */
static json_t *
value_of (struct shell *shell, const struct source *source,
          const struct word *words, size_t count, struct diag *diag)
{
  struct arena arena = { 0 };
  CLEANUP_VALUE struct value result = { 0 };
  json_t *value = NULL;

  if (evaluate (shell, source, words, count, &arena, &result, diag) == 0)
    value = variable_value (&result);
  print_command_note (shell, source, &words[0]);
  arena_free (&arena);
  return value;
}

/* Convert output of a command to the value of a variable. */
typedef json_t *value_reader (const char *text, size_t len);

/* Run a command and convert its output with READ.  Return NULL with a diag on
 * failure.
 */
static json_t *
value_of_output (struct shell *shell, const struct source *source,
                 const struct word *words, size_t count,
                 enum output_mode mode, value_reader *read,
                 struct diag *diag)
{
  CLEANUP_FREE char *text = NULL;
  size_t len = 0;

  if (catch_words (shell, source, words, count, mode, &text, &len,
                   diag) == -1)
    return NULL;
  return read (text, len);
}

/* Return the result of a command as value, or the output of its pipe. */
static json_t *
value_of_statement (struct shell *shell, const struct source *source,
                    const struct statement *statement, struct diag *diag)
{
  const struct word *words = statement->words;
  size_t count = statement->count;

  if (statement->host != NULL) {
    shell->pipe = statement;
    return value_of_output (shell, source, words, count, OUTPUT_TEXT,
                            variable_of_text, diag);
  }
  if (shell->server != 0)
    return value_of_output (shell, source, words, count, OUTPUT_JSON,
                            variable_of_json, diag);
  return value_of (shell, source, words, count, diag);
}

static int
run_let (struct shell *shell, const struct source *source,
         const struct statement *statement, struct diag *diag)
{
  json_t *value = value_of_statement (shell, source, statement, diag);

  if (value == NULL)
    return -1;
  variables_set (&shell->variables, statement->name, value);
  return 0;
}

static int
run_by_kind (struct shell *shell, const struct script *script,
             const struct statement *statement, struct diag *diag)
{
  switch (statement->kind) {
  case STATEMENT_COMMAND:
    return run_command (shell, script->source, statement, diag);
  case STATEMENT_SHELL:
    return host_run (statement->host, diag);
  case STATEMENT_INLINE:
    return nested_script_host (shell, statement->host, diag);
  case STATEMENT_LET:
    return run_let (shell, script->source, statement, diag);
  case STATEMENT_BAD:
    return diag_copy (diag, &statement->diag);
  case STATEMENT_FOREACH: case STATEMENT_IF: case STATEMENT_ELSE:
  case STATEMENT_END:
    break;
  }
  abort ();
}

/* Return the command of a test as in the script, with values in place of
 * references.  The caller frees it.
 */
static char *
name_of_test (const struct source *source, const struct statement *statement)
{
  struct strbuf name = { 0 };

  for (size_t i = statement->count > 2 ? 2 : 0; i < statement->count; ++i) {
    const struct word *word = &statement->words[i];

    strbuf_puts (&name, name.len > 0 ? " " : "");
    if (word->expanded)
      strbuf_puts (&name, word->text);
    else
      strbuf_add (&name, source->text + word->span.start,
                  word->span.end - word->span.start);
  }
  if (statement->host != NULL)
    strbuf_printf (&name, " | %s", statement->host);
  return strbuf_steal (&name);
}

static void
report_test (struct shell *shell, const struct script *script,
             const struct statement *statement, struct diag *diag)
{
  CLEANUP_FREE char *name = name_of_test (script->source, statement);

  diag_place (diag, script->source, statement->span);
  tap_result (&shell->tap, name, statement->ignore_error, diag);
  if (diag_is_set (diag) && !statement->ignore_error)
    shell->failed = true;
  diag_reset (diag);
}

/* Standard output only contains results of tests, so capture other output. */
static int
run_for_tap (struct shell *shell, const struct script *script,
             const struct statement *statement, struct diag *diag)
{
  bool test = statement->kind == STATEMENT_COMMAND &&
    test_of (statement->words) != NULL;
  CLEANUP_FREE char *text = NULL;
  struct stdout_capture caught;
  size_t len;
  int status;

  if (statement->kind == STATEMENT_INLINE)
    return run_by_kind (shell, script, statement, diag);
  if (stdout_capture_start (&caught, diag) == -1)
    return -1;
  status = run_by_kind (shell, script, statement, diag);
  text = stdout_capture_end (&caught, &len);
  tap_comment (&shell->tap, text, len);
  if (!test || signals_received () != 0)
    return status;
  report_test (shell, script, statement, diag);
  return 0;
}

/* Replace the references of the statement by values. */
static int
fill_in (struct shell *shell, const struct script *script,
         struct statement *statement, struct arena *arena, struct diag *diag)
{
  const struct word *words =
    expand_words (&shell->variables, script->source, statement->words,
                  statement->count, arena, diag);

  statement->words = (struct word *) words;
  return words ? 0 : -1;
}

int
run_statement (struct shell *shell, const struct script *script,
               const struct statement *statement, struct diag *diag)
{
  struct statement filled = *statement;
  struct arena arena = { 0 };
  int status = fill_in (shell, script, &filled, &arena, diag);

  if (status == 0 && shell->tap.out != NULL)
    status = run_for_tap (shell, script, &filled, diag);
  else if (status == 0)
    status = run_by_kind (shell, script, &filled, diag);
  arena_free (&arena);
  return status;
}

/* Return the value of a condition.  Discard its output. */
static json_t *
value_of_condition (struct shell *shell, const struct source *source,
                    const struct statement *statement, struct diag *diag)
{
  CLEANUP_FREE char *text = NULL;
  struct stdout_capture caught;
  json_t *value;
  size_t len;

  if (stdout_capture_start (&caught, diag) == -1)
    return NULL;
  value = value_of_statement (shell, source, statement, diag);
  text = stdout_capture_end (&caught, &len);
  return value;
}

/* Without a pipe, the result decides; with one, the exit status. */
static int
try (struct shell *shell, const struct script *script,
     const struct statement *statement, bool *condition, struct diag *diag)
{
  json_t *value = NULL;

  shell->ignoring = true;
  if (statement->host != NULL) {
    *condition = run_piped (shell, script->source, statement->words,
                            statement->count, statement, diag) == 0;
    return *condition ? 0 : -1;
  }
  value = value_of_condition (shell, script->source, statement, diag);
  *condition = value != NULL && !json_is_false (value);
  json_decref (value);
  return value != NULL ? 0 : -1;
}

int
run_condition (struct shell *shell, const struct script *script,
               const struct statement *statement, bool *condition,
               struct diag *diag)
{
  struct statement filled = *statement;
  CLEANUP_DIAG struct diag inner = { 0 };
  struct arena arena = { 0 };
  int status = fill_in (shell, script, &filled, &arena, diag);

  *condition = false;
  if (status == 0 &&
      try (shell, script, &filled, condition, &inner) == -1 &&
      (inner.code == DIAG_USAGE || signals_received () != 0))
    status = diag_copy (diag, &inner);
  *condition = *condition != statement->negate;
  arena_free (&arena);
  return status;
}
