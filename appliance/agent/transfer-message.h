/* diskfish: the agent's messages to the host.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_TRANSFER_MESSAGE_H
#define APPLIANCE_TRANSFER_MESSAGE_H

#include <stddef.h>

#include "transfer-protocol.h"

/* Send a message to the host.  Returns -1 with errno on failure. */
int transfer_send (int port, enum transfer_kind kind, uint64_t value);

/* Read LEN bytes.  Returns -1 if there are fewer. */
int read_all (int fd, void *bytes, size_t len)
  __attribute__ ((warn_unused_result));

#endif
