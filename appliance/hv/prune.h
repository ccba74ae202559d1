/* diskfish: remove templates.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_HV_PRUNE_H
#define APPLIANCE_HV_PRUNE_H

/* Remove a file, a link, or a folder with the files in it. */
void prune_remove (const char *path);

/* Remove from FOLDER what was not used for 30 days, and the least recently
 * used templates until no more than 4 of together 1 GiB are left; what killed
 * processes left goes too.  KEEP stays in any case.
 */
void prune (const char *folder, const char *keep);

#endif
