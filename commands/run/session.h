/* diskfish: what commands work on.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_SESSION_H
#define COMMANDS_SESSION_H

#include <stdbool.h>

#include "appliance.h"
#include "bind.h"
#include "drive.h"
#include "value.h"

/* What commands ask of the program around them. */
struct shell_hooks {
  /* Run WORDS as a command of its own, and print its result. */
  int (*run_words) (void *shell, const struct source *source,
                    const struct word *words, size_t count,
                    struct diag *diag);

  /* The same, and what it prints as text goes to *TEXT, also on failure, to
   * be freed by the caller.
   */
  int (*run_caught) (void *shell, const struct source *source,
                     const struct word *words, size_t count, char **text,
                     size_t *len, struct diag *diag);

  /* Run a script. */
  int (*run_file) (void *shell, const char *file, struct diag *diag);

  /* Print what is wrong with a script, and count it.  -1: it cannot be read. */
  int (*check_file) (void *shell, const char *file, size_t *count,
                     struct diag *diag);

  /* Print what is wrong with a command when others go on. */
  void (*report) (void *shell, const struct diag *diag);

  /* Print results in another form, a word of 'output_choices'. */
  void (*set_output) (void *shell, const char *word);

  /* Run a command of the host. */
  int (*run_host) (void *shell, const char *text, struct diag *diag);

  /* Tell a shell command of an event: its name is in EVENT, WORDS are $1 and
   * so on.
   */
  void (*run_event) (void *shell, const char *event, const char *command,
                     char *const *words);

  /* What TAB would offer behind a line, or behind program arguments of which
   * the last is incomplete: lines "TEXT<TAB>KIND<TAB>MEANING".
   */
  char *(*complete) (void *shell, const char *line);
  char *(*complete_args) (void *shell, char *const *args, size_t count);

  /* The same for the argument of --disk. */
  char *(*complete_disk) (void *shell, const char *text);

  /* Ask for a key or passphrase; freed by the caller. */
  char *(*read_key) (void *shell, const char *what, struct diag *diag);

  /* A command begins, how far it is, and that it is over. */
  void (*progress_begin) (void *shell, bool bytes);
  void (*progress) (void *shell, uint64_t done, uint64_t total);
  void (*progress_end) (void *shell);

  /* Nobody will say how far it is: the bytes that it writes, of TOTAL or an
   * unknown number, are.
   */
  void (*progress_count) (void *shell, uint64_t total);

  /* The user wants an end of what is being done. */
  bool (*interrupted) (void *shell);
};

struct settings {
  bool pipefail;                /* a failing host command fails its pipe */
  bool pipe_error;              /* so does one that reads not all */
  bool no_dest_paths;           /* TAB asks the guest for no paths */
  bool keep_going;              /* a failure does not end a script */
  bool quick;                   /* --quick */
  bool ephemeral;               /* drives without 'keep' are thrown away */
};

struct event_handlers;

struct session {
  struct appliance *appliance;
  struct event_handlers *events;        /* NULL: there are none */
  struct drive_set drives;
  struct settings settings;
  struct diag remark;           /* to be said once the command has run */
  const struct shell_hooks *hooks;
  void *shell;
  bool launched;                /* the drives may have been written */
  bool quit;                    /* no command is to run any more */
};

static inline guestfs_h *
session_guestfs (struct session *session)
{
  return appliance_guestfs (session->appliance);
}

/* Check the drive, with --ephemeral give it an overlay, and put it into the
 * set.  The session takes the drive, also on failure.
 */
int session_attach (struct session *session, struct drive *drive,
                    struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Run a bound command: checks the phase, asks for keys, makes documents
 * readable as files.  A failure has its place within the command.
 */
int command_run (struct session *session, struct args *args,
                 struct arena *arena, struct value *result, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* The status of a command that ended with STATUS: it has failed if the host
 * refused to write meanwhile, whatever the guest knows of that; what failed
 * anyhow gets the host's reason.
 */
int session_check_host (struct session *session, int status,
                        struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Stop the appliance if it was started, and flush what was promised to be
 * durable by now.
 */
int session_stop (struct session *session, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Free all that the session holds. */
void session_free (struct session *session);

/* Only the check of the phase: a command that cannot be run now. */
int command_check_phase (const struct args *args, bool launched,
                         struct diag *diag)
  __attribute__ ((warn_unused_result));

/* For the generated calls.  The library's last error becomes the diag: with
 * the command's name as it is known to the user, and the place of the
 * argument that it speaks of.
 */
int call_failed (struct session *session, const struct args *args,
                 struct diag *diag);

/* The same for a call that no command makes: the library's last message, on
 * one line, without names that only its inside knows, and without that of
 * COMMAND.  Freed by the caller.
 */
char *library_message (guestfs_h *g, const char *command)
  __attribute__ ((warn_unused_result));

/* Start the appliance with the drives of the session. */
int session_launch (struct session *session, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* The library's last error in one line, without what is internal to it; freed
 * by the caller.
 */
char *call_message (guestfs_h *g, const struct args *args)
  __attribute__ ((warn_unused_result));

/* The installed library does not know option number INDEX. */
int call_lacks_option (const struct args *args, size_t index,
                       struct diag *diag);

#endif
