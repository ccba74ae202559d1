/* diskfish: a clock that jumps, loaded before a program's own library.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * LD_PRELOAD puts it into diskfish, its helper and QEMU.  What the time of day
 * is goes to and fro by $CLOCK_DAYS with each call, as if somebody set it all
 * the time; the clock that only counts stays as it is.
 */

#include <dlfcn.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/time.h>
#include <time.h>

typedef int clock_function (clockid_t id, struct timespec *now);

enum { DAY_S = 24 * 60 * 60 };

/* Seconds that the clock is wrong by now. */
static time_t
jump (void)
{
  static atomic_uint calls;
  const char *days = getenv ("CLOCK_DAYS");

  return days == NULL || atomic_fetch_add (&calls, 1) % 2 == 0 ? 0
    : atol (days) * DAY_S;
}

int
clock_gettime (clockid_t id, struct timespec *now)
{
  clock_function *real = (clock_function *) dlsym (RTLD_NEXT, "clock_gettime");
  int status = real (id, now);

  if (status == 0 && (id == CLOCK_REALTIME || id == CLOCK_REALTIME_COARSE))
    now->tv_sec += jump ();
  return status;
}

int
gettimeofday (struct timeval *restrict now, void *restrict zone)
{
  struct timespec exact;
  int status = clock_gettime (CLOCK_REALTIME, &exact);

  (void) zone;
  now->tv_sec = exact.tv_sec;
  now->tv_usec = exact.tv_nsec / 1000;
  return status;
}

time_t
time (time_t *to)
{
  struct timespec now;

  clock_gettime (CLOCK_REALTIME, &now);
  if (to != NULL)
    *to = now.tv_sec;
  return now.tv_sec;
}
