/* diskfish: let each call of the system fail in turn.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A program that links fault.c with FAULT_LDFLAGS has these calls of the
 * objects of its own and of our libraries wrapped.
 */

#ifndef TESTS_FAULT_H
#define TESTS_FAULT_H

#include "diag.h"

/* Something to try: 0, or -1 with a diag if it has one to give. */
typedef int fault_function (struct diag *diag);

struct fault_case {
  const char *name;
  fault_function *prepare;      /* before each try, nothing fails; or NULL */
  fault_function *run;
  /* After each try: what must hold for its STATUS; or NULL. */
  void (*check) (int status);
  bool silent;                  /* it has no diag: nobody has to know */
};

/* Run it with the first call failing, then the second, ..., until all went
 * well; then the same with writes that write only a part.  Whatever fails: a
 * failure has its diag and a success none, no descriptor stays open, and no
 * child process is left.  Returns how many faults there were.
 */
unsigned fault_each (const struct fault_case *one);

/* The same for memory: the program ends with one line.  It runs in a child
 * process.
 */
unsigned fault_each_allocation (const struct fault_case *one);

#endif
