/* diskfish: processes that this one started.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_CHILDREN_H
#define APPLIANCE_CHILDREN_H

#include <stdbool.h>
#include <sys/types.h>

/* Send a signal to the children of this process whose program name starts
 * with PREFIX.
 */
void children_signal (const char *prefix, int number);

/* Send a signal to the process PID, then to its children and to theirs. */
void children_signal_family (pid_t pid, int number);

/* End the children whose names start with one of PREFIXES, NULL at the end, for
 * good: with SIGKILL, and wait for each, until there are none.  It may be a
 * grandchild whose parent ended while children_adopt (true) was in force.
 */
void children_reap (const char *const *prefixes);

/* Whether processes whose parent ends become children of this one, see
 * PR_SET_CHILD_SUBREAPER in prctl(2).
 */
void children_adopt (bool adopt);

#endif
