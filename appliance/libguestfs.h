/* diskfish: load libguestfs when it is needed.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_LIBGUESTFS_H
#define APPLIANCE_LIBGUESTFS_H

#include "diag.h"

/* Load libguestfs unless it is loaded.  The guestfs_* functions may be called
 * only after this has succeeded.  Fail if the library, one that it needs, or
 * one of the functions is missing; DIAG names the file and the reason.
 */
int libguestfs_load (struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Return the address of a symbol of the loaded library or of one that it
 * needs, or NULL.
 */
void *libguestfs_symbol (const char *name)
  __attribute__ ((warn_unused_result));

#endif
