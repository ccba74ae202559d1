/* diskfish: a bar that shows how far long work is.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_PROGRESS_H
#define FISH_PROGRESS_H

/* Show it, if standard error is a terminal; and remove it. */
void progress_show (double percent);
void progress_end (void);

#endif
