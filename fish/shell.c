/* diskfish: running statements.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "shell.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cleanup.h"
#include "secrets.h"
#include "host.h"
#include "keys.h"
#include "pager.h"
#include "printer.h"
#include "progress.h"
#include "remote-client.h"
#include "signals.h"
#include "world.h"

enum { DEEPEST_INLINE = 64 };

static int run_words (void *opaque, const struct source *source,
                      const struct word *words, size_t count,
                      struct diag *diag);

static char *
read_key (void *opaque, const char *what, struct diag *diag)
{
  struct shell *shell = opaque;

  return key_read (what, shell->keys_from_stdin, shell->echo_keys, diag);
}

static int
run_host (void *opaque, const char *text, struct diag *diag)
{
  (void) opaque;
  return host_run (text, diag);
}

static void
run_event (void *opaque, const char *event, const char *command,
           char *const *words)
{
  (void) opaque;
  host_run_event (event, command, words);
}

static char *
complete (void *opaque, const char *line)
{
  struct shell *shell = opaque;
  struct completion_world world = world_of (&shell->session);
  struct completion completion;
  char *lines;

  complete_line (&world, line, &completion);
  lines = world_lines (&completion);
  completion_free (&completion);
  return lines;
}

static char *
complete_arguments (void *opaque, char *const *args, size_t count)
{
  struct shell *shell = opaque;
  struct completion_world world = world_of (&shell->session);
  struct completion completion;
  char *lines;

  complete_args (&world, args, count, &completion);
  lines = world_lines (&completion);
  completion_free (&completion);
  return lines;
}

static void
show_progress (void *opaque, double percent)
{
  (void) opaque;
  progress_show (percent);
}

static void
end_progress (void *opaque)
{
  (void) opaque;
  progress_end ();
}

static bool
interrupted (void *opaque)
{
  (void) opaque;
  return signals_received () != 0;
}

static const struct shell_hooks hooks = {
  .run_words = run_words,
  .run_host = run_host,
  .run_event = run_event,
  .complete = complete,
  .complete_args = complete_arguments,
  .read_key = read_key,
  .progress = show_progress,
  .progress_end = end_progress,
  .interrupted = interrupted,
};

static void
show_log (void *opaque, const char *text, size_t len)
{
  (void) opaque;
  fwrite (text, 1, len, stderr);
}

void
shell_init (struct shell *shell)
{
  *shell = (struct shell) {
    .session = {
      .appliance = appliance_new (),
      .settings = { .pipefail = true },
      .hooks = &hooks,
      .shell = shell,
    },
  };
  appliance_set_log (shell->session.appliance, show_log, NULL);
}

/* What is to be said of a command that went well. */
static void
print_remark (struct shell *shell, const struct source *source,
              const struct word *word)
{
  struct diag *remark = &shell->session.remark;

  if (!diag_is_set (remark))
    return;
  diag_place (remark, source, word->span);
  report (shell->output, remark);
  diag_reset (remark);
}

/* Bind and run one command and print its result. */
static int
run_here (struct shell *shell, const struct source *source,
          const struct word *words, size_t count, struct diag *diag)
{
  struct arena arena = { 0 };
  CLEANUP_VALUE struct value result = { 0 };
  struct args args;
  int status = bind_words (source, words, count, &arena, &args, diag);

  if (status == 0)
    status = command_run (&shell->session, &args, &arena, &result, diag);
  /* A command that fails may still have found something. */
  if (shell->interactive && result.kind == VALUE_TEXT &&
      shell->output != OUTPUT_JSON)
    page_text (result.string);
  else if (status == 0 || result.kind != VALUE_NONE)
    print_result (stdout, shell->output, &result);
  print_remark (shell, source, &words[0]);
  arena_free (&arena);
  /* What follows may write to the same place by another way. */
  fflush (stdout);
  return status;
}

int
shell_run_words (struct shell *shell, const struct source *source,
                 const struct word *words, size_t count, struct diag *diag)
{
  if (shell->server != 0)
    return remote_run_words (shell, source, words, count, diag);
  return run_here (shell, source, words, count, diag);
}

static int
run_words (void *opaque, const struct source *source,
           const struct word *words, size_t count, struct diag *diag)
{
  return shell_run_words (opaque, source, words, count, diag);
}

