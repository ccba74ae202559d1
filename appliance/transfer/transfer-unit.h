/* diskfish: the SCSI units of transfers, and what is in them.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_TRANSFER_UNIT_H
#define APPLIANCE_TRANSFER_UNIT_H

#include <stdint.h>

#include "appliance.h"

struct transfer_unit;

/* The guest reads one unit and writes the other. */
extern const struct transfer_unit transfer_unit_in;
extern const struct transfer_unit transfer_unit_out;

/* Put a file into the unit.  FD is open for reading only, or for reading and
 * writing, as the guest does.  Returns a number for transfer_unit_eject, or -1.
 */
int64_t transfer_unit_insert (struct appliance *appliance,
                              const struct transfer_unit *unit, int fd)
  __attribute__ ((warn_unused_result));

/* Empty the unit.  QEMU closes its descriptor. */
void transfer_unit_eject (struct appliance *appliance,
                          const struct transfer_unit *unit, int64_t number);

#endif
