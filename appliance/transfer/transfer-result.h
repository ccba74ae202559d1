/* diskfish: how a transfer through a disk ends.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_TRANSFER_RESULT_H
#define APPLIANCE_TRANSFER_RESULT_H

enum disk_transfer_result {
  DISK_TRANSFER_DONE,
  DISK_TRANSFER_IMPOSSIBLE,     /* let the daemon try, and report what fails */
  DISK_TRANSFER_INTERRUPTED,    /* by the user */
  DISK_TRANSFER_NO_SPACE,       /* left in the guest's file system */
};

#endif