static int
run_pipe (struct shell *shell, const struct script *script,
          const struct statement *statement, struct diag *diag)
{
  CLEANUP_DIAG struct diag host = { 0 };
  struct host_pipe behind;
  int status, failed;

  if (host_pipe_open (&behind, statement->host, diag) == -1)
    return -1;
  status = run_words (shell, script->source, statement->words,
                      statement->count, diag);
  failed = host_pipe_close (&behind, &host);
  if (status == -1)
    return -1;
  if (failed == -1 && shell->session.settings.pipefail) {
    diag_at (diag, host.code, script->source, statement->host_span, "%s",
             host.text);
    if (host.hint != NULL)
      diag_hint (diag, "%s", host.hint);
    return -1;
  }
  if (behind.cut && shell->session.settings.pipe_error)
    return diag_at (diag, DIAG_FAILED, script->source, statement->host_span,
                    "the host command did not read everything");
  return 0;
}

/* Run what a host command prints. */
static int
run_inline (struct shell *shell, const struct statement *statement,
            struct diag *diag, int *inner)
{
  CLEANUP_FREE char *name = xasprintf ("<!%s", statement->host);
  CLEANUP_FREE char *text = NULL;
  struct source *source;
  struct script script = { 0 };
  size_t len;

  if (shell->depth == DEEPEST_INLINE)
    return diag_set (diag, DIAG_FAILED, "<! runs itself too deeply");
  text = host_read (statement->host, &len, diag);
  source = source_new (name, text, len, 1);
  script_parse (&script, source);
  shell->depth++;
  *inner = shell_run_script (shell, &script);
  shell->depth--;
  script_free (&script);
  source_free (source);
  return diag_is_set (diag) ? -1 : 0;
}

static void
echo_statement (const struct script *script,
                const struct statement *statement)
{
  static const char *const marks[] = {
    [STATEMENT_SHELL] = "!", [STATEMENT_INLINE] = "<!",
    [STATEMENT_COMMAND] = "", [STATEMENT_BAD] = "",
  };

  CLEANUP_FREE char *shown =
    secrets_hidden (script->source->text + statement->span.start,
                      statement->span.end - statement->span.start);

  fprintf (stderr, "+ %s%s", marks[statement->kind], shown);
  if (statement->kind == STATEMENT_COMMAND && statement->host != NULL)
    fprintf (stderr, " | %s", statement->host);
  putc ('\n', stderr);
}

static int
run_by_kind (struct shell *shell, const struct script *script,
             const struct statement *statement, struct diag *diag,
             int *inner)
{
  switch (statement->kind) {
  case STATEMENT_COMMAND:
    if (statement->host != NULL)
      return run_pipe (shell, script, statement, diag);
    return run_words (shell, script->source, statement->words,
                      statement->count, diag);
  case STATEMENT_SHELL:
    return host_run (statement->host, diag);
  case STATEMENT_INLINE:
    return run_inline (shell, statement, diag, inner);
  case STATEMENT_BAD:
    report (shell->output, &statement->diag);
    *inner = STATUS_USAGE;
    return 0;
  }
  abort ();
}

static int
run_statement (struct shell *shell, const struct script *script,
               const struct statement *statement)
{
  CLEANUP_DIAG struct diag diag = { 0 };
  int status = STATUS_OK;

  shell->ignoring = statement->ignore_error;
  if (shell->echo)
    echo_statement (script, statement);
  if (run_by_kind (shell, script, statement, &diag, &status) == -1) {
    diag_place (&diag, script->source, statement->span);
    /* The terminal has shown ^C: what is said goes into a line of its own. */
    if (shell->interactive && signals_received () == SIGINT)
      putc ('\n', stderr);
    report (shell->output, &diag);
    status = diag.code == DIAG_USAGE ? STATUS_USAGE : STATUS_FAILED;
  }
  return statement->ignore_error ? STATUS_OK : status;
}

int
shell_run_script (struct shell *shell, const struct script *script)
{
  int status = STATUS_OK;

  for (size_t i = 0; i < script->statements.len && status == STATUS_OK &&
         !shell->session.quit && !signals_received (); ++i)
    status = run_statement (shell, script, &script->statements.ptr[i]);
  return status;
}

int
shell_close (struct shell *shell, int status)
{
  CLEANUP_DIAG struct diag diag = { 0 };

  strbuf_reset (&shell->summary);
  if (session_stop (&shell->session, &diag) == -1) {
    report (shell->output, &diag);
    if (status == STATUS_OK)
      status = STATUS_FAILED;
  }
  signals_detach ();
  session_free (&shell->session);
  return status;
}
