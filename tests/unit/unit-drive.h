/* diskfish: drives as text, and their overlays.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef TESTS_UNIT_DRIVE_H
#define TESTS_UNIT_DRIVE_H

#include "drive.h"

/* The image and all that was asked for: "a.img ro sync=none server=a".
 * Freed by the caller.
 */
char *drive_text (const struct drive *drive);

/* Count the overlays in the cache of enter_cache. */
unsigned count_overlays (void);

#endif
