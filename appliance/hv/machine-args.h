/* diskfish: QEMU's arguments for a template and its clones.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_HV_MACHINE_ARGS_H
#define APPLIANCE_HV_MACHINE_ARGS_H

#include "hv-context.h"

/* The arguments that differ. */
struct machine_config {
  enum accel accel;
  const char *memory_path;
  bool shared;                  /* write changes to the memory's file */
  const char *root_options;     /* start of the root's -drive: "file=..." */
  const char *first_drive;      /* value of -drive for the first disk */
  const char *first_device;     /* value of -device for it: "scsi-hd,..." */
  int channel;                  /* descriptor of the daemon's port */
  int wake;                     /* descriptor of the guest agent's port */
  bool transfer_units;          /* present from the start, see template.c */
};

/* Return QEMU's arguments, which the caller frees with strings_free.  The
 * user's disks are on the SCSI bus, as with libguestfs, and the root is not, so
 * that hotplugged disks are sda, sdb, ...  The first disk exists from the
 * start: the template's guest has detected it, and a clone only re-reads it.
 */
struct strings machine_args (const struct hv_context *hv,
                             const struct machine_config *config)
  __attribute__ ((warn_unused_result));

/* Return the processors to give the guest, or 0 for libguestfs's number, which
 * is one by default.
 */
unsigned machine_cpus (const struct hv_context *hv, enum accel accel);

#endif
