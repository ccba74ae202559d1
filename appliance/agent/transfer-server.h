/* diskfish: serve the host's requests for transfers.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_TRANSFER_SERVER_H
#define APPLIANCE_TRANSFER_SERVER_H

/* Serve requests for transfers from PORT until it fails; see
 * transfer-protocol.h.  DAEMON is the directory of libguestfs's daemon in
 * /proc: new files get its umask.
 */
void transfer_serve (int port, const char *daemon);

#endif
