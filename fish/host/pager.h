/* diskfish: show long texts with a pager.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_PAGER_H
#define FISH_PAGER_H

/* Print a text.  If it has more lines than the terminal, use $PAGER, otherwise
 * less or more.
 */
void page_text (const char *text);

#endif
