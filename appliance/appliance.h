/* diskfish: start, use and stop the appliance.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_APPLIANCE_H
#define APPLIANCE_APPLIANCE_H

#include <stdbool.h>

#include <guestfs.h>

#include "accel.h"
#include "diag.h"
#include "drive.h"

struct appliance;

/* Callback for output of the appliance and QEMU in verbose mode, and for trace
 * messages.
 */
typedef void appliance_log (void *opaque, const char *text, size_t len);

/* Callback for the progress of a long call. */
typedef void appliance_progress (void *opaque, uint64_t done,
                                 uint64_t total);

/* Return an appliance that is not running.  It creates a libguestfs handle only
 * when one is needed.  Free it with appliance_free.
 */
struct appliance *appliance_new (void) __attribute__ ((warn_unused_result));

/* Stop QEMU if it runs, wait for it, and free the appliance; NULL is allowed.
 */
void appliance_free (struct appliance *appliance);

/* Settings of the handle; zeroes are libguestfs's defaults. */
struct handle_settings {
  bool verbose;
  bool network;
  bool no_autosync;
  bool pgroup;
  bool trace;
  int memsize;                  /* MiB */
  int smp;
};

/* Choose the settings of the handle.  Call this before it is created. */
void appliance_set_handle (struct appliance *appliance,
                           const struct handle_settings *settings);

/* Let the handle start QEMU in a process group of its own. */
void appliance_set_pgroup (struct appliance *appliance);

/* Load libguestfs and create the handle, unless that is done.  Fail if the
 * library cannot be loaded.
 */
int appliance_open (struct appliance *appliance, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Return the libguestfs handle, which the appliance owns.  It prints no errors:
 * see call_error.  Before the first launch, call appliance_open first: without
 * the library, this function aborts.
 */
guestfs_h *appliance_guestfs (struct appliance *appliance);

/* Replace the handle by a new one that has only the settings that the command
 * 'reopen' preserves.  The appliance must not run.
 */
void appliance_reopen (struct appliance *appliance);

/* Set a callback, or NULL for none. */
void appliance_set_log (struct appliance *appliance, appliance_log *log,
                        void *opaque);
void appliance_set_progress (struct appliance *appliance,
                             appliance_progress *progress, void *opaque);

/* Allow or forbid clones for later starts.  DISKFISH_WARM=off also forbids
 * them. A start uses no clone if the user has chosen another hypervisor, or if
 * the drives need options that a clone does not support.
 */
void appliance_set_warm (struct appliance *appliance, bool warm);

/* Choose the accelerator for later starts. */
void appliance_set_accel (struct appliance *appliance, enum accel accel);

/* Limit later starts to SECONDS; 0 for no limit. */
void appliance_set_launch_timeout (struct appliance *appliance,
                                   unsigned seconds);

/* True if the appliance is running, as far as libguestfs knows. */
bool appliance_is_up (struct appliance *appliance);

/* Detect that QEMU has exited by itself; the appliance is then not running.
 * Call this before an operation that a running appliance does not allow.
 */
void appliance_notice_end (struct appliance *appliance);

/* Check with a temporary handle that libguestfs accepts the drive, and set its
 * number of disks, which a libvirt domain decides.  The call appears in the
 * trace of APPLIANCE, which may be NULL.
 */
int appliance_check_drive (struct appliance *appliance, struct drive *drive,
                           struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Attach a drive of the set to the running appliance. */
int appliance_attach (struct appliance *appliance, const struct drive *drive,
                      struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Detach a drive from the running appliance.  Fail if the guest uses part of
 * the disk; DIAG names it.  On success QEMU has closed the image.
 */
int appliance_detach (struct appliance *appliance, const struct drive *drive,
                      struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Change the mode of a drive of the running appliance to MODE. */
int appliance_set_mode (struct appliance *appliance,
                        const struct drive *drive, struct mode mode,
                        struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Number the drives of the set and start the appliance with them.  Fall back to
 * software emulation if KVM is present but does not work.  On failure DIAG has
 * the cause.
 */
int appliance_launch (struct appliance *appliance, struct drive_set *drives,
                      struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Stop QEMU.  Fail if not all data reached the host. */
int appliance_shutdown (struct appliance *appliance, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Return QEMU's monitor, which the appliance owns, or NULL if QEMU does not run
 * or has no monitor.
 */
struct qmp *appliance_monitor (struct appliance *appliance);

/* Return the cache bits that QEMU reports for disk number DISK, or unknown bits
 * if it cannot be asked.
 */
struct cache_bits appliance_cache_bits (struct appliance *appliance,
                                        unsigned disk);

/* Only note that the user wants an end: a start that fails then is called
 * interrupted.  May be called from a signal handler.
 */
void appliance_note_interrupt (struct appliance *appliance);

/* Begin a command of several calls: forget earlier interrupts. */
void appliance_begin (struct appliance *appliance);

/* True if the user has interrupted since appliance_begin. */
bool appliance_is_interrupted (const struct appliance *appliance);

/* Cancel the current call, or stop a start.  Safe in another thread. */
void appliance_interrupt (struct appliance *appliance);

/* End QEMU during a call that cannot be cancelled: with SIGTERM, or with
 * SIGKILL if FORCED.  The call then fails.  Safe in another thread.
 */
void appliance_end_qemu (struct appliance *appliance, bool forced);

/* True if appliance_end_qemu was called since the last launch. */
bool appliance_was_ended (const struct appliance *appliance);

#endif
