/* diskfish: the Augeas lenses in a clone.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_LENSES_H
#define APPLIANCE_LENSES_H

struct guestfs_h;

/* In a template LENSES_DIST, where Augeas looks for its lenses, is a link to a
 * directory with the few that libguestfs's inspection needs.  Loading all 230
 * takes 11 of the 18 s of an inspection under software emulation.
 */
#define LENSES_DIRECTORY "/usr/share/augeas/lenses"
#define LENSES_DIST LENSES_DIRECTORY "/dist"
#define LENSES_ALL LENSES_DIRECTORY "/diskfish-all"
#define LENSES_FEW LENSES_DIRECTORY "/diskfish-inspection"

/* Let Augeas find all lenses from now on.  Does nothing after a cold start. */
void lenses_restore (struct guestfs_h *g);

#endif
