/* diskfish: requests for transfers between a disk and a file of the guest.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A transfer copies between a file or device of the guest and one of two SCSI
 * units of the clone, whose medium the host replaces.  The guest agent sends
 * READ(16) and WRITE(16) to a unit through bsg.  The sd driver has released
 * both units, so the guest has no block device for them.
 */

#ifndef APPLIANCE_TRANSFER_PROTOCOL_H
#define APPLIANCE_TRANSFER_PROTOCOL_H

#include <stdint.h>

/* Address of the units on the controller of the user's disks, which have the
 * targets 0 to 254.
 */
enum {
  TRANSFER_TARGET = 255,
  TRANSFER_UNIT_IN = 0,         /* the guest reads it */
  TRANSFER_UNIT_OUT = 1,        /* the guest writes it */
};

/* QEMU's nodes of the units, and what is in them outside a transfer. */
#define TRANSFER_CHARDEV "wake"
#define TRANSFER_NODE_IN "transfer-in"
#define TRANSFER_NODE_OUT "transfer-out"
#define TRANSFER_EMPTY_IN "transfer-empty-in"
#define TRANSFER_EMPTY_OUT "transfer-empty-out"

enum {
  TRANSFER_MAGIC = 0x64667472,
  TRANSFER_PATH = 4096,         /* bytes, with the NUL */
  TRANSFER_SECTOR = 512,        /* of a unit */
  TRANSFER_ALIGN = 4096,        /* of extents and offsets */
  TRANSFER_EXTENTS = 4096,      /* in a request, at most */
  TRANSFER_ALIVE_MS = 2000,     /* between signs of life */
};

enum transfer_op {
  TRANSFER_SIZE,                /* tell the size of the file */
  TRANSFER_TO_GUEST,            /* replace the file with the unit's contents */
  TRANSFER_FROM_GUEST,          /* copy the file to the unit */
};

/* A request from the host.  The extents follow it; what is between them reads
 * as zeros.
 */
struct transfer_request {
  uint32_t magic;
  uint32_t op;                  /* enum transfer_op */
  uint64_t size;                /* bytes of the file */
  uint32_t extents;             /* count; none for TRANSFER_SIZE */
  uint32_t unused;
  char path[TRANSFER_PATH];     /* in the guest, or a device of the appliance */
};

struct transfer_extent {
  uint64_t start;               /* a multiple of TRANSFER_ALIGN */
  uint64_t length;              /* the same, except at the end of the file */
};

enum transfer_answer_kind {
  TRANSFER_ALIVE = 'a',         /* now and then, until one of the others */
  TRANSFER_PROGRESS = 'p',      /* VALUE bytes are copied */
  TRANSFER_DONE = 'd',          /* VALUE is the size of the file */
  TRANSFER_FAILED = 'f',        /* VALUE is an errno, or 0 */
};

struct transfer_answer {
  uint64_t value;
  uint32_t kind;                /* enum transfer_answer_kind */
  uint32_t unused;
};

#endif
