/* diskfish: start programs without copying the address space.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMON_SPAWN_CHILD_H
#define COMMON_SPAWN_CHILD_H

#include <sys/types.h>

/* Run CHILD with OPAQUE in a new process, and wait until it executes a program
 * or ends.  Return the process ID, or -1 with errno set.
 *
 * As in posix_spawn(3), the new process shares the memory of this one
 * meanwhile, so that nothing is copied.  CHILD must only make system calls, and
 * end in execve(2) or _exit(2).  Signals that have a handler have the default
 * action in it.
 */
pid_t spawn_child (int (*child) (void *opaque), void *opaque);

#endif
