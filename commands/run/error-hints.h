/* diskfish: explain failures with a known cause and remedy.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_ERROR_HINTS_H
#define COMMANDS_ERROR_HINTS_H

#include <stdbool.h>

#include "remedy.h"
#include "session.h"

/* Explain a known failure: set the diag with the cause in the user's terms, and
 * a hint.  This may ask the appliance, which may have stopped.  Return false if
 * the failure is unknown; the diag may then have a hint already.
 */
bool error_hint_known (struct session *session, const struct args *args,
                       const struct failure *failure, struct diag *diag);

/* Return why DEVICE cannot be mounted, from the library's MESSAGE.  The caller
 * frees it.
 */
char *error_hint_mount (guestfs_h *g, const char *device, const char *message)
  __attribute__ ((warn_unused_result));

#endif
