/* diskfish: long texts on a terminal.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_PAGER_H
#define FISH_PAGER_H

/* Print a text; if it has more lines than the terminal, through $PAGER or
 * else less or more.
 */
void page_text (const char *text);

#endif
