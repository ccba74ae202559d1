/* diskfish: send or write a whole message.
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

/* Write LEN bytes to a file or pipe.  Returns -1 with errno on failure. */
int write_all (int fd, const void *bytes, size_t len)
  __attribute__ ((warn_unused_result));

#endif
