/* diskfish: the state of the shell.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_SHELL_H
#define FISH_SHELL_H

#include <stdbool.h>
#include <sys/types.h>

#include "completion-cache.h"
#include "printer.h"
#include "progress.h"
#include "script.h"
#include "session.h"
#include "strbuf.h"
#include "tap.h"
#include "variables.h"

/* Exit statuses, as documented in diskfish(1). */
enum { STATUS_OK = 0, STATUS_FAILED = 1, STATUS_USAGE = 2 };

struct shell {
  struct session session;
  bool echo;                    /* -x: show each command before it runs */
  bool keys_from_stdin;
  unsigned keys_read;           /* lines of standard input that were keys */
  bool echo_keys;               /* show keys while the user types them */
  bool interactive;             /* commands come from a prompt */
  bool plain;                   /* scripts run as in guestfish */
  enum output_mode output;
  bool ignoring;                /* a failing command does not end the script */
  bool ignoring_within;         /* the same for commands of a nested script */
  bool serving;                 /* this process is a server */
  pid_t server;                 /* process ID of the server that runs the
                                 * commands; 0: none */
  struct completion_cache cache;        /* for the current line */
  struct tap tap;
  struct variables variables;
  unsigned depth;               /* nesting of scripts */
  bool failed;                  /* a command has failed without ending the
                                 * script */
  bool more_follows;            /* the next command prints too: do not flush the
                                 * output */
  bool piped;                   /* output goes to a host command of the
                                 * statement */
  const struct statement *pipe; /* statement whose piped output 'expect'
                                 * compares */
  struct source_list kept;      /* sources to which diagnostics may refer */
  struct strbuf summary;        /* findings of -i */
  struct progress progress;
};

/* Initialise a shell without drives whose commands call HOOKS. */
void shell_init (struct shell *shell, const struct shell_hooks *hooks);

/* Stop the appliance and free the shell.  Return the exit status of the
 * program: STATUS, unless this fails.
 */
int shell_close (struct shell *shell, int status)
  __attribute__ ((warn_unused_result));

/* Ask for the key of WHAT.  The caller frees it.  Return NULL with a diag on
 * failure.
 */
char *shell_read_key (struct shell *shell, const char *what,
                      struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Print a diagnostic of a statement. */
void shell_tell (const struct shell *shell, const struct diag *diag);

#endif
