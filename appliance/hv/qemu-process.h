/* diskfish: run QEMU as a child of the hypervisor wrapper.
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
  struct qmp *qmp;      /* the wrapper's own monitor, or NULL */
};

/* Forward signals that end the wrapper to QEMU, including the one that the
 * kernel sends when STARTER, the parent, exits.
 */
void qemu_watch_signals (pid_t starter);

/* True after such a signal: no further QEMU is started. */
bool qemu_is_stopping (void);

/* Start QEMU with ARGS and an additional monitor for the wrapper.  It inherits
 * the descriptors FDS, which end with -1, in addition to 0, 1 and 2.  Return
 * -1, with QEMU killed, if its monitor does not answer within DEADLINE_MS.
 */
int qemu_start (struct qemu_process *machine, const char *qemu,
                const struct strings *args, const int *fds,
                int deadline_ms) __attribute__ ((warn_unused_result));

/* Wait until QEMU exits, and return its status (waitpid(2)). */
int qemu_wait (struct qemu_process *machine);

/* Wait until QEMU exits after a forwarded signal; kill it if that takes too
 * long.  Return its status.
 */
int qemu_await_end (struct qemu_process *machine);

/* Kill QEMU if it runs, and wait for it. */
void qemu_kill (struct qemu_process *machine);

/* Close the wrapper's monitor. */
void qemu_close_monitor (struct qemu_process *machine);

/* Run another program and wait for it.  Return true if its status is 0. */
bool qemu_run_tool (char *const *argv);

#endif
