/* diskfish: private members of the appliance.
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

/* A setting of the handle that a start replaces.  libguestfs refuses to restore
 * it while the appliance runs.
 */
struct handle_setting {
  char *wanted;                 /* the user's value */
  char *given;                  /* the value set instead, or NULL */
};

/* A drive that was added to the handle, and its mode at that time. */
struct given_drive {
  unsigned id;
  struct mode mode;
};

DEFINE_VECTOR (given_drives, struct given_drive)

struct appliance {
  _Atomic (guestfs_h *) g;
  struct handle_settings settings;      /* of the first handle */
  appliance_log *log;
  void *log_opaque;
  appliance_progress *progress;
  void *progress_opaque;
  struct strbuf output;         /* end of the output of QEMU and the guest */
  char *directory;              /* of the monitor's socket, see launch.c */
  char *socket;                 /* path of the monitor's socket */
  struct qmp *qmp;              /* the monitor, or NULL */
  int transfer;                 /* connection to the agent, or -1 */
  bool transfer_failed;         /* see disk-transfer.h */
  struct io_error refused;      /* not reported yet */
  struct given_drives drives;   /* of the handle, see launch.c */
  char *scratch;                /* directory for libguestfs's own files */
  char *default_hv;             /* libguestfs's default for hv */
  struct handle_setting hv;     /* the program that libguestfs starts */
  struct handle_setting path;   /* where it searches for the appliance */
  bool warm;                    /* clones may be used */
  enum accel accel;
  unsigned timeout;             /* seconds for a start, 0 for no limit */
  bool all_readonly;            /* all drives at the start were read-only */
  bool touched;                 /* a call since the start may have written */
  atomic_bool launching;
  atomic_bool interrupted;
  atomic_bool ended;            /* a signal to this program ended QEMU */
  _Atomic (char *) served;      /* see served-directory.h, or NULL */
  atomic_bool serving;
};

/* Remove the directory of the monitor's socket, which is only needed until the
 * monitor is connected.
 */
void appliance_remove_directory (struct appliance *appliance);

/* Close the connection to the monitor, if there is one. */
void appliance_close_monitor (struct appliance *appliance);

/* Replace the handle by a new one with the same settings and listeners, but
 * without drives and without what guestfs_config added.
 */
void appliance_renew (struct appliance *appliance);

/* Record I/O errors from the monitor's pending events. */
void io_error_note (struct appliance *appliance);

#endif
