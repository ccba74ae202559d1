/* diskfish: talk to libguestfs's daemon in the guest of a template.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_HV_DAEMON_H
#define APPLIANCE_HV_DAEMON_H

/* What the daemon says when it is up, in network byte order on the wire. */
#define DAEMON_LAUNCH_WORD 0xf5f55ff5

/* Wait for that. */
int daemon_wait (int fd, int deadline_ms)
  __attribute__ ((warn_unused_result));

/* List the logical volumes, and discard the list; -1 if that fails, as without
 * LVM in the appliance.
 */
int daemon_list_volumes (int fd, int deadline_ms)
  __attribute__ ((warn_unused_result));

/* Run a command of the shell in the guest; -1 if it fails. */
int daemon_shell (int fd, const char *command, int deadline_ms)
  __attribute__ ((warn_unused_result));

#endif
