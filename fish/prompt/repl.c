/* diskfish: read and run statements at the prompt.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "repl.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

#include "cleanup.h"
#include "completion-source.h"
#include "interpreter.h"
#include "print-diag.h"
#include "prompt-history.h"
#include "prompt.h"
#include "readline-glue.h"
#include "secrets.h"
#include "signals.h"
#include "strbuf.h"

struct repl {
  struct shell *shell;
  struct completion_source completion;
  char *prompt;
  char *output;                 /* GUESTFISH_OUTPUT, or NULL */
  struct prompt_history history;
  struct strbuf text;           /* lines of the current statement */
  const char *pending;          /* these lines, for completion */
  struct source *source;        /* these lines, parsed */
  struct script script;
};

/* Report a problem with a variable or a file, and continue. */
static void
complain (struct diag *diag)
{
  if (diag_is_set (diag))
    print_diag (stderr, diag);
  diag_reset (diag);
}

/* Return a variable such as GUESTFISH_OUTPUT with its escape sequences
 * expanded.  The caller frees it.  Return NULL if it is unset or invalid.
 */
static char *
variable (const char *name)
{
  CLEANUP_DIAG struct diag diag = { 0 };
  const char *text = getenv (name);
  char *expanded = text ? prompt_expand (name, text, &diag) : NULL;

  complain (&diag);
  return expanded;
}

static void
repl_show (const char *text)
{
  if (text != NULL)
    fputs (text, prompt_stream ());
  fflush (prompt_stream ());
}

/* Read one more line of the statement. */
static enum prompt_status
repl_read_line (struct repl *r)
{
  CLEANUP_FREE char *line = NULL;
  enum prompt_status status = prompt_line (r->text.len > 0 ? "> " : r->prompt,
                                           &line);

  if (status == PROMPT_LINE) {
    strbuf_printf (&r->text, "%s\n", line);
    r->pending = r->text.ptr;
  }
  return status;
}

static void
drop_script (struct repl *r)
{
  script_free (&r->script);
  source_free (r->source);
  r->source = NULL;
}

/* Parse the lines so far.  Return true if they are complete statements. */
static bool
repl_parse (struct repl *r)
{
  drop_script (r);
  r->source = source_new ("<prompt>", r->text.ptr, r->text.len, 1);
  r->source->plain = r->shell->plain;
  script_parse (&r->script, r->source);
  return r->script.wanted.kind == WANTED_NOTHING;
}

/* Read lines until they are complete statements.  Add lines before ^C to the
 * history too, so that the user can correct them.
 */
static enum prompt_status
read_statement (struct repl *r)
{
  enum prompt_status status;

  r->text.len = 0;
  r->pending = NULL;
  do
    status = repl_read_line (r);
  while (status == PROMPT_LINE && !repl_parse (r));
  if (r->source != NULL && r->text.len > 0) {
    secrets_hide (&r->script);
    prompt_history_add (&r->history, r->source);
  }
  return status;
}

static void
welcome (const struct shell *shell)
{
  CLEANUP_FREE char *first = variable ("GUESTFISH_INIT");

  repl_show (first);
  fprintf (prompt_stream (),
          "diskfish %s: inspect and change disk images\n\n"
          "  disk attach IMAGE     1. attach an image\n"
          "  run                   2. start the appliance\n"
          "  mount /dev/sda1 /     3. mount a file system\n\n"
          "TAB completes, 'help' explains, 'quit' ends.\n\n",
          PACKAGE_VERSION);
  if (shell->summary.len > 0)
    fprintf (prompt_stream (), "%s\n", shell->summary.ptr);
}

static void
repl_start (struct repl *r, struct shell *shell)
{
  CLEANUP_DIAG struct diag diag = { 0 };

  *r = (struct repl) { .shell = shell };
  r->completion = completion_source_of (&shell->session);
  prompt_init (&r->completion, &r->pending,
               shell->plain ? "guestfish" : "diskfish");
  r->output = variable ("GUESTFISH_OUTPUT");
  prompt_history_open (&r->history, &diag);
  complain (&diag);
  welcome (shell);
  r->prompt = prompt_text (&diag);
  complain (&diag);
  shell->interactive = true;
  /* A process group of its own keeps ^C at the prompt from QEMU. */
  appliance_set_pgroup (shell->session.appliance);
}

static void
repl_finish (struct repl *r)
{
  CLEANUP_FREE char *last = variable ("GUESTFISH_RESTORE");
  CLEANUP_DIAG struct diag diag = { 0 };

  prompt_history_close (&r->history, &diag);
  complain (&diag);
  repl_show (last);
  free (r->output);
  strbuf_reset (&r->text);
  drop_script (r);
  free (r->prompt);
}

/* True if a signal other than ^C ends the prompt. */
static bool
is_ended (const struct repl *r)
{
  int signal = signals_received ();

  return r->shell->session.quit || (signal != 0 && signal != SIGINT);
}

int
repl_run (struct shell *shell)
{
  struct repl repl;
  enum prompt_status status = PROMPT_LINE;
  int ignored;

  repl_start (&repl, shell);
  while (status != PROMPT_END && !is_ended (&repl)) {
    signals_forget_interrupt ();
    completion_cache_reset (&shell->cache);
    signals_set_mode (SIGNALS_READING);
    status = read_statement (&repl);
    signals_set_mode (SIGNALS_RUNNING);
    if (status == PROMPT_END)
      repl_show ("\n");
    /* ^D within a statement ends only that statement, and reports it as
     * unterminated.
     */
    if (status == PROMPT_END && repl.text.len > 0)
      status = PROMPT_LINE;
    if (status == PROMPT_LINE) {
      repl_show (repl.output);
      ignored = interpreter_execute (shell, &repl.script);
      (void) ignored;
    }
  }
  signals_forget_interrupt ();
  signals_set_mode (SIGNALS_SCRIPT);
  repl_finish (&repl);
  return STATUS_OK;
}
