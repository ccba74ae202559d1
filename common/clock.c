/* diskfish: monotonic time.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "clock.h"

#include <time.h>

int64_t
clock_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_MONOTONIC, &now);
  return (int64_t) now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

double
clock_since (int64_t start)
{
  return (double) (clock_ms () - start) / 1000;
}
