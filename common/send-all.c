/* diskfish: send or write a whole message.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "send-all.h"

#include <errno.h>
#include <sys/socket.h>
#include <unistd.h>

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

int
write_all (int fd, const void *bytes, size_t len)
{
  const char *next = bytes;

  while (len > 0) {
    ssize_t n = write (fd, next, len);

    if (n == -1 && errno == EINTR)
      continue;
    if (n <= 0)
      return -1;
    next += n;
    len -= (size_t) n;
  }
  return 0;
}
