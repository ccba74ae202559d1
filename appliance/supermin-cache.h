/* diskfish: the appliance that supermin has built.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_SUPERMIN_CACHE_H
#define APPLIANCE_SUPERMIN_CACHE_H

#include <guestfs.h>

/* libguestfs has supermin look at each start whether the appliance is to be
 * built anew.  Here that is known from the last start: while packages, kernels
 * and supermin's input are what they were, the same appliance does.
 */

/* What the appliance depends on; NULL if it is not supermin's.  Freed by the
 * caller.
 */
char *supermin_cache_stamp (guestfs_h *g) __attribute__ ((warn_unused_result));

/* Where libguestfs is to look for the appliance instead, or NULL if supermin
 * has to look; for guestfs_set_path.  Freed by the caller.
 */
char *supermin_cache_path (guestfs_h *g, const char *stamp)
  __attribute__ ((warn_unused_result));

/* After a start that took the appliance of supermin; and after one without it
 * that failed.
 */
void supermin_cache_remember (guestfs_h *g, const char *stamp);
void supermin_cache_forget (void);

#endif
