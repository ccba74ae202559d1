/* diskfish: copy files between host and guest through a disk.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * libguestfs's daemon copies files through a serial port in pieces of 8 KiB,
 * which an emulated processor copies several times.  Here QEMU reads or writes
 * the host's file as the medium of a SCSI unit, by DMA from or to the buffers
 * of the guest agent, which uses direct I/O on the guest's file.
 */

#ifndef APPLIANCE_DISK_TRANSFER_H
#define APPLIANCE_DISK_TRANSFER_H

#include <stdint.h>

#include "appliance.h"
#include "transfer-result.h"

/* True if the running appliance can do this: it is a clone whose agent has not
 * failed.
 */
bool disk_transfer_is_possible (struct appliance *appliance);

/* Replace a file or device of the guest with the contents of the regular file
 * FD, which has SIZE bytes.  Holes of a file stay holes.  Nothing is left of a
 * file that was created by a transfer that did not end well.
 */
enum disk_transfer_result disk_transfer_upload (struct appliance *appliance,
                                                int fd, uint64_t size,
                                                const char *path)
  __attribute__ ((warn_unused_result));

/* Get the size of a regular file or device of the guest.  NOFOLLOW fails for a
 * symbolic link.
 */
enum disk_transfer_result disk_transfer_size (struct appliance *appliance,
                                              const char *path, bool nofollow,
                                              uint64_t *size)
  __attribute__ ((warn_unused_result));

/* Copy the SIZE bytes of a file or device of the guest to the regular file FD,
 * which must be empty, and open for reading and writing.
 */
enum disk_transfer_result disk_transfer_download (struct appliance *appliance,
                                                  const char *path, int fd,
                                                  uint64_t size)
  __attribute__ ((warn_unused_result));

#endif
