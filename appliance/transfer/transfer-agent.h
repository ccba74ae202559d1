/* diskfish: the conversation with the guest agent about a transfer.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_TRANSFER_AGENT_H
#define APPLIANCE_TRANSFER_AGENT_H

#include "strbuf.h"
#include "transfer-protocol.h"
#include "transfer-result.h"
#include "transfer-unit.h"

/* The host's side of a transfer.  Members may be 0. */
struct transfer_host {
  uint64_t size;                /* of what is moved, for reports of progress */
  /* The descriptor to wait for, or -1; and a function that reads it. */
  int (*input) (void *opaque);
  int (*take_input) (void *opaque);
  /* The agent has moved BYTES in all. */
  int (*moved) (void *opaque, uint64_t bytes);
  void *opaque;
  struct strbuf *errors;        /* gets a program's errors */
};

/* A request with what follows it. */
struct transfer_order {
  struct transfer_request head;
  const struct transfer_extent *extents;
  const char *words;
};

/* Connect to the agent, unless that is done.  Returns -1 if the appliance is
 * not a clone, or if its agent has failed.
 */
int transfer_agent_connect (struct appliance *appliance)
  __attribute__ ((warn_unused_result));

/* Return a new order for a path.  The caller frees it.  A path that is too long
 * gives NULL.
 */
struct transfer_order *transfer_order_new (enum transfer_op op,
                                           const char *path)
  __attribute__ ((warn_unused_result));

/* Send the order and serve the agent until it has done it.  *FOUND is the
 * value of its answer.  If a function of HOST returns -1, the transfer is
 * cancelled.
 */
enum disk_transfer_result
transfer_agent_run (struct appliance *appliance,
                    struct transfer_order *order,
                    const struct transfer_host *host, uint64_t *found)
  __attribute__ ((warn_unused_result));

/* The same while the file FD is in a unit. */
enum disk_transfer_result
transfer_agent_run_with (struct appliance *appliance,
                         const struct transfer_unit *unit, int fd,
                         struct transfer_order *order,
                         const struct transfer_host *host)
  __attribute__ ((warn_unused_result));

/* Tell the agent. */
int transfer_agent_tell (struct appliance *appliance, enum transfer_kind kind,
                         uint64_t value)
  __attribute__ ((warn_unused_result));

#endif
