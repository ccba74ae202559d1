/* diskfish: record the errors that a libguestfs call reports.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_CALL_ERRORS_H
#define APPLIANCE_CALL_ERRORS_H

#include <stdbool.h>

#include <guestfs.h>

/* Record the errors of each call on this handle, and print none of them. */
void call_errors_record (guestfs_h *g);

/* Return the first error of the last call, which is the cause of errors that
 * the library reports after it.  Return NULL if there is none.  The handle owns
 * the text until the next call.
 */
const char *call_error (guestfs_h *g);

/* Return the errno of that error, or 0. */
int call_errno (guestfs_h *g);

/* True if the last call reported an error, even one that returned success. */
bool call_reported_error (guestfs_h *g);

/* Preserve the recorded error while KEPT: diskfish's internal calls, which
 * event handlers may make in the middle of another call, then record nothing.
 * Return the previous state.
 */
bool call_errors_keep (guestfs_h *g, bool kept);

/* Forget errors of earlier calls. */
void call_errors_forget (guestfs_h *g);

#endif
