/* diskfish: what the helper writes of its ways to start the appliance.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_WAY_H
#define APPLIANCE_WAY_H

/* Each of its lines begins with this. */
#define WAY_NOTE "diskfish-hv: "

/* Behind all that QEMU said: the way by its name has failed. */
#define WAY_FAILED WAY_NOTE "no start with "

#endif
