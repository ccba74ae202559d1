/* diskfish: the prompt.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "repl.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cleanup.h"
#include "printer.h"
#include "prompt.h"
#include "readline-glue.h"
#include "signals.h"
#include "strbuf.h"
#include "user-folder.h"
#include "world.h"

struct repl {
  struct shell *shell;
  struct completion_world world;
  char *prompt;
  char *output;                 /* GUESTFISH_OUTPUT, or NULL */
  char *history;                /* a file, NULL if there is none */
  struct strbuf text;           /* of the statement that is being typed */
  const char *pending;          /* the same, for completion */
};

/* Report a problem with a variable or a file; the prompt goes on. */
static void
complain (struct diag *diag)
{
  if (diag_is_set (diag))
    print_diag (stderr, diag);
  diag_reset (diag);
}

/* A variable such as GUESTFISH_OUTPUT with its escapes, NULL if it is not set
 * or broken.  Freed by the caller.
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
show (const char *text)
{
  if (text != NULL)
    fputs (text, prompt_stream ());
  fflush (prompt_stream ());
}

/* Ask for lines until they make whole statements. */
static enum prompt_status
read_statement (struct repl *r)
{
  bool complete = false;

  r->text.len = 0;
  r->pending = NULL;
  while (!complete) {
    CLEANUP_FREE char *line = NULL;
    enum prompt_status status =
      prompt_line (r->text.len > 0 ? "> " : r->prompt, &line);
    struct source *source;
    struct script script = { 0 };

    if (status != PROMPT_LINE)
      return status;
    strbuf_printf (&r->text, "%s\n", line);
    r->pending = r->text.ptr;
    source = source_new ("<prompt>", r->text.ptr, r->text.len, 1);
    source->plain = r->shell->plain;
    script_parse (&script, source);
    complete = script.wanted.kind == WANTED_NOTHING;
    script_free (&script);
    source_free (source);
  }
  return PROMPT_LINE;
}

static void
run_text (struct repl *r)
{
  struct source *source = source_new ("<prompt>", r->text.ptr, r->text.len, 1);
  struct script script = { 0 };
  int ignored;

  source->plain = r->shell->plain;
  script_parse (&script, source);
  ignored = shell_run_script (r->shell, &script);
  (void) ignored;
  script_free (&script);
  source_free (source);
}

static bool
read_history_file (const char *file)
{
  CLEANUP_DIAG struct diag diag = { 0 };

  if (prompt_read_history (file))
    return true;
  diag_set (&diag, DIAG_FAILED, "the history cannot be read from '%s': %s",
            file, strerror (errno));
  complain (&diag);
  return false;
}

/* The history of guestfish is a start for who comes from there.  What cannot
 * be read is not written either.
 */
static void
open_history (struct repl *r)
{
  CLEANUP_DIAG struct diag diag = { 0 };
  CLEANUP_FREE char *folder = user_folder (USER_STATE);
  const char *home = getenv ("HOME");
  CLEANUP_FREE char *old = home ? xasprintf ("%s/.guestfish", home) : NULL;

  if (folder == NULL)
    diag_set (&diag, DIAG_FAILED, "no history is kept: "
              "there is no folder for it that is the user's alone");
  else
    r->history = xasprintf ("%s/history", folder);
  complain (&diag);
  if (r->history != NULL && access (r->history, F_OK) == 0) {
    if (!read_history_file (r->history)) {
      free (r->history);
      r->history = NULL;
    }
  }
  else if (old != NULL)
    read_history_file (old);
}

static void
close_history (struct repl *r)
{
  CLEANUP_DIAG struct diag diag = { 0 };

  if (r->history != NULL && !prompt_write_history (r->history))
    diag_set (&diag, DIAG_FAILED, "the history cannot be written to '%s': %s",
              r->history, strerror (errno));
  complain (&diag);
}

static void
welcome (const struct shell *shell)
{
  CLEANUP_FREE char *first = variable ("GUESTFISH_INIT");

  show (first);
  fprintf (prompt_stream (),
          "diskfish %s: look into disk images and change them\n\n"
          "  disk attach IMAGE     1. attach an image\n"
          "  run                   2. start the appliance\n"
          "  mount /dev/sda1 /     3. mount a file system\n\n"
          "TAB completes, 'help' explains, 'quit' ends.\n\n",
          PACKAGE_VERSION);
  if (shell->summary.len > 0)
    fprintf (prompt_stream (), "%s\n", shell->summary.ptr);
}

static void
start (struct repl *r, struct shell *shell)
{
  CLEANUP_DIAG struct diag diag = { 0 };

  *r = (struct repl) { .shell = shell };
  r->world = world_of (&shell->session);
  prompt_init (&r->world, &r->pending,
               shell->plain ? "guestfish" : "diskfish");
  r->prompt = prompt_text (&diag);
  r->output = variable ("GUESTFISH_OUTPUT");
  open_history (r);
  welcome (shell);
  complain (&diag);
  shell->interactive = true;
  /* ^C at the prompt must not reach QEMU. */
  guestfs_set_pgroup (appliance_guestfs (shell->session.appliance), 1);
}

static void
finish (struct repl *r)
{
  CLEANUP_FREE char *last = variable ("GUESTFISH_RESTORE");

  close_history (r);
  show (last);
  free (r->output);
  strbuf_reset (&r->text);
  free (r->prompt);
  free (r->history);
}

/* A signal other than ^C ends the prompt. */
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

  start (&repl, shell);
  while (status != PROMPT_END && !is_ended (&repl)) {
    signals_forget_interrupt ();
    asked_reset (&shell->asked);
    signals_set_mode (SIGNALS_READING);
    status = read_statement (&repl);
    signals_set_mode (SIGNALS_RUNNING);
    if (status == PROMPT_END)
      show ("\n");
    /* A ^D within a statement ends that alone: it is reported as open. */
    if (status == PROMPT_END && repl.text.len > 0)
      status = PROMPT_LINE;
    if (status == PROMPT_LINE) {
      show (repl.output);
      run_text (&repl);
    }
  }
  signals_forget_interrupt ();
  signals_set_mode (SIGNALS_SCRIPT);
  finish (&repl);
  return STATUS_OK;
}
