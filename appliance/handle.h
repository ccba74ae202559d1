/* diskfish: create and query libguestfs handles.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_HANDLE_H
#define APPLIANCE_HANDLE_H

#include <stdbool.h>

#include <guestfs.h>

#include "diag.h"

/* Return a handle that prints neither errors nor traces.  It uses the backend
 * "direct" unless LIBGUESTFS_BACKEND is set.  Free it with guestfs_close.  Call
 * libguestfs_load first.
 */
guestfs_h *handle_new (void) __attribute__ ((warn_unused_result));

/* True if a new handle reads the environment variable NAME. */
bool handle_reads_variable (const char *name);

/* True if a new handle resolves a relative name of a directory. */
bool handle_reads_directory (void);

/* Fail if TMPDIR is set and is not a writable directory. */
int handle_check_tmpdir (struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Return the first line of libguestfs's last error message, without its
 * paragraphs about debugging.  The caller frees it.
 */
char *handle_message (guestfs_h *g) __attribute__ ((warn_unused_result));

/* True if the message says that the appliance has stopped.  The text depends on
 * what libguestfs notices first.
 */
bool handle_message_tells_stop (const char *message);

/* Return the number of disks that were added. */
unsigned handle_count_disks (guestfs_h *g);

/* True for the backend "direct", which runs QEMU without libvirt. */
bool handle_is_direct (guestfs_h *g);

/* Hide calls from traces and listeners while QUIET: those that diskfish makes
 * for itself, and not for a command.  Return the previous state.
 */
bool handle_quiet (guestfs_h *g, bool quiet);

/* True while calls are hidden. */
bool handle_is_quiet (guestfs_h *g);

/* Query the handle, with hidden calls: the appliance is running, traces are
 * printed, verbose messages are printed.
 */
bool handle_is_up (guestfs_h *g);
bool handle_is_traced (guestfs_h *g);
bool handle_is_verbose (guestfs_h *g);

/* Copy the settings that the command 'reopen' preserves. */
void handle_copy_settings (guestfs_h *to, guestfs_h *from);

/* Copy all settings that can be queried, which excludes guestfs_config. */
void handle_copy_all (guestfs_h *to, guestfs_h *from);

#endif
