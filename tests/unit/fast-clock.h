/* diskfish: make time pass faster for code that waits for a deadline.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Link fast-clock.c with FAST_CLOCK_LINK to wrap poll and clock_gettime.
 */

#ifndef TESTS_FAST_CLOCK_H
#define TESTS_FAST_CLOCK_H

#include <poll.h>
#include <time.h>

enum { FASTER = 100 };

/* Speed of the clock: 1, or FASTER if nothing will arrive. */
extern int speed;

/* Seconds of the faster clock. */
double now_is (void);

int __real_poll (struct pollfd *fds, nfds_t count, int timeout);
int __wrap_poll (struct pollfd *fds, nfds_t count, int timeout);
int __real_clock_gettime (clockid_t id, struct timespec *now);
int __wrap_clock_gettime (clockid_t id, struct timespec *now);

#endif
