/* diskfish: one QEMU that the helper runs.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_HV_MACHINE_H
#define APPLIANCE_HV_MACHINE_H

#include <stdbool.h>
#include <sys/types.h>

#include "qmp.h"
#include "vector.h"

struct machine {
  pid_t pid;            /* 0 if there is none */
  struct qmp *qmp;
};

/* The signals that end the helper go on to the QEMU that runs; the end of
 * STARTER, its parent, is one.
 */
void machine_watch_signals (pid_t starter);

/* Such a signal has come: nothing new is started. */
bool machine_is_stopping (void);

/* Start QEMU with its arguments and a monitor of the helper's own.  Of the
 * helper's descriptors it gets FDS, up to a -1, besides 0, 1 and 2.  -1 if it
 * did not come up within DEADLINE_MS; then it is gone.
 */
int machine_start (struct machine *machine, const char *qemu,
                   const struct strings *args, const int *fds,
                   int deadline_ms) __attribute__ ((warn_unused_result));

/* Wait until it ends; the status as waitpid gives it. */
int machine_wait (struct machine *machine);

/* Wait until it ends by the signal that went on to it, and end it if that takes
 * too long.
 */
int machine_await_end (struct machine *machine);

/* End it at once. */
void machine_kill (struct machine *machine);

/* Close the helper's monitor. */
void machine_let_go (struct machine *machine);

/* Run another program and wait for it; true if it ended well. */
bool machine_run_tool (char *const *argv);

#endif
