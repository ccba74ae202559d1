/* diskfish: run a bound command.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "bulk-transfer.h"
#include "cleanup.h"
#include "mount-guard.h"
#include "partial-files.h"
#include "session.h"
#include "transfer.h"
#include "tree-transfer.h"
#include "win-path.h"

/* Add the error that libguestfs gives for a call before launch, for scripts
 * that run as guestfish.
 */
static void
set_library_message (const struct command *command, struct diag *diag)
{
  CLEANUP_FREE char *text =
    xasprintf ("%s: call launch before using this function\n"
               "(in guestfish, don't forget to use the 'run' command)",
               command->name);

  for (char *p = text; *p != ':'; p++)
    if (*p == '-')
      *p = '_';
  diag_set_library (diag, text);
}

int
command_check_phase (const struct args *args, bool launched,
                     struct diag *diag)
{
  const struct command *command = args->command;

  if (command->phase == PHASE_AFTER_LAUNCH && !launched) {
    diag_at (diag, DIAG_FAILED, args->source, args->name_span,
             "'%s' needs a running appliance", args->name);
    diag_hint (diag, "start it with 'run'");
    set_library_message (command, diag);
    return -1;
  }
  if (command->phase == PHASE_BEFORE_LAUNCH && launched) {
    diag_at (diag, DIAG_FAILED, args->source, args->name_span,
             "cannot run '%s' while the appliance is running", args->name);
    diag_hint (diag, "run 'shutdown' first");
    return -1;
  }
  return 0;
}

static int
check_installed (const struct args *args, struct diag *diag)
{
  const struct command *command = args->command;

  if (command->run != NULL)
    return 0;
  return diag_at (diag, DIAG_FAILED, args->source, args->name_span,
                  "'%s' needs %s or later; this is %s",
                  args->name, command->since, LIBGUESTFS_VERSION);
}

static int
ask_for_keys (struct session *session, struct args *args, struct arena *arena,
              struct diag *diag)
{
  for (size_t i = 0; i < args->command->nargs; ++i) {
    const struct arg_def *def = &args->command->args[i];
    CLEANUP_FREE char *key = NULL;
    size_t len;

    if (def->type != ARG_KEY)
      continue;
    key = session->hooks->read_key (session->shell, def->name, diag);
    if (key == NULL)
      return -1;
    len = strlen (key);
    args->args[i].text = arena_copy (arena, key, len);
    explicit_bzero (key, len);
  }
  return 0;
}

/* Write the here-document to a file in memory.  Return its descriptor, or -1
 * with a diag.
 */
static int
heredoc_file (const struct arg *arg, struct diag *diag)
{
  int fd = memfd_create ("document", MFD_CLOEXEC);
  size_t done = 0;

  while (fd >= 0 && done < arg->len) {
    ssize_t bytes = write (fd, arg->text + done, arg->len - done);

    if (bytes < 0) {
      close (fd);
      fd = -1;
    }
    else
      done += (size_t) bytes;
  }
  if (fd >= 0 && lseek (fd, 0, SEEK_SET) == 0)
    return fd;
  return diag_set (diag, DIAG_FAILED, "cannot store the here-document: %s",
                   strerror (errno));
}

/* Replace file arguments by names that the library can open: a here-document by
 * /dev/fd/N, and - by standard input or output.
 */
static int
open_files (struct args *args, struct arena *arena, int *heredoc,
            struct diag *diag)
{
  for (size_t i = 0; i < args->command->nargs; ++i) {
    enum arg_type type = args->command->args[i].type;
    struct arg *arg = &args->args[i];
    bool in = type == ARG_FILE_IN, out = type == ARG_FILE_OUT;

    if (!arg->given || !(in || out))
      continue;
    if (in && arg->document) {
      CLEANUP_FREE char *path = NULL;

      *heredoc = heredoc_file (arg, diag);
      if (*heredoc == -1)
        return -1;
      path = xasprintf ("/dev/fd/%d", *heredoc);
      arg->text = arena_copy (arena, path, strlen (path));
    }
    else if (strcmp (arg->text, "-") == 0)
      arg->text = in ? "/dev/stdin" : "/dev/stdout";
  }
  return 0;
}

