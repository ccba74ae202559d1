/* diskfish: send a whole message over a socket.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMON_SEND_ALL_H
#define COMMON_SEND_ALL_H

#include <stddef.h>

/* Send LEN bytes, without a signal if the other side has closed the connection
 * (MSG_NOSIGNAL).  Returns -1 with errno on failure.
 */
int send_all (int fd, const void *bytes, size_t len)
  __attribute__ ((warn_unused_result));

#endif
