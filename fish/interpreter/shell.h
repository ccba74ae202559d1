/* diskfish: the shell around the commands.
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

/* Exit statuses, see the manual. */
enum { STATUS_OK = 0, STATUS_FAILED = 1, STATUS_USAGE = 2 };

struct shell {
  struct session session;
  bool echo;                    /* -x: show each command before it runs */
  bool keys_from_stdin;
  unsigned keys_read;           /* lines of standard input that were keys */
  bool echo_keys;               /* show them while they are typed */
  bool interactive;             /* at a prompt */
  bool plain;                   /* scripts are those of guestfish */
  enum output_mode output;
  bool ignoring;                /* a failure of the command is no end */
  bool ignoring_within;         /* nor is one of a script within */
  bool serving;                 /* it is a server itself */
  pid_t server;                 /* that runs the commands; 0: none */
  struct completion_cache cache;           /* by completion,
              for the line at hand */
  struct tap tap;
  struct variables variables;
  unsigned depth;               /* of scripts within scripts */
  bool failed;                  /* a failure that did not end the script */
  bool piped;                   /* into a host command of the statement */
  const struct statement *pipe; /* of which expect takes the output */
  struct source_list kept;      /* which diagnostics may point into */
  struct strbuf summary;        /* of what -i found */
  struct progress progress;
};

/* Begin a shell whose commands call HOOKS.  It has no drives. */
void shell_init (struct shell *shell, const struct shell_hooks *hooks);

/* Stops the appliance.  The status of the whole program, given that of its
 * scripts.
 */
int shell_close (struct shell *shell, int status)
  __attribute__ ((warn_unused_result));

/* Ask for the key of WHAT.  Return it, allocated, or NULL. */
char *shell_read_key (struct shell *shell, const char *what,
                      struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Print a diagnostic of a statement. */
void shell_tell (const struct shell *shell, const struct diag *diag);

#endif
