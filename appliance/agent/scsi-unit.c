/* diskfish: read and write a SCSI unit without a block device.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "scsi-unit.h"

#include <errno.h>
#include <fcntl.h>
#include <glob.h>
#include <linux/bsg.h>
#include <scsi/sg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "transfer-protocol.h"

enum { TIMEOUT_MS = 300000, TRIES = 4 };

/* Operation codes and sense keys of SBC-4 and SPC-4. */
enum {
  READ_16 = 0x88, WRITE_16 = 0x8a, SERVICE_ACTION_IN_16 = 0x9e,
  READ_CAPACITY_16 = 0x10, UNIT_ATTENTION = 6, CDB_LEN = 16,
};

static void
put_be (uint8_t *bytes, uint64_t number, unsigned len)
{
  for (unsigned i = 0; i < len; ++i)
    bytes[i] = (uint8_t) (number >> 8 * (len - 1 - i));
}

/* Run a command.  QEMU answers the first one after a change of the medium with
 * UNIT ATTENTION, so that is repeated.
 */
static int
run_command (int fd, struct sg_io_v4 *io)
{
  uint8_t sense[32];

  io->guard = 'Q';
  io->protocol = BSG_PROTOCOL_SCSI;
  io->subprotocol = BSG_SUB_PROTOCOL_SCSI_CMD;
  io->request_len = CDB_LEN;
  io->response = (uintptr_t) sense;
  io->max_response_len = sizeof sense;
  io->timeout = TIMEOUT_MS;
  for (int i = 0; i < TRIES; ++i) {
    sense[2] = 0;
    if (ioctl (fd, SG_IO, io) == -1)
      return -1;
    if (io->device_status == 0 && io->transport_status == 0)
      return 0;
    if ((sense[2] & 0xf) != UNIT_ATTENTION && sense[1] != UNIT_ATTENTION)
      break;
  }
  errno = EIO;
  return -1;
}

static int
read_capacity (int fd)
{
  uint8_t cdb[CDB_LEN] = { SERVICE_ACTION_IN_16, READ_CAPACITY_16 };
  uint8_t capacity[32];
  struct sg_io_v4 io = {
    .request = (uintptr_t) cdb,
    .din_xferp = (uintptr_t) capacity, .din_xfer_len = sizeof capacity,
  };

  put_be (cdb + 10, sizeof capacity, 4);
  return run_command (fd, &io);
}

int
scsi_unit_open (unsigned unit)
{
  char pattern[32];
  glob_t found;
  int fd = -1;

  snprintf (pattern, sizeof pattern, "/dev/bsg/*:0:%d:%u", TRANSFER_TARGET,
            unit);
  if (glob (pattern, 0, NULL, &found) != 0) {
    errno = ENODEV;
    return -1;
  }
  fd = open (found.gl_pathv[0], O_RDWR | O_CLOEXEC);
  globfree (&found);
  if (fd >= 0 && read_capacity (fd) == -1) {
    int error = errno;

    close (fd);
    errno = error;
    return -1;
  }
  return fd;
}

/* Fill in the sectors of READ(16) or WRITE(16), which have the same form. */
static void
put_sectors (uint8_t *cdb, uint64_t start, uint32_t count)
{
  put_be (cdb + 2, start, 8);
  put_be (cdb + 10, count, 4);
}

int
scsi_unit_read (int fd, uint64_t start, uint32_t count, void *buffer)
{
  uint8_t cdb[CDB_LEN] = { READ_16 };

  put_sectors (cdb, start, count);
  return run_command (fd, &(struct sg_io_v4) {
    .request = (uintptr_t) cdb, .din_xferp = (uintptr_t) buffer,
    .din_xfer_len = count * TRANSFER_SECTOR,
  });
}

int
scsi_unit_write (int fd, uint64_t start, uint32_t count, void *buffer)
{
  uint8_t cdb[CDB_LEN] = { WRITE_16 };

  put_sectors (cdb, start, count);
  return run_command (fd, &(struct sg_io_v4) {
    .request = (uintptr_t) cdb, .dout_xferp = (uintptr_t) buffer,
    .dout_xfer_len = count * TRANSFER_SECTOR,
  });
}
