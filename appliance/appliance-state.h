/* diskfish: what the running engine is made of.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_STATE_H
#define APPLIANCE_STATE_H

#include <stdatomic.h>
#include <stdbool.h>

#include <guestfs.h>

#include "appliance.h"
#include "io-error.h"
#include "qmp.h"
#include "strbuf.h"
#include "vector.h"

/* A setting of the handle that a start has replaced: libguestfs does not let
 * it be set back while the appliance runs.
 */
struct handle_setting {
  char *wanted;                 /* as the user knows it */
  char *given;                  /* to the handle instead, or NULL */
};

/* A drive that the handle has, and how it got it. */
struct given_drive {
  unsigned id;
  struct mode mode;
};

DEFINE_VECTOR (given_drives, struct given_drive)

struct appliance {
  _Atomic (guestfs_h *) g;
  appliance_log *log;
  void *log_opaque;
  appliance_progress *progress;
  void *progress_opaque;
  struct strbuf output;         /* the last of what QEMU and guest wrote */
  char *folder;                 /* of the monitor's socket, see launch.c */
  char *socket;
  struct qmp *qmp;
  int transfer;                 /* connection to the agent, or -1 */
  bool transfer_failed;         /* see disk-transfer.h */
  struct io_error refused;    /* and not told yet */
  struct given_drives drives;   /* of the handle, see launch.c */
  char *scratch;                /* folder for libguestfs's own files */
  char *default_hv;             /* the library's QEMU */
  struct handle_setting hv;            /* what the library starts */
  struct handle_setting path;          /* where it looks for the appliance */
  bool warm;
  enum accel accel;
  unsigned timeout;
  bool all_readonly;            /* of the drives that it was started with */
  bool touched;                 /* a call since then may have written */
  atomic_bool launching;
  atomic_bool interrupted;
  atomic_bool ended;            /* a signal to this program ended QEMU */
  _Atomic (char *) served;      /* see served-directory.h, or NULL */
  atomic_bool serving;
};

/* The folder of the monitor's socket lives only while QEMU starts. */
void appliance_remove_folder (struct appliance *appliance);

void appliance_close_monitor (struct appliance *appliance);

/* Give the handle back and take a new one, which has no drives and nothing of
 * what guestfs_config added, but else is the same.
 */
void appliance_renew (struct appliance *appliance);

/* Note what the monitor has to say until now. */
void io_error_note (struct appliance *appliance);

#endif
