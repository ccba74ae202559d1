/* diskfish: the errors that a call of the library reports.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_CALL_ERRORS_H
#define APPLIANCE_CALL_ERRORS_H

#include <stdbool.h>

#include <guestfs.h>

/* Record the errors of each call on this handle, and print none. */
void call_errors_record (guestfs_h *g);

/* Return the first error of the last call, which has the cause: the library
 * may report what follows from it afterwards.  The text belongs to the handle
 * and lives until the next call; NULL if no error is known.
 */
const char *call_error (guestfs_h *g);

/* Return its errno, or 0. */
int call_errno (guestfs_h *g);

/* True if the last call reported an error, even one that returned success. */
bool call_reported_error (guestfs_h *g);

/* Keep what is recorded while the program makes calls of its own, which may be
 * in the middle of another call: the handlers of events do.  Returns whether it
 * was kept before.
 */
bool call_errors_keep (guestfs_h *g, bool kept);

/* Forget what earlier calls reported. */
void call_errors_forget (guestfs_h *g);

#endif
