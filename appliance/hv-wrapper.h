/* diskfish: what libguestfs takes for QEMU.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_HV_WRAPPER_H
#define APPLIANCE_HV_WRAPPER_H

/* A file that runs HELPER and differs for each QEMU in its size and time of
 * change: by these libguestfs remembers what a hypervisor can do.  It is in
 * the user's cache folder; without one it is HELPER itself.  NULL if there is
 * no such QEMU.  Freed by the caller.
 */
char *hv_wrapper_make (const char *helper, const char *qemu)
  __attribute__ ((warn_unused_result));

#endif
