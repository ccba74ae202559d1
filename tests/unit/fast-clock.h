/* diskfish: time that passes faster, for what waits until a deadline.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A program that links fast-clock.c with FAST_CLOCK_LINK has poll and
 * clock_gettime wrapped.
 */

#ifndef TESTS_FAST_CLOCK_H
#define TESTS_FAST_CLOCK_H

#include <poll.h>
#include <time.h>

enum { FASTER = 100 };

/* How many times as fast: 1, or FASTER where nothing is to come. */
extern int speed;

/* In seconds that pass faster. */
double now_is (void);

int __real_poll (struct pollfd *fds, nfds_t count, int timeout);
int __wrap_poll (struct pollfd *fds, nfds_t count, int timeout);
int __real_clock_gettime (clockid_t id, struct timespec *now);
int __wrap_clock_gettime (clockid_t id, struct timespec *now);

#endif
