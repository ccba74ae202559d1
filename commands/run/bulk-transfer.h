/* diskfish: commands that copy one file to or from the guest.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_BULK_TRANSFER_H
#define COMMANDS_BULK_TRANSFER_H

#include "bind.h"
#include "session.h"
#include "transfer-result.h"

enum bulk_transfer {
  BULK_TRANSFER_DONE,
  BULK_TRANSFER_LEFT,           /* not done: run the command itself */
  BULK_TRANSFER_FAILED,         /* with a diag: interrupted, or no space */
};

/* False while there is a trace or an event handler, which must show the calls
 * of the library: then nothing goes through a disk.
 */
bool bulk_transfer_is_wanted (struct session *session);

/* Run a command with the flag 'bulk-transfer' through a disk; see
 * disk-transfer.h.  Small files and special files are left to the command.
 */
enum bulk_transfer bulk_transfer_run (struct session *session,
                                      const struct args *args,
                                      struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Copy the guest's file FROM of SIZE bytes, if that is worthwhile, to the file
 * TO.
 */
enum bulk_transfer bulk_transfer_download (struct session *session,
                                           const struct args *args,
                                           const char *from, uint64_t size,
                                           const char *to, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Turn the result of a transfer into that of its command.  Only an interrupt is
 * a failure: whatever else fails is left to the command, which reports why.
 */
enum bulk_transfer bulk_transfer_end (const struct args *args,
                                      enum disk_transfer_result result,
                                      struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Open an output file of the host, and create it if necessary, as the library
 * would.  Return -1 if it is not a regular file.
 */
int bulk_transfer_open_output (const char *name)
  __attribute__ ((warn_unused_result));

#endif
