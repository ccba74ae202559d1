/* diskfish: run commands of the host.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_HOST_H
#define FISH_HOST_H

#include <stdbool.h>
#include <sys/types.h>

#include "diag.h"

/* Run TEXT with /bin/sh and wait for it.  Return -1 with a diag if its exit
 * status is not 0.
 */
int host_run (const char *text, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Send a signal to the running host command; 0 only checks.  Return false if
 * none is running.  May be called from another thread.
 */
bool host_signal (int number);

/* Send a signal to the processes that the host command has started too. */
void host_signal_all (int number);

/* True if the running host command did not receive the last signal, because it
 * started just then.
 */
bool host_missed_signal (void);

/* Run TEXT and return its standard output, also if it fails.  The caller frees
 * it.
 */
char *host_read (const char *text, size_t *len, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Run TEXT with $SHELL, or /bin/sh, for an event: the variable EVENT has its
 * name, and the arguments are WORDS.  Standard input is /dev/null.  The exit
 * status is ignored.
 */
void host_run_event (const char *event, const char *text, char *const *words);

/* A host command that reads our standard output. */
struct host_pipe {
  pid_t pid;
  int saved_stdout;
  bool cut;             /* it ended before reading all output */
};

/* Start a host command, and connect standard output to it. */
int host_pipe_open (struct host_pipe *pipe, const char *text,
                    struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Restore standard output, and wait for the host command. */
int host_pipe_close (struct host_pipe *pipe, struct diag *diag)
  __attribute__ ((warn_unused_result));

#endif
