/* diskfish: the running engine.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_APPLIANCE_H
#define APPLIANCE_APPLIANCE_H

#include <stdbool.h>

#include <guestfs.h>

#include "accel.h"
#include "commit.h"
#include "diag.h"
#include "drive.h"

struct appliance;

/* Lines that the appliance and QEMU wrote, for a user who asked for them. */
typedef void appliance_log (void *opaque, const char *text, size_t len);

/* How far a long call is. */
typedef void appliance_progress (void *opaque, uint64_t done,
                                 uint64_t total);

/* Nothing is started and no handle is made before one is needed. */
struct appliance *appliance_new (void) __attribute__ ((warn_unused_result));

/* Stops QEMU if it runs and waits for it. */
void appliance_free (struct appliance *appliance);

/* The libguestfs handle.  Its errors are kept silent: see
 * guestfs_last_error.
 */
guestfs_h *appliance_guestfs (struct appliance *appliance);

/* Give the handle back and take a new one, which keeps only what 'reopen'
 * says.  The appliance must not run.
 */
void appliance_reopen (struct appliance *appliance);

void appliance_set_log (struct appliance *appliance, appliance_log *log,
                        void *opaque);

void appliance_set_progress (struct appliance *appliance,
                             appliance_progress *progress, void *opaque);

/* How later starts are done.  Clones of a saved appliance are used unless
 * that is turned off (DISKFISH_WARM=off does so too), the user has chosen
 * another hypervisor, or the drives need what a clone cannot have.
 */
void appliance_set_warm (struct appliance *appliance, bool warm);
void appliance_set_accel (struct appliance *appliance, enum accel accel);
/* SECONDS for the whole start; 0: no limit. */
void appliance_set_launch_timeout (struct appliance *appliance,
                                   unsigned seconds);

bool appliance_is_up (struct appliance *appliance);

/* Before something that is possible only while it does not run: if QEMU has
 * gone by itself, it is not up from now on.
 */
void appliance_notice_end (struct appliance *appliance);

/* Ask the library whether it would take the drive, and learn how many disks
 * it is (libvirt domains).  The running handle is not touched.  The call is in
 * the trace of the appliance, which may be NULL.
 */
int appliance_check_drive (struct appliance *appliance, struct drive *drive,
                           struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Attach a drive of the set, or take it away again, while the appliance runs;
 * and have QEMU treat it as its mode says.  A drive of which the guest uses
 * something is not detached: DIAG says what.  QEMU has closed the image when
 * it is detached.
 */
int appliance_attach (struct appliance *appliance, const struct drive *drive,
                      struct diag *diag)
  __attribute__ ((warn_unused_result));
int appliance_detach (struct appliance *appliance, const struct drive *drive,
                      struct diag *diag)
  __attribute__ ((warn_unused_result));
int appliance_set_mode (struct appliance *appliance,
                        const struct drive *drive, struct mode mode,
                        struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Start with the drives of the set, which are numbered for it.  Where KVM is
 * present but broken the software emulation is taken.  If nothing works DIAG
 * has the cause.
 */
int appliance_launch (struct appliance *appliance, struct drive_set *drives,
                      struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Stop QEMU; a failure to write back is reported. */
int appliance_shutdown (struct appliance *appliance, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* QEMU's monitor, or NULL if QEMU does not run or cannot be asked. */
struct qmp *appliance_monitor (struct appliance *appliance);

/* The cache bits that QEMU reports for disk number DISK; unknown bits if it
 * does not run or does not say.
 */
struct cache_bits appliance_cache_bits (struct appliance *appliance,
                                        unsigned disk);

/* Write the overlay of disk number DISK, which runs, into its image; the
 * overlay stays in use.
 */
int appliance_commit (struct appliance *appliance, unsigned disk,
                      const struct commit_watch *watch, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Only note that the user wants an end: a start that fails then is called
 * interrupted.  May be called from a signal handler.
 */
void appliance_note_interrupt (struct appliance *appliance);

/* For a command of many calls: whether the user has wanted an end since it
 * said that it begins.
 */
void appliance_begin (struct appliance *appliance);
bool appliance_is_interrupted (const struct appliance *appliance);

/* End what the appliance does now: cancels a call, and stops a start.  May
 * be called from another thread.
 */
void appliance_interrupt (struct appliance *appliance);

/* For a call that cannot be cancelled: end QEMU, in order or, if it is FORCED,
 * at once.  The call fails then.  May be called from another thread.
 */
void appliance_end_qemu (struct appliance *appliance, bool forced);

/* Return true if appliance_end_qemu was called since the last launch. */
bool appliance_was_ended (const struct appliance *appliance);

#endif
