/* diskfish: the agent's messages to the host.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "transfer-message.h"

#include <unistd.h>

#include "send-all.h"

int
transfer_send (int port, enum transfer_kind kind, uint64_t value)
{
  struct transfer_message message = { .kind = kind, .value = value };

  return write_all (port, &message, sizeof message);
}

int
read_all (int fd, void *bytes, size_t len)
{
  char *at = bytes;

  while (len > 0) {
    ssize_t n = read (fd, at, len);

    if (n <= 0)
      return -1;
    at += n;
    len -= (size_t) n;
  }
  return 0;
}
