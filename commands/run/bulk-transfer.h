/* diskfish: commands that copy one file to or from the guest.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_BULK_TRANSFER_H
#define COMMANDS_BULK_TRANSFER_H

#include "bind.h"
#include "session.h"

enum bulk_transfer {
  BULK_TRANSFER_DONE,
  BULK_TRANSFER_LEFT,           /* the command's own function does it */
  BULK_TRANSFER_FAILED,         /* with a diag: the user has interrupted it */
};

/* Run a command with the flag 'bulk-transfer' through a disk; see
 * disk-transfer.h.  Only regular files from a certain size are worth that.
 * What a trace or an event handler shows are the calls of the library, so a
 * session that has one leaves all transfers to it.
 */
enum bulk_transfer bulk_transfer_run (struct session *session,
                                      const struct args *args,
                                      struct diag *diag)
  __attribute__ ((warn_unused_result));

#endif
