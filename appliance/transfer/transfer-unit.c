/* diskfish: the SCSI units of transfers, and what is in them.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "transfer-unit.h"

#include <stdbool.h>

#include "appliance-state.h"
#include "cleanup.h"
#include "transfer-protocol.h"
#include "xalloc.h"

struct transfer_unit {
  const char *node;
  const char *empty;
  bool read_only;
};

const struct transfer_unit transfer_unit_in = {
  TRANSFER_NODE_IN, TRANSFER_EMPTY_IN, true
};
const struct transfer_unit transfer_unit_out = {
  TRANSFER_NODE_OUT, TRANSFER_EMPTY_OUT, false
};

static const char file_node[] = "transfer-file";

/* Replace what is in a unit. */
static int
change_medium (struct appliance *a, const struct transfer_unit *unit,
               const char *node)
{
  return qmp_do (a->qmp, "blockdev-reopen",
                 json_pack ("{s[{sssssssb}]}", "options", "driver", "raw",
                            "node-name", unit->node, "file", node,
                            "read-only", unit->read_only));
}

/* QEMU gets a descriptor that it cannot use to open anything else.  Others may
 * have the file open, so QEMU does not lock it.
 */
static int
add_file_node (struct appliance *a, const struct transfer_unit *unit,
               int64_t set)
{
  CLEANUP_FREE char *name = xasprintf ("/dev/fdset/%jd", (intmax_t) set);

  return qmp_do (a->qmp, "blockdev-add",
                 json_pack ("{sssssssssbss}", "driver", "file",
                            "node-name", file_node, "filename", name,
                            "locking", "off", "read-only", unit->read_only,
                            "discard", "unmap"));
}

void
transfer_unit_eject (struct appliance *a, const struct transfer_unit *unit,
                     int64_t number)
{
  (void) !change_medium (a, unit, unit->empty);
  (void) !qmp_do (a->qmp, "blockdev-del",
                  json_pack ("{ss}", "node-name", file_node));
  (void) !qmp_do (a->qmp, "remove-fd",
                  json_pack ("{sI}", "fdset-id", (json_int_t) number));
}

int64_t
transfer_unit_insert (struct appliance *a, const struct transfer_unit *unit,
                      int fd)
{
  int64_t set = qmp_add_fd (a->qmp, fd);

  if (set == -1)
    return -1;
  if (add_file_node (a, unit, set) == 0 &&
      change_medium (a, unit, file_node) == 0)
    return set;
  transfer_unit_eject (a, unit, set);
  return -1;
}
