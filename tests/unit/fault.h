/* diskfish: make each system call fail in turn.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Link fault.c with FAULT_LDFLAGS to wrap these calls in the program's objects
 * and in our libraries.
 */

#ifndef TESTS_FAULT_H
#define TESTS_FAULT_H

#include "diag.h"

/* Function under test.  Returns 0, or -1 with a diag if it takes one. */
typedef int fault_function (struct diag *diag);

struct fault_case {
  const char *name;
  fault_function *prepare;      /* before each run, without faults; or NULL */
  fault_function *run;
  /* Check the state after a run with STATUS; or NULL. */
  void (*check) (int status);
  bool silent;                  /* it takes no diag: failures are ignored */
};

/* Run it with the first call failing, then the second, and so on until no call
 * fails; then again with partial writes.  In each run a failure must set a diag
 * and a success none, no descriptor may stay open, and no child process may be
 * left.  Returns the number of faults.
 */
unsigned fault_each (const struct fault_case *one);

/* Make each allocation fail: the program must end with one line.  Runs in a
 * child process.
 */
unsigned fault_each_allocation (const struct fault_case *one);

#endif
