/* diskfish: know the libguestfs calls that do not write.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_READ_ONLY_CALLS_H
#define APPLIANCE_READ_ONLY_CALLS_H

#include <stdbool.h>
#include <stddef.h>

/* True if a call neither writes to a disk nor mounts one for writing, so that
 * nothing needs to be flushed after it.  (A read-only mount may replay a
 * journal, but the kernel writes that before the mount returns.)  NAME is the
 * call without "guestfs_", of LEN bytes.  False for an unknown name.
 */
bool is_read_only_call (const char *name, size_t len);

#endif
