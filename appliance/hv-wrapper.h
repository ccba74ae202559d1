/* diskfish: make the file that libguestfs runs as its hypervisor.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_HV_WRAPPER_H
#define APPLIANCE_HV_WRAPPER_H

/* Return the path of a file that runs the hypervisor wrapper WRAPPER.  Its size
 * and modification time depend on QEMU: libguestfs caches the features of a
 * hypervisor under these two.  The file is in the user's cache directory; if
 * that fails, return WRAPPER itself.  Return NULL if QEMU is missing.  The
 * caller frees the result.
 */
char *hv_wrapper_make (const char *wrapper, const char *qemu)
  __attribute__ ((warn_unused_result));

#endif
