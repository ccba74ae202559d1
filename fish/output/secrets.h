/* diskfish: keys of disks, which are not shown and not kept.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_SECRETS_H
#define FISH_SECRETS_H

#include <stdbool.h>
#include <stddef.h>

/* Whether a word of a line is the secret of a disk: secret=KEY, secret:KEY. */
bool secrets_are_in (const char *line);

/* Put * in the place of each byte of such KEYs. */
void secrets_mask (char *line);

/* A copy with *** for each such KEY; freed by the caller. */
char *secrets_hidden (const char *text, size_t len)
  __attribute__ ((warn_unused_result));

#endif
