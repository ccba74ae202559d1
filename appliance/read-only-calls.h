/* diskfish: calls of the library that do not write.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_READ_ONLY_CALLS_H
#define APPLIANCE_READ_ONLY_CALLS_H

#include <stdbool.h>
#include <stddef.h>

/* Return true if a call neither writes to a disk nor mounts one for writing:
 * after such calls alone there is nothing to flush.  (Mounting read-only may
 * replay a journal; the kernel has written that before the mount returns.)
 * NAME is the call's name in the library without "guestfs_", of LEN bytes.
 * Unknown names return false.
 */
bool is_read_only_call (const char *name, size_t len);

#endif
