/* diskfish: functions of the shell that commands call.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hooks.h"

#include "completion-source.h"
#include "enum-table.h"
#include "host.h"
#include "nested-script.h"
#include "printer.h"
#include "run.h"
#include "shell.h"
#include "signals.h"

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

/* The text to complete: one of the members. */
struct incomplete_statement {
  const char *line;
  char *const *args;
  size_t count;
  const char *disk;             /* argument of --disk */
};

static char *
complete_any (struct shell *shell, const struct incomplete_statement *what)
{
  struct completion_source source = completion_source_of (&shell->session);
  struct completion completion;
  char *lines;

  completion_cache_reset (&shell->cache);
  if (what->line != NULL)
    complete_line (&source, what->line, &completion);
  else if (what->disk != NULL)
    complete_disk_option (&source, what->disk, &completion);
  else
    complete_args (&source, what->args, what->count, &completion);
  lines = completion_source_lines (&completion);
  completion_free (&completion);
  return lines;
}

static char *
complete (void *opaque, const char *line)
{
  return complete_any (opaque, &(struct incomplete_statement) { .line = line });
}

static char *
complete_arguments (void *opaque, char *const *args, size_t count)
{
  return complete_any (opaque, &(struct incomplete_statement) { .args = args,
                                                      .count = count });
}

static char *
complete_disk (void *opaque, const char *text)
{
  return complete_any (opaque, &(struct incomplete_statement) { .disk = text });
}

static void
begin_progress (void *opaque, bool bytes)
{
  struct shell *shell = opaque;

  progress_begin (&shell->progress, bytes);
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

  shell->output = (enum output_mode) enum_find (&output_choices, word);
}

const struct shell_hooks hooks_of_shell = {
  .run_words = run_words,
  .run_caught = run_caught,
  .run_file = nested_script_file,
  .check_file = nested_script_check,
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
