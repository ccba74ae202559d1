/* diskfish: the results of expect for a test harness.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_TAP_H
#define FISH_TAP_H

#include <stdbool.h>
#include <stdio.h>

#include "diag.h"

/* Results in the Test Anything Protocol, on what standard output was at the
 * start.  Without it OUT is NULL.
 */
struct tap {
  FILE *out;
  unsigned count;       /* of tests so far */
};

void tap_start (struct tap *tap);

/* One test; DIAG says why it failed.  IGNORED is one that may fail. */
void tap_result (struct tap *tap, const char *name, bool ignored,
                 const struct diag *diag);

/* Something failed that is no test: the line of its place counts as one. */
void tap_failure (struct tap *tap, const struct diag *diag);

/* What others print is a remark. */
void tap_remark (const struct tap *tap, const char *text, size_t len);

/* Print the plan.  A session that failed before its first test has failed that
 * test.  Returns -1 if something could not be printed.
 */
int tap_finish (struct tap *tap, bool succeeded, struct diag *diag)
  __attribute__ ((warn_unused_result));

#endif
