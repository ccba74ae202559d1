/* diskfish: text that is shown or kept without doing harm.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_HARMLESS_H
#define FISH_HARMLESS_H

#include <stdbool.h>
#include <stddef.h>

/* A copy in which ? stands for every byte that a terminal might obey, or
 * cannot show: names in an image are whatever its maker wanted.  Tabs and
 * line ends stay with LINES.  Freed by the caller.
 */
char *harmless_text (const char *text, size_t len, bool lines)
  __attribute__ ((warn_unused_result));

/* Whether a word of a line is the secret of a disk: secret=KEY, secret:KEY. */
bool harmless_has_secret (const char *line);

/* Put * in the place of each byte of such KEYs. */
void harmless_mask (char *line);

/* A copy with *** for each such KEY; freed by the caller. */
char *harmless_command (const char *text, size_t len)
  __attribute__ ((warn_unused_result));

#endif
