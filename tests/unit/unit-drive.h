/* diskfish: print drives as text, and count overlays.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef TESTS_UNIT_DRIVE_H
#define TESTS_UNIT_DRIVE_H

#include "drive.h"

/* Return the image and its attributes, "a.img ro sync=none server=a", to be
 * freed by the caller.
 */
char *drive_text (const struct drive *drive);

/* Count the overlays in the cache of enter_cache. */
unsigned count_overlays (void);

#endif
