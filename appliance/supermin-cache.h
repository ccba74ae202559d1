/* diskfish: reuse the appliance that supermin built last.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_SUPERMIN_CACHE_H
#define APPLIANCE_SUPERMIN_CACHE_H

#include <guestfs.h>

/* At each start, libguestfs runs supermin to check whether the appliance must
 * be rebuilt.  This module makes the check itself: the last appliance is
 * current as long as packages, kernels and supermin's input are unchanged.
 */

/* Return a description of everything that the appliance depends on, or NULL if
 * supermin does not build it.  The caller frees it.
 */
char *supermin_cache_stamp (guestfs_h *g) __attribute__ ((warn_unused_result));

/* Return the path of an appliance that is up to date, for guestfs_set_path, or
 * NULL if supermin must check the appliance.  The caller frees it.
 */
char *supermin_cache_path (guestfs_h *g, const char *stamp)
  __attribute__ ((warn_unused_result));

/* Record that supermin's appliance is up to date, after a successful start. */
void supermin_cache_remember (guestfs_h *g, const char *stamp);

/* Forget that, after a start without supermin failed. */
void supermin_cache_forget (void);

#endif
