/* diskfish: the shell around the commands.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "shell.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "choices.h"
#include "cleanup.h"
#include "flow.h"
#include "host.h"
#include "keys.h"
#include "printer.h"
#include "run.h"
#include "signals.h"
#include "within.h"
#include "world.h"

char *
shell_read_key (struct shell *shell, const char *what, struct diag *diag)
{
  if (shell->keys_from_stdin)
    shell->keys_read++;
  return key_read (what, shell->keys_from_stdin, shell->echo_keys, diag);
}

static char *
read_key (void *opaque, const char *what, struct diag *diag)
{
  return shell_read_key (opaque, what, diag);
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

/* What is completed: one of these. */
struct incomplete {
  const char *line;
  char *const *args;
  size_t count;
  const char *disk;             /* the argument of --disk */
};

static char *
complete_any (struct shell *shell, const struct incomplete *what)
{
  struct completion_world world = world_of (&shell->session);
  struct completion completion;
  char *lines;

  asked_reset (&shell->asked);
  if (what->line != NULL)
    complete_line (&world, what->line, &completion);
  else if (what->disk != NULL)
    complete_disk_option (&world, what->disk, &completion);
  else
    complete_args (&world, what->args, what->count, &completion);
  lines = world_lines (&completion);
  completion_free (&completion);
  return lines;
}

static char *
complete (void *opaque, const char *line)
{
  return complete_any (opaque, &(struct incomplete) { .line = line });
}

static char *
complete_arguments (void *opaque, char *const *args, size_t count)
{
  return complete_any (opaque, &(struct incomplete) { .args = args,
                                                      .count = count });
}

static char *
complete_disk (void *opaque, const char *text)
{
  return complete_any (opaque, &(struct incomplete) { .disk = text });
}

static void
begin_progress (void *opaque, bool bytes)
{
  struct shell *shell = opaque;

  progress_begin (&shell->progress, bytes);
}

static void
show_progress (void *opaque, uint64_t done, uint64_t total)
{
  struct shell *shell = opaque;

  /* Of other commands nobody will see the end. */
  if (shell->progress.begun)
    progress_show (&shell->progress, done, total);
}

static void
show_work (void *opaque, uint64_t done, uint64_t total)
{
  struct shell *shell = opaque;

  progress_show (&shell->progress, done, total);
}

static void
count_progress (void *opaque, uint64_t total)
{
  struct shell *shell = opaque;

  progress_count (&shell->progress, total);
}

static void
end_progress (void *opaque)
{
  struct shell *shell = opaque;

  progress_end (&shell->progress);
}

static bool
interrupted (void *opaque)
{
  (void) opaque;
  return signals_received () != 0;
}

static void
report_one (void *opaque, const struct diag *diag)
{
  const struct shell *shell = opaque;

  report (shell->output, diag);
}

static void
set_output (void *opaque, const char *word)
{
  struct shell *shell = opaque;

  shell->output = (enum output_mode) choices_find (&output_choices, word);
}

static const struct shell_hooks hooks = {
  .run_words = run_words,
  .run_caught = run_caught,
  .run_file = within_file,
  .check_file = within_check,
  .report = report_one,
  .set_output = set_output,
  .run_host = run_host,
  .run_event = run_event,
  .complete = complete,
  .complete_args = complete_arguments,
  .complete_disk = complete_disk,
  .read_key = read_key,
  .progress_begin = begin_progress,
  .progress = show_work,
  .progress_count = count_progress,
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
  appliance_set_progress (shell->session.appliance, show_progress, shell);
}

void
shell_tell (const struct shell *shell, const struct diag *diag)
{
  /* The terminal has shown ^C: what is said goes into a line of its own. */
  if (shell->interactive && signals_received () == SIGINT)
    putc ('\n', stderr);
  /* Scripts of guestfish search for it. */
  if (shell->plain && diag->library != NULL && shell->output != OUTPUT_JSON)
    print_library_error (stderr, diag);
  else
    report (shell->output, diag);
}

/* The exit status of a script that DIAG has ended. */
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
shell_run_script (struct shell *shell, const struct script *script)
{
  CLEANUP_DIAG struct diag diag = { 0 };

  if (flow_run (shell, script, &diag) == 0)
    return STATUS_OK;
  return tell_end (shell, &diag);
}

int
shell_run_source (struct shell *shell, const struct source *source)
{
  CLEANUP_DIAG struct diag diag = { 0 };

  if (flow_run_source (shell, source, &diag) == 0)
    return STATUS_OK;
  return tell_end (shell, &diag);
}

int
shell_close (struct shell *shell, int status)
{
  CLEANUP_DIAG struct diag diag = { 0 };

  strbuf_reset (&shell->summary);
  asked_reset (&shell->asked);
  if (session_stop (&shell->session, &diag) == -1) {
    report (shell->output, &diag);
    if (status == STATUS_OK)
      status = STATUS_FAILED;
  }
  if (status == STATUS_OK && shell->failed)
    status = STATUS_FAILED;
  signals_detach ();
  session_free (&shell->session);
  variables_free (&shell->variables);
  for (size_t i = 0; i < shell->kept.len; ++i)
    source_free (shell->kept.ptr[i]);
  source_list_reset (&shell->kept);
  return status;
}