/* True if a signal ends the command. */
static bool
is_interrupted (const struct session *session)
{
  return session->hooks->interrupted != NULL &&
    session->hooks->interrupted (session->shell);
}

/* True if the output goes to the terminal, where a progress bar would mix with
 * it.
 */
static bool
writes_to_terminal (const struct args *args)
{
  for (size_t i = 0; i < args->command->nargs; ++i)
    if (args->command->args[i].type == ARG_FILE_OUT &&
        strcmp (args->args[i].text, "/dev/stdout") == 0)
      return isatty (STDOUT_FILENO);
  return false;
}

/* Check images that a call of the library opens: opening a FIFO would wait for
 * a writer.  QEMU accepts /dev/null.  Our own commands check images with the
 * drive.
 */
static int
check_images (const struct args *args, struct diag *diag)
{
  const struct command *command = args->command;

  for (size_t i = 0; i < command->nargs; ++i) {
    const struct arg *arg = &args->args[i];
    CLEANUP_FREE char *what = NULL;

    if (command->args[i].type != ARG_IMAGE || !arg->given ||
        (command->effects & EFFECT_ATTACHES) ||
        strcmp (arg->text, "/dev/null") == 0)
      continue;
    what = xasprintf ("'%s'", arg->text);
    if (image_check_type (arg->text, what, diag) == -1) {
      args_place (args, i, diag);
      return -1;
    }
  }
  return 0;
}

/* Run a command that copies files through a disk, if this is possible. */
static enum bulk_transfer
run_transfer (struct session *session, const struct args *args,
              struct diag *diag)
{
  unsigned flags = args->command->flags;

  if (!(flags & (COMMAND_BULK_TRANSFER | COMMAND_TREE_TRANSFER)) ||
      !bulk_transfer_is_wanted (session))
    return BULK_TRANSFER_LEFT;
  return flags & COMMAND_BULK_TRANSFER
    ? bulk_transfer_run (session, args, diag)
    : tree_transfer_run (session, args, diag);
}

static int
run_function (struct session *session, const struct args *args,
              struct value *result, struct diag *diag)
{
  switch (run_transfer (session, args, diag)) {
  case BULK_TRANSFER_DONE:
    return 0;
  case BULK_TRANSFER_FAILED:
    return -1;
  case BULK_TRANSFER_LEFT:
    break;
  }
  return args->command->run (session, args, result, diag);
}

/* Run the command and show its progress. */
static int
run_shown (struct session *session, struct args *args, struct value *result,
           struct diag *diag)
{
  const struct shell_hooks *hooks = session->hooks;
  bool bytes = args->command->flags & COMMAND_BYTES;
  bool reports = args->command->flags & COMMAND_PROGRESS;
  int status;

  if (hooks->progress_begin == NULL || !(bytes || reports) ||
      writes_to_terminal (args))
    return run_function (session, args, result, diag);
  hooks->progress_begin (session->shell, bytes);
  if (!reports)
    hooks->progress_count (session->shell, transfer_size (args));
  status = run_function (session, args, result, diag);
  hooks->progress_end (session->shell);
  return status;
}

int
command_run (struct session *session, struct args *args, struct arena *arena,
             struct value *result, struct diag *diag)
{
  CLEANUP_CLOSE int heredoc = -1;
  CLEANUP_STRINGS struct strings files = { 0 };
  int status = check_installed (args, diag);
  bool launched;

  if (args->command->phase == PHASE_BEFORE_LAUNCH)
    appliance_notice_end (session->appliance);
  launched = appliance_is_up (session->appliance);

  if (status == 0)
    status = command_check_phase (args, launched, diag);
  if (status == 0)
    status = ask_for_keys (session, args, arena, diag);
  if (status == 0)
    status = win_paths_resolve (session, args, arena, diag);
  if (status == 0)
    status = mount_guard_check (session, args, diag);
  if (status == 0)
    status = open_files (args, arena, &heredoc, diag);
  if (status == 0)
    status = check_images (args, diag);
  if (status == 0) {
    partial_files_note (&files, args);
    status = run_shown (session, args, result, diag);
    if (status == -1 && is_interrupted (session))
      partial_files_remove (&files);
  }
  if (launched)
    status = session_check_host (session, status, diag);
  diag_place (diag, args->source, args->name_span);
  return status;
}
