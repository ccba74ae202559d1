/* diskfish: the program.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <locale.h>
#include <stdio.h>
#include <unistd.h>

#include "cleanup.h"
#include "input.h"
#include "options.h"
#include "printer.h"
#include "repl.h"
#include "shell.h"
#include "signals.h"

/* The drives of the command line become those of the session. */
static int
attach_drives (struct shell *shell, struct options *options)
{
  struct drive_list *list = &options->drives.list;

  for (size_t i = 0; i < list->len; ++i) {
    CLEANUP_DIAG struct diag diag = { 0 };
    struct drive *drive = STEAL (list->ptr[i]);

    if (session_attach (&shell->session, drive, &diag) == -1) {
      options_print_drive_diag (options, i, &diag);
      return -1;
    }
  }
  return 0;
}

static int
save_drives (const struct shell *shell, const struct options *options)
{
  CLEANUP_DIAG struct diag diag = { 0 };

  if (options->save == NULL ||
      config_save (&options->config, &shell->session.drives, options->save,
                   &diag) == 0)
    return 0;
  report (options->output, &diag);
  return -1;
}

static void
configure (struct shell *shell, const struct options *options)
{
  const struct config *config = &options->config;
  struct appliance *appliance = shell->session.appliance;
  guestfs_h *g = appliance_guestfs (appliance);

  if (options->cold)
    appliance_set_warm (appliance, false);
  appliance_set_accel (appliance, options->accel);
  appliance_set_launch_timeout (appliance, options->launch_timeout);
  shell->echo = options->echo;
  shell->output = options->output;
  shell->keys_from_stdin = options->keys_from_stdin;
  shell->session.settings.ephemeral = options->ephemeral;
  if (options->verbose)
    guestfs_set_verbose (g, 1);
  if (options->no_sync)
    guestfs_set_autosync (g, 0);
  if (config->ram > 0)
    guestfs_set_memsize (g, (int) (config->ram >> 20));
  if (config->cpus > 0)
    guestfs_set_smp (g, config->cpus);
}

static int
run_inputs (struct shell *shell, const struct options *options)
{
  int status = STATUS_OK;

  for (size_t i = 0; i < options->files.len && status == STATUS_OK; ++i)
    status = input_run_file (shell, options->files.ptr[i]);
  if (status != STATUS_OK || shell->session.quit)
    return status;
  if (options->nargs > 0)
    return input_run_args (shell, options->args, options->nargs);
  if (options->files.len > 0)
    return status;
  if (isatty (STDIN_FILENO))
    return repl_run (shell);
  return input_run_stdin (shell);
}

static int
run (struct options *options)
{
  struct shell shell;
  int status = STATUS_USAGE;

  shell_init (&shell);
  signals_init (shell.session.appliance);
  configure (&shell, options);
  if (attach_drives (&shell, options) == 0 &&
      save_drives (&shell, options) == 0)
    status = run_inputs (&shell, options);
  else
    status = STATUS_FAILED;
  return shell_close (&shell, status);
}

static int
check (const struct options *options)
{
  int status = STATUS_OK;

  for (size_t i = 0; i < options->files.len; ++i)
    if (input_check_file (options->files.ptr[i], options->output) != STATUS_OK)
      status = STATUS_USAGE;
  if (options->nargs > 0)
    return status | input_check_args (options->args, options->nargs,
                                      options->output);
  if (options->files.len == 0)
    return input_check_file ("-", options->output);
  return status;
}

/* diskfish -h [COMMAND]: the command 'help' with the arguments. */
static int
help (const struct options *options)
{
  CLEANUP_FREE char **words = xcalloc (options->nargs + 2, sizeof *words);
  struct shell shell;
  int status;

  words[0] = (char *) "help";
  for (size_t i = 0; i < options->nargs; ++i)
    words[i + 1] = options->args[i];
  shell_init (&shell);
  status = input_run_args (&shell, words, options->nargs + 1);
  return shell_close (&shell, status);
}

int
main (int argc, char **argv)
{
  struct options options = { 0 };
  int status = STATUS_USAGE;

  setlocale (LC_ALL, "");
  if (options_parse (&options, argc, argv) == -1)
    status = STATUS_USAGE;
  else if (options.help) {
    options_print_help ();
    status = STATUS_OK;
  }
  else if (options.version) {
    printf ("diskfish %s (libguestfs %s)\n", PACKAGE_VERSION,
            LIBGUESTFS_VERSION);
    status = STATUS_OK;
  }
  else if (options.cmd_help)
    status = help (&options);
  else if (options.check)
    status = check (&options);
  else
    status = run (&options);
  options_free (&options);
  signals_raise ();
  return status;
}
