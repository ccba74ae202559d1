/* diskfish: one QEMU that the helper runs.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_HV_QEMU_PROCESS_H
#define APPLIANCE_HV_QEMU_PROCESS_H

#include <stdbool.h>
#include <sys/types.h>

#include "qmp.h"
#include "vector.h"

struct qemu_process {
  pid_t pid;            /* 0 if there is none */
  struct qmp *qmp;
};

/* The signals that end the helper go on to the QEMU that runs; the end of
 * STARTER, its parent, is one.
 */
void qemu_watch_signals (pid_t starter);

/* Such a signal has come: nothing new is started. */
bool qemu_is_stopping (void);

/* Start QEMU with its arguments and a monitor of the helper's own.  Of the
 * helper's descriptors it gets FDS, up to a -1, besides 0, 1 and 2.  -1 if it
 * did not come up within DEADLINE_MS; then it is gone.
 */
int qemu_start (struct qemu_process *machine, const char *qemu,
                const struct strings *args, const int *fds,
                int deadline_ms) __attribute__ ((warn_unused_result));

/* Wait until it ends; the status as waitpid gives it. */
int qemu_wait (struct qemu_process *machine);

/* Wait until it ends by the signal that went on to it, and end it if that takes
 * too long.
 */
int qemu_await_end (struct qemu_process *machine);

/* End it at once. */
void qemu_kill (struct qemu_process *machine);

/* Close the helper's monitor. */
void qemu_close_monitor (struct qemu_process *machine);

/* Run another program and wait for it; true if it ended well. */
bool qemu_run_tool (char *const *argv);

#endif
