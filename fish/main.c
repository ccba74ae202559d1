/* diskfish: the program.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <stdio.h>
#include <unistd.h>

#include "cleanup.h"
#include "dry-run.h"
#include "each.h"
#include "hooks.h"
#include "options.h"
#include "printer.h"
#include "remote-server.h"
#include "repl.h"
#include "script-source.h"
#include "shell.h"
#include "signals.h"
#include "start.h"
#include "tools-conf.h"

static int
run_inputs (struct shell *shell, const struct options *options)
{
  int status = STATUS_OK;

  for (size_t i = 0; i < options->files.len && status == STATUS_OK; ++i)
    status = script_source_run_file (shell, options->files.ptr[i]);
  if (status != STATUS_OK || shell->session.quit)
    return status;
  if (options->nargs > 0)
    return script_source_run_args (shell, options->args, options->nargs);
  if (options->files.len > 0)
    return status;
  if (isatty (STDIN_FILENO))
    return repl_run (shell);
  return script_source_run_stdin (shell);
}

/* Report a failed write to standard output, unless its reader has gone. */
static int
output_lost (const struct options *options, const struct diag *diag,
             int status)
{
  if (diag->errnum != EPIPE || !signals_pipe_broke ())
    report (options->output, diag);
  return status == STATUS_OK ? STATUS_FAILED : status;
}

/* Flush standard output at the end, and report a failure. */
static int
end_output (const struct options *options, int status)
{
  CLEANUP_DIAG struct diag diag = { 0 };

  if (print_end (stdout, &diag) == 0)
    return status;
  return output_lost (options, &diag, status);
}

/* Print the plan of --tap. */
static int
end_tap (const struct options *options, struct tap *tap, int status)
{
  CLEANUP_DIAG struct diag diag = { 0 };

  if (tap_finish (tap, status == STATUS_OK, &diag) == 0)
    return status;
  return output_lost (options, &diag, status);
}

static int
main_run (struct options *options)
{
  struct shell shell;
  int status;

  shell_init (&shell, &hooks_of_shell);
  signals_init (shell.session.appliance);
  start_configure (&shell, options);
  status = start_up (&shell, options);
  if (status == STATUS_OK)
    status = run_inputs (&shell, options);
  status = end_tap (options, &shell.tap, status);
  return shell_close (&shell, status);
}

/* Print the problems of a script.  Keep its source in the state. */
static int
main_check_file (const struct options *options, const char *file,
                 struct check_state *state, struct source_list *sources)
{
  struct source *source = script_source_open (file, options->output);

  if (source == NULL)
    return STATUS_USAGE;
  source_list_append (sources, source);
  return script_source_check (source, true, state, options->output);
}

/* Check all scripts.  Every script continues with the state that the previous
 * one left.
 */
static int
main_check (const struct options *options, struct source_list *sources)
{
  CLEANUP_CHECK_STATE struct check_state state = {
    .launched = start_needs_launch (options) ? LAUNCHED : NOT_LAUNCHED,
  };
  int status = start_check (options, &state);

  for (size_t i = 0; i < options->files.len; ++i)
    status |= main_check_file (options, options->files.ptr[i], &state, sources);
  if (options->nargs > 0)
    status |= script_source_check_args (options->args, options->nargs, true,
                                        &state,
                                        options->output);
  else if (options->files.len == 0)
    status |= main_check_file (options, "-", &state, sources);
  return status;
}

static int
print_dry_run (const struct options *options,
               const struct source_list *sources)
{
  CLEANUP_DRY_RUN struct dry_run dry = {
    .out = stdout, .output = options->output,
  };

  for (size_t i = 0; i < sources->len; ++i)
    dry_run_source (&dry, sources->ptr[i]);
  dry_run_args (&dry, options->args, options->nargs);
  return dry.wrong ? STATUS_USAGE : STATUS_OK;
}

/* Run --check or --dry-run. */
static int
look (const struct options *options)
{
  struct source_list sources = { 0 };
  int status = main_check (options, &sources);

  if (status == STATUS_OK && options->dry_run)
    status = print_dry_run (options, &sources);
  for (size_t i = 0; i < sources.len; ++i)
    source_free (sources.ptr[i]);
  source_list_reset (&sources);
  return status;
}

static int
run_help (char **words, size_t count)
{
  struct shell shell;
  int status;

  shell_init (&shell, &hooks_of_shell);
  status = script_source_run_args (&shell, words, count);
  return shell_close (&shell, status);
}

/* Run 'diskfish -h [COMMAND]': the command 'help' with the arguments. */
static int
help (const struct options *options)
{
  CLEANUP_FREE char **words = xcalloc (options->nargs + 2, sizeof *words);
  size_t count = 0;

  words[count++] = (char *) "help";
  if (options->list)
    words[count++] = (char *) "--list";
  for (size_t i = 0; !options->list && i < options->nargs; ++i)
    words[count++] = options->args[i];
  return run_help (words, count);
}

/* Print the text of '-N help'. */
static void
print_prepared (void)
{
  CLEANUP_FREE char *text = new_disk_spec_help ();

  fputs (text, stdout);
}

/* Print the version.  guestfish prints that of the library. */
static void
print_version (const struct options *options)
{
  if (options->as_guestfish)
    printf ("guestfish %s\n", LIBGUESTFS_VERSION);
  else
    printf ("diskfish %s (libguestfs %s)\n", PACKAGE_VERSION,
            LIBGUESTFS_VERSION);
}

/* Open /dev/null on closed standard streams, in a mode in which using them
 * still fails.  Otherwise the next image or pipe gets that descriptor, and our
 * output is written into it.
 */
static void
fill_streams (void)
{
  static const int ways[] = { O_WRONLY, O_RDONLY, O_RDONLY };

  for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; ++fd)
    if (fcntl (fd, F_GETFD) == -1 && open ("/dev/null", ways[fd]) != fd)
      _exit (STATUS_FAILED);
}

int
main (int argc, char **argv)
{
  struct options options = { 0 };
  int status = STATUS_USAGE;

  fill_streams ();
  setlocale (LC_ALL, "");
  if (tools_conf_read (options.output, &options.conf_ro) == -1 ||
      options_parse (&options, argc, argv) == -1)
    status = STATUS_USAGE;
  else if (options.help) {
    options_print_help ();
    status = STATUS_OK;
  }
  else if (options.list_prepared) {
    print_prepared ();
    status = STATUS_OK;
  }
  else if (options.version) {
    print_version (&options);
    status = STATUS_OK;
  }
  else if (options.cmd_help || options.list)
    status = help (&options);
  else if (options.check || options.dry_run)
    status = look (&options);
  else if (options.listen)
    status = remote_listen (&options);
  else if (options.each.len > 0)
    status = each_run (&options);
  else
    status = main_run (&options);
  /* --each flushes its own output, and may end by SIGPIPE. */
  if (options.each.len == 0)
    status = end_output (&options, status);
  /* guestfish has only one exit status for failures. */
  if (options.as_guestfish && status == STATUS_USAGE)
    status = STATUS_FAILED;
  options_free (&options);
  signals_raise ();
  return status;
}
