/* diskfish: commands of the host.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_HOST_H
#define FISH_HOST_H

#include <stdbool.h>
#include <sys/types.h>

#include "diag.h"

/* Run TEXT with /bin/sh and wait.  A status other than 0 is a failure. */
int host_run (const char *text, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Send a signal to the command that runs now; 0 sends none.  False if none
 * runs.  May be called from another thread.
 */
bool host_signal (int number);

/* Send it to the programs that the command has started too. */
void host_signal_all (int number);

/* True if a command runs that got no signal, because it had just been started
 * when the signal came.
 */
bool host_missed_signal (void);

/* Run TEXT and collect its standard output, to be freed by the caller; it is
 * returned also when the command fails.
 */
char *host_read (const char *text, size_t *len, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Run TEXT with $SHELL, or /bin/sh, for an event: the variable EVENT has its
 * name, WORDS are its arguments, and there is nothing to read.  How it ends
 * does not matter.
 */
void host_run_event (const char *event, const char *text, char *const *words);

/* A host command that reads what this process prints. */
struct host_pipe {
  pid_t pid;
  int saved_stdout;
  bool cut;             /* it left before all was written */
};

/* Put it behind standard output. */
int host_pipe_open (struct host_pipe *pipe, const char *text,
                    struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Give standard output back and wait for the command to end. */
int host_pipe_close (struct host_pipe *pipe, struct diag *diag)
  __attribute__ ((warn_unused_result));

#endif
