/* diskfish: commands that copy directories to or from the guest.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * tar runs in the guest and, for 'copy-in' and 'copy-out', on the host, with
 * the options that libguestfs gives it.  Compression is the host's work, which
 * has the same programs as the appliance, and no emulated processor.
 */

#ifndef COMMANDS_TREE_TRANSFER_H
#define COMMANDS_TREE_TRANSFER_H

#include "bulk-transfer.h"

/* Run 'tar-in' or 'tar-out'. */
enum bulk_transfer tree_transfer_run (struct session *session,
                                      const struct args *args,
                                      struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Copy one file or directory FROM of the host into the guest's directory TO. */
enum bulk_transfer tree_transfer_copy_in (struct session *session,
                                          const struct args *args,
                                          const char *from, const char *to,
                                          struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Copy the guest's directory or large file FROM into the host's directory
 * TO.
 */
enum bulk_transfer tree_transfer_copy_out (struct session *session,
                                           const struct args *args,
                                           const char *from, const char *to,
                                           struct diag *diag)
  __attribute__ ((warn_unused_result));

#endif
