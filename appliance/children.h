/* diskfish: signal and reap child processes.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_CHILDREN_H
#define APPLIANCE_CHILDREN_H

#include <stdbool.h>
#include <sys/types.h>

/* Send a signal to the children of this process whose program name starts with
 * PREFIX.
 */
void children_signal (const char *prefix, int number);

/* Send a signal to the process PID and all its descendants. */
void children_signal_family (pid_t pid, int number);

/* Kill the children whose names start with one of PREFIXES (NULL at the end)
 * and wait for them, until none is left.  This includes grandchildren that
 * children_adopt made children.
 */
void children_reap (const char *const *prefixes);

/* Make descendants whose parent exits children of this process, or stop doing
 * so: see PR_SET_CHILD_SUBREAPER in prctl(2).
 */
void children_adopt (bool adopt);

#endif
