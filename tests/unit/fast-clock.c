/* diskfish: make time pass faster for code that waits for a deadline.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fast-clock.h"

#include <stdint.h>

int speed = 1;

int
__wrap_poll (struct pollfd *fds, nfds_t count, int timeout)
{
  return __real_poll (fds, count,
                      timeout > 0 ? (timeout + speed - 1) / speed : timeout);
}

int
__wrap_clock_gettime (clockid_t id, struct timespec *now)
{
  int status = __real_clock_gettime (id, now);
  int64_t ns = (int64_t) now->tv_nsec * speed;

  now->tv_sec = now->tv_sec * speed + ns / 1000000000;
  now->tv_nsec = ns % 1000000000;
  return status;
}

double
now_is (void)
{
  struct timespec now;

  clock_gettime (CLOCK_MONOTONIC, &now);
  return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}
