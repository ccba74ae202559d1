/* diskfish: the session: drives, appliance, and hooks into the shell.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_SESSION_H
#define COMMANDS_SESSION_H

#include <stdbool.h>

#include "appliance.h"
#include "bind.h"
#include "drive.h"
#include "value.h"

/* Functions of the shell for commands.  SHELL is session->shell.  Functions
 * that return int return -1 with a diag on failure.
 */
struct shell_hooks {
  /* Run WORDS as a command and print its result. */
  int (*run_words) (void *shell, const struct source *source,
                    const struct word *words, size_t count,
                    struct diag *diag);

  /* Run WORDS as a command, and return its output as text in *TEXT, also on
   * failure.  The caller frees it.
   */
  int (*run_caught) (void *shell, const struct source *source,
                     const struct word *words, size_t count, char **text,
                     size_t *len, struct diag *diag);

  /* Run a script. */
  int (*run_file) (void *shell, const char *file, struct diag *diag);

  /* Print the problems of a script, and count them.  Return -1 if the file
   * cannot be read.
   */
  int (*check_file) (void *shell, const char *file, size_t *count,
                     struct diag *diag);

  /* Print an error of a command when other commands continue. */
  void (*report) (void *shell, const struct diag *diag);

  /* Set the output format to WORD of 'output_choices'. */
  void (*set_output) (void *shell, const char *word);

  /* Run a command of the host. */
  int (*run_host) (void *shell, const char *text, struct diag *diag);

  /* Run a shell command for an event: EVENT has its name, $1 and so on are
   * WORDS.
   */
  void (*run_event) (void *shell, const char *event, const char *command,
                     char *const *words);

  /* Return completions of LINE as lines "TEXT<TAB>KIND<TAB>MEANING".  The last
   * word of LINE is incomplete.  The caller frees them.
   */
  char *(*complete) (void *shell, const char *line);
  char *(*complete_args) (void *shell, char *const *args, size_t count);

  /* Return completions of an argument of --disk in the same form. */
  char *(*complete_disk) (void *shell, const char *text);

  /* Ask for a key or passphrase.  The caller frees it. */
  char *(*read_key) (void *shell, const char *what, struct diag *diag);

  /* Show progress: start a bar, update it, remove it. */
  void (*progress_begin) (void *shell, bool bytes);
  void (*progress) (void *shell, uint64_t done, uint64_t total);
  void (*progress_end) (void *shell);

  /* Show progress of a command that reports none, by the bytes that it has
   * written of TOTAL, 0 if that is unknown.
   */
  void (*progress_count) (void *shell, uint64_t total);

  /* True if the user has asked to stop, for example with ^C. */
  bool (*interrupted) (void *shell);
};

struct settings {
  bool pipefail;                /* a pipe fails if its host command fails */
  bool pipe_error;              /* a pipe fails if its reader ends early */
  bool no_dest_paths;           /* TAB does not ask the guest for paths */
  bool keep_going;              /* a script continues after a failure */
  bool quick;                   /* --quick */
  bool ephemeral;               /* discard writes to drives without 'keep' */
};

struct event_handlers;

struct session {
  struct appliance *appliance;
  struct event_handlers *events;        /* NULL: no handlers */
  struct drive_set drives;
  struct raw_images raw;        /* images that were detected as raw */
  struct settings settings;
  struct diag note;             /* note to print after the command */
  const struct shell_hooks *hooks;
  void *shell;
  bool launched;                /* the drives may have been written */
  bool quit;                    /* run no more commands */
};

/* Load libguestfs and create the handle, unless that is done: see
 * appliance_open.
 */
static inline __attribute__ ((warn_unused_result)) int
session_open (struct session *session, struct diag *diag)
{
  return appliance_open (session->appliance, diag);
}

/* Return the handle.  A command that runs before the launch must call
 * session_open first.
 */
static inline guestfs_h *
session_guestfs (struct session *session)
{
  return appliance_guestfs (session->appliance);
}

/* Check the drive, give it an overlay if the session is ephemeral, and add it
 * to the set.  Take ownership of DRIVE, also on failure.
 */
int session_attach (struct session *session, struct drive *drive,
                    struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Run a bound command: check the phase, ask for keys, and store here-documents
 * in files.  A failure has its place in the command.
 */
int command_run (struct session *session, struct args *args,
                 struct arena *arena, struct value *result, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Return the status of a command that ended with STATUS.  It is -1 with a diag
 * if the host reported a write error meanwhile, even if the guest did not
 * notice.  If the command failed, add the host's error as a hint.
 */
int session_check_host (struct session *session, int status,
                        struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Stop the appliance if it is running, and flush images whose modes promise
 * durable data at the end.
 */
int session_stop (struct session *session, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Free the contents of SESSION. */
void session_free (struct session *session);

/* Check only that the command can run before or after launch. */
int command_check_phase (const struct args *args, bool launched,
                         struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Turn the library's last error into a diag: with the name of the command as
 * the user typed it, at the argument that the message names.  Return -1.
 * Generated calls use this.
 */
int call_failed (struct session *session, const struct args *args,
                 struct diag *diag);

/* Return the library's last error for a call that no command made, in one line,
 * without internal names and the name COMMAND.  The caller frees it.
 */
char *library_message (guestfs_h *g, const char *command)
  __attribute__ ((warn_unused_result));

/* Start the appliance with the drives of the session. */
int session_launch (struct session *session, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Return the library's last error in one line, without internal names.  The
 * caller frees it.
 */
char *call_message (guestfs_h *g, const struct args *args)
  __attribute__ ((warn_unused_result));

/* Set a diag that the installed library lacks option INDEX.  Return -1. */
int call_lacks_option (const struct args *args, size_t index,
                       struct diag *diag);

#endif
