/* diskfish: handles of libguestfs.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_HANDLE_H
#define APPLIANCE_HANDLE_H

#include <stdbool.h>

#include <guestfs.h>

#include "diag.h"

/* Return a handle that prints neither errors nor its trace and runs QEMU
 * itself, unless the user has chosen another backend.
 */
guestfs_h *handle_new (void) __attribute__ ((warn_unused_result));

/* Fail if TMPDIR is set and is not a writable directory. */
int handle_check_tmpdir (struct diag *diag)
  __attribute__ ((warn_unused_result));

/* The library's last message without its paragraphs about debugging; freed
 * by the caller.
 */
char *handle_message (guestfs_h *g) __attribute__ ((warn_unused_result));

/* Return true if the message says that the appliance has ended.  Its words
 * depend on what the library notices first.
 */
bool handle_message_tells_stop (const char *message);

/* Disks that were added. */
unsigned handle_count_disks (guestfs_h *g);

/* QEMU is run by the library itself. */
bool handle_is_direct (guestfs_h *g);

/* What this program asks for itself, and not for a command, is no event.
 * Returns whether it was quiet before.
 */
bool handle_quiet (guestfs_h *g, bool quiet);
bool handle_is_quiet (guestfs_h *g);

/* These are no events. */
bool handle_is_up (guestfs_h *g);
bool handle_is_traced (guestfs_h *g);
bool handle_is_verbose (guestfs_h *g);

/* The settings that outlive a handle: see the command 'reopen'. */
void handle_copy_settings (guestfs_h *to, guestfs_h *from);

/* All that can be asked for: not what guestfs_config added. */
void handle_copy_all (guestfs_h *to, guestfs_h *from);

#endif
