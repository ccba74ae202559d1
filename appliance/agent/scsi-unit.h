/* diskfish: read and write a SCSI unit without a block device.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_SCSI_UNIT_H
#define APPLIANCE_SCSI_UNIT_H

#include <stddef.h>
#include <stdint.h>

/* Open a unit of TRANSFER_TARGET, on whatever controller it is, and read its
 * capacity, because QEMU checks requests against the capacity that it reported
 * last.  Returns a descriptor, or -1 with errno.
 */
int scsi_unit_open (unsigned unit);

/* Read or write COUNT sectors of TRANSFER_SECTOR bytes from sector START.
 * BUFFER must be aligned to a sector; the kernel maps it for the transfer
 * instead of copying it.  Returns -1 with errno.
 */
int scsi_unit_read (int fd, uint64_t start, uint32_t count, void *buffer);
int scsi_unit_write (int fd, uint64_t start, uint32_t count, void *buffer);

#endif
