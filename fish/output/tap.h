/* diskfish: print results of 'expect' for a test harness (--tap).
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_TAP_H
#define FISH_TAP_H

#include <stdbool.h>
#include <stdio.h>

#include "diag.h"

/* Results in the Test Anything Protocol, on the original standard output.
 * Without --tap OUT is NULL.
 */
struct tap {
  FILE *out;
  unsigned count;       /* tests so far */
};

void tap_start (struct tap *tap);

/* Print the result of one test.  DIAG is its failure.  IGNORED marks a test
 * that may fail.
 */
void tap_result (struct tap *tap, const char *name, bool ignored,
                 const struct diag *diag);

/* Count a failure of a command that is not a test as a failed test, named after
 * its line.
 */
void tap_failure (struct tap *tap, const struct diag *diag);

/* Print other output as comments. */
void tap_comment (const struct tap *tap, const char *text, size_t len);

/* Print the plan.  If the session failed before its first test, print a failed
 * test.  Return -1 with a diag if output could not be written.
 */
int tap_finish (struct tap *tap, bool succeeded, struct diag *diag)
  __attribute__ ((warn_unused_result));

#endif
