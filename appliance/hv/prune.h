/* diskfish: remove old templates.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_HV_PRUNE_H
#define APPLIANCE_HV_PRUNE_H

/* Remove a file, a link, or a directory with the files in it. */
void prune_remove (const char *path);

/* Remove templates in DIRECTORY that were not used for 30 days, and the least
 * recently used ones until at most 4 with a total of 1 GiB remain.  Also remove
 * files of killed processes.  Never remove KEEP.
 */
void prune (const char *directory, const char *keep);

#endif
