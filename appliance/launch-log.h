/* diskfish: what the helper writes of its ways to start the appliance.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_LAUNCH_LOG_H
#define APPLIANCE_LAUNCH_LOG_H

/* Each of its lines begins with this. */
#define LAUNCH_LOG_NOTE "diskfish-hv: "

/* Behind all that QEMU said: the way by its name has failed. */
#define LAUNCH_LOG_FAILED LAUNCH_LOG_NOTE "cannot start with "

#endif
