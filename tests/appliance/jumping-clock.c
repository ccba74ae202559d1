/* diskfish: a clock that jumps, for LD_PRELOAD.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For diskfish, the hypervisor wrapper and QEMU.  Each call moves the time of
 * day forward or back by $CLOCK_DAYS, as if an administrator set it all the
 * time.  The monotonic clock is not changed.
 */

#include <dlfcn.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/time.h>
#include <time.h>

typedef int clock_function (clockid_t id, struct timespec *now);

enum { DAY_S = 24 * 60 * 60 };

/* Current offset of the clock, in seconds. */
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
