/* diskfish: let a server run the commands.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_REMOTE_CLIENT_H
#define FISH_REMOTE_CLIENT_H

#include <stdbool.h>
#include <sys/types.h>

#include "diag.h"
#include "script.h"
#include "settings.h"

/* A command that a server runs. */
struct remote_call {
  pid_t server;
  enum output_mode output;
  bool ignore_error;            /* its failure does not end the server */
  bool keys_from_stdin;
  bool echo_keys;
  const struct source *source;
  const struct word *words;
  size_t count;

  /* Set by remote_run. */
  unsigned keys_read;           /* lines of standard input that were keys */
  bool ended;                   /* the server has closed its session */
};

/* Send the command to the server with standard input, output and error as
 * they are now, and wait for it.  A failure has its place in the source.
 */
int remote_run (struct remote_call *call, struct diag *diag)
  __attribute__ ((warn_unused_result));

#endif
