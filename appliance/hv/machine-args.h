/* diskfish: the machine that a template and its clones have in common.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_HV_MACHINE_ARGS_H
#define APPLIANCE_HV_MACHINE_ARGS_H

#include "hv-context.h"

/* What differs. */
struct machine_config {
  enum accel accel;
  const char *memory_path;
  bool shared;                  /* changes go to the memory's file */
  const char *root_options;     /* of the root's -drive, "file=..." */
  const char *first_drive;      /* value of the first disk's -drive */
  const char *first_device;     /* and of its -device, "scsi-hd,..." */
  int channel;                  /* descriptors of the guest's two ports */
  int wake;
};

/* The user's disks are on the scsi bus as with libguestfs, the root is not:
 * the disks are sda, sdb, ... although they come later.  The first one has its
 * place from the start: the guest of a template has found a disk there, which
 * the clone only has to look at again.  Each element is to be freed.
 */
struct strings machine_args (const struct hv_context *hv,
                             const struct machine_config *shape)
  __attribute__ ((warn_unused_result));

#endif
