/* diskfish: failures whose cause and remedy are known.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_ERROR_HINTS_H
#define COMMANDS_ERROR_HINTS_H

#include <stdbool.h>

#include "remedy.h"
#include "session.h"

/* If the failure is one of those: set the
 * diag with the cause in the user's terms and what helps.  The appliance is
 * asked for what the remedy needs; it may have stopped.
 */
bool error_hint_known (struct session *session, const struct args *args,
                       const struct failure *failure, struct diag *diag);

/* The same without a command: a cause to be told of DEVICE, which could not
 * be mounted.  Freed by the caller.
 */
char *error_hint_mount (guestfs_h *g, const char *device, const char *message)
  __attribute__ ((warn_unused_result));

#endif
