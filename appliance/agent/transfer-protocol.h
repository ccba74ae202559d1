/* diskfish: requests for transfers between a disk and a file of the guest.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A transfer copies between a file or device of the guest and one of two SCSI
 * units of the clone, whose medium the host replaces.  The guest agent sends
 * READ(16) and WRITE(16) to a unit through bsg.  The sd driver has released
 * both units, so the guest has no block device for them.
 *
 * For the input or output of a program, the medium is a ring buffer in memory.
 * The side that fills it, in whole chunks except for the last one, and the side
 * that empties it tell each other how many bytes they have moved so far.
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
  TRANSFER_WORDS = 65536,       /* bytes of a command, at most */
  TRANSFER_CHUNK = 1 << 20,     /* of the ring buffer */
  TRANSFER_RING = 16 << 20,     /* size of the ring buffer */
  TRANSFER_ERROR_TEXT = 32000,  /* bytes of a program's errors, at most; the
                                   port's driver sends 32 KiB at once */
  TRANSFER_ALIVE_MS = 2000,     /* between signs of life */
};

enum transfer_op {
  TRANSFER_SIZE,                /* tell the size of the file */
  TRANSFER_TO_GUEST,            /* replace the file with the unit's contents */
  TRANSFER_FROM_GUEST,          /* copy the file to the unit */
  TRANSFER_TO_PROGRAM,          /* run a program with the ring as its input */
  TRANSFER_FROM_PROGRAM,        /* the same with the ring as its output */
};

/* A request from the host, after a message TRANSFER_REQUEST.  The extents
 * follow it; what is between them reads as zeros.  Then follow the words of a
 * program's command, each with its NUL.
 */
struct transfer_request {
  uint64_t size;                /* bytes of the file */
  uint32_t op;                  /* enum transfer_op */
  uint32_t extents;             /* count; none for most operations */
  uint32_t words;               /* bytes; none unless a program runs */
  uint32_t nofollow;            /* whether a symbolic link at the end of the
                                   path is an error */
  char path[TRANSFER_PATH];     /* in the guest, or a device of the appliance;
                                   a program's working directory */
};

struct transfer_extent {
  uint64_t start;               /* a multiple of TRANSFER_ALIGN */
  uint64_t length;              /* the same, except at the end of the file */
};

enum transfer_kind {
  /* From the host.  Its other messages may arrive after the answer, and are
   * ignored then.
   */
  TRANSFER_REQUEST = 'r',       /* VALUE is TRANSFER_MAGIC */
  TRANSFER_CANCEL = 'c',
  TRANSFER_END = 'e',           /* it has put in everything */
  /* From both sides. */
  TRANSFER_MOVED = 'm',         /* VALUE bytes are copied */
  /* From the agent.  One of the last two ends its answer. */
  TRANSFER_ERRORS = 'o',        /* VALUE bytes of the program's errors follow */
  TRANSFER_ALIVE = 'a',         /* now and then */
  TRANSFER_DONE = 'd',          /* VALUE is the size of the file */
  TRANSFER_FAILED = 'f',        /* VALUE is an errno */
};

struct transfer_message {
  uint64_t value;
  uint32_t kind;                /* enum transfer_kind */
  uint32_t unused;
};

#endif
