/* diskfish: a client for libguestfs's daemon in the guest of a template.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_HV_DAEMON_H
#define APPLIANCE_HV_DAEMON_H

/* The number that the daemon sends when it is ready, in network byte order. */
#define DAEMON_LAUNCH_WORD 0xf5f55ff5

/* Wait for that number. */
int daemon_wait (int fd, int deadline_ms)
  __attribute__ ((warn_unused_result));

/* List the logical volumes, and discard the list.  Return -1 on failure, as
 * without LVM in the appliance.
 */
int daemon_list_volumes (int fd, int deadline_ms)
  __attribute__ ((warn_unused_result));

/* Run a shell command in the guest.  Return -1 if it fails. */
int daemon_shell (int fd, const char *command, int deadline_ms)
  __attribute__ ((warn_unused_result));

#endif
