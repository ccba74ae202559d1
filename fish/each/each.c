/* diskfish: run commands for many images (--each).
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "each.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cleanup.h"
#include "command.h"
#include "hooks.h"
#include "job-limit.h"
#include "printer.h"
#include "scheduler.h"
#include "script-source.h"
#include "signals.h"
#include "start.h"

struct each {
  struct options *options;
  struct source_list scripts;
  struct each_plan plan;
};

/* ---- commands to run */

static int
mistake (const struct options *o, const char *text, const char *hint)
{
  CLEANUP_DIAG struct diag diag = { 0 };

  diag_set (&diag, DIAG_USAGE, "%s", text);
  diag_hint (&diag, "%s", hint);
  report (o->output, &diag);
  return STATUS_USAGE;
}

/* If the pattern was not quoted, the shell has expanded it, and names of images
 * follow as arguments.
 */
static int
check_words (const struct options *o)
{
  struct stat file;
  CLEANUP_FREE char *text = NULL;

  if (o->nargs == 0 || command_find (o->args[0]) != NULL ||
      stat (o->args[0], &file) == -1)
    return STATUS_OK;
  text = xasprintf ("'%s' is a file, not a command", o->args[0]);
  return mistake (o, text, "quote the pattern of --each, so that the host's "
                  "shell does not expand it");
}

/* Read all scripts before the first process: standard input and pipes can be
 * read only once.
 */
static int
read_scripts (struct each *e)
{
  struct options *o = e->options;
  char *const standard[] = { (char *) "-" };
  bool named = o->files.len > 0;
  char *const *names = named ? o->files.ptr : standard;
  size_t count = named ? o->files.len : o->nargs == 0;
  CLEANUP_CHECK_STATE struct check_state state = { 0 };
  int status = STATUS_OK;

  if (count == 1 && !named && isatty (STDIN_FILENO))
    return mistake (o, "--each needs a command or a script",
                    "put a command after the options, or a script after -f");
  for (size_t i = 0; i < count && status == STATUS_OK; ++i) {
    struct source *script = script_source_open (names[i], o->output);

    if (script == NULL)
      return STATUS_USAGE;
    source_list_append (&e->scripts, script);
    status = script_source_check (script, false, &state, o->output);
  }
  if (status == STATUS_OK && o->nargs > 0)
    status = script_source_check_args (o->args, o->nargs, false, &state,
                                       o->output);
  return status;
}

/* ---- in the process of an image */

static void
attach (struct options *o, const struct each_image *image)
{
  struct drive *drive = drive_new (DRIVE_IMAGE, image->name);
  struct given_option written = {
    .text = xasprintf ("--each %s", image->name),
  };

  written.where = (struct span) { strlen ("--each "), strlen (written.text) };
  if (image->pattern->format != NULL)
    drive->format = xstrdup (image->pattern->format);
  drive->blocksize = image->pattern->blocksize;
  drive->readonly = !o->rw;
  drive_set_add (&o->drives, drive);
  given_options_append (&o->drive_words, written);
}

static int
run_scripts (struct shell *shell, const struct each *e)
{
  int status = STATUS_OK;

  for (size_t i = 0; i < e->scripts.len && status == STATUS_OK &&
         !shell->session.quit; ++i)
    status = script_source_run (shell, e->scripts.ptr[i]);
  if (status == STATUS_OK && !shell->session.quit && e->options->nargs > 0)
    status = script_source_run_args (shell, e->options->args,
                                     e->options->nargs);
  return status;
}

static int
run_image (struct each *e, const struct each_image *image)
{
  struct shell shell;
  int status;

  attach (e->options, image);
  shell_init (&shell, &hooks_of_shell);
  signals_init (shell.session.appliance);
  start_configure (&shell, e->options);
  status = start_up (&shell, e->options);
  if (status == STATUS_OK)
    status = run_scripts (&shell, e);
  return shell_close (&shell, status);
}

/* Set the number of processes, by default as many as fit into the free memory.
 * Load libguestfs here, so that they share it.
 */
static int
choose_jobs (struct each *e)
{
  CLEANUP_DIAG struct diag diag = { 0 };
  const struct options *o = e->options;
  struct shell shell;
  int status = STATUS_FAILED;

  shell_init (&shell, &hooks_of_shell);
  start_configure (&shell, o);
  if (session_open (&shell.session, &diag) == 0) {
    e->plan.most = o->jobs ? o->jobs
      : job_limit_here ((unsigned) guestfs_get_memsize
                        (session_guestfs (&shell.session)));
    status = STATUS_OK;
  }
  else
    report (o->output, &diag);
  return shell_close (&shell, status);
}

static void
each_free (struct each *e)
{
  for (size_t i = 0; i < e->scripts.len; ++i)
    source_free (e->scripts.ptr[i]);
  source_list_reset (&e->scripts);
  each_images_free (&e->plan.images);
}

static int
each_prepare (struct each *e)
{
  struct options *o = e->options;
  int status = check_words (o);

  if (status == STATUS_OK)
    status = read_scripts (e);
  if (status != STATUS_OK)
    return status;
  if (each_images_find (&e->plan.images, o) == -1)
    return STATUS_FAILED;
  e->plan.timeout = o->each_timeout;
  e->plan.output = o->output;
  e->plan.no_progress = o->no_progress;
  return choose_jobs (e);
}

int
each_run (struct options *options)
{
  struct each each = { .options = options };
  const struct each_image *image;
  int status = each_prepare (&each);

  if (status == STATUS_OK) {
    image = scheduler_run (&each.plan, &status);
    if (image != NULL)
      status = run_image (&each, image);
  }
  each_free (&each);
  return status;
}
