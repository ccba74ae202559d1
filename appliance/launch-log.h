/* diskfish: lines that the hypervisor wrapper writes to the log.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_LAUNCH_LOG_H
#define APPLIANCE_LAUNCH_LOG_H

/* Start of each line of the wrapper. */
#define LAUNCH_LOG_NOTE "diskfish-hv: "

/* Start of the line after the output of a failed attempt, before its name. */
#define LAUNCH_LOG_FAILED LAUNCH_LOG_NOTE "cannot start with "

#endif
