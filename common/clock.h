/* diskfish: the time between two moments.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMON_CLOCK_H
#define COMMON_CLOCK_H

#include <stdint.h>

/* Milliseconds since some moment of the past; setting the host's clock does
 * not change them.
 */
int64_t clock_ms (void);

/* Seconds since clock_ms was START. */
double clock_since (int64_t start);

#endif
