/* diskfish: monotonic time.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMON_CLOCK_H
#define COMMON_CLOCK_H

#include <stdint.h>

/* Return milliseconds since an arbitrary time in the past (CLOCK_MONOTONIC,
 * see clock_gettime(2)).  Setting the host's clock does not affect them.
 */
int64_t clock_ms (void);

/* Return the seconds since START, a result of clock_ms. */
double clock_since (int64_t start);

#endif
