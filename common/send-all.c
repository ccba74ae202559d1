/* diskfish: send a whole message over a socket.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "send-all.h"

#include <errno.h>
#include <sys/socket.h>

int
send_all (int fd, const void *bytes, size_t len)
{
  const char *next = bytes;

  while (len > 0) {
    ssize_t sent = send (fd, next, len, MSG_NOSIGNAL);

    if (sent == -1 && errno == EINTR)
      continue;
    if (sent <= 0)
      return -1;
    next += sent;
    len -= (size_t) sent;
  }
  return 0;
}
