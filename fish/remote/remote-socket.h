/* diskfish: the sockets of remote control.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_REMOTE_SOCKET_H
#define FISH_REMOTE_SOCKET_H

#include <stdbool.h>
#include <sys/types.h>

#include "diag.h"

/* Create a listening socket, named after this process, in a directory that only
 * the user can enter.  Sockets of servers that have ended are removed.
 */
int remote_socket_listen (struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Remove the socket, and its directory if that is empty. */
void remote_socket_remove (void);

/* Connect to the server PID, which must be the same user's. */
int remote_socket_connect (pid_t pid, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* True if the process at the other end belongs to the same user. */
bool remote_socket_is_own (int fd, pid_t *pid);

#endif
