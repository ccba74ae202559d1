/* diskfish: calls of the library that write nothing.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_READING_H
#define APPLIANCE_READING_H

#include <stdbool.h>
#include <stddef.h>

/* Whether a call, by its name in the library without "guestfs_", neither
 * writes to a disk nor mounts one for writing: after nothing but such calls
 * there is nothing to flush.  (A file system that is mounted read-only may
 * have its journal played back; the kernel has written that before it is
 * mounted.)  False for a name that is not known.
 */
bool reading_call (const char *name, size_t len);

#endif
