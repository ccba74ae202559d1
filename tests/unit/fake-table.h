/* diskfish: a small command table that replaces the generated one.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef TESTS_FAKE_TABLE_H
#define TESTS_FAKE_TABLE_H

#include "bind.h"
#include "session.h"

/* The last command that ran: its name, and its first argument's text or the
 * contents of its here-document.
 */
struct fake_call {
  const char *name;
  char *text;
  unsigned count;
};
extern struct fake_call fake_call;

/* Parse TEXT and bind its first statement.  Returns the arguments as text:
 *   NAME@4-7: value='text'@8-14 flag:1@15-24 +word
 * or the whole diag, to be freed by the caller.
 */
char *bound_text (const char *text);

/* The same for program arguments, ended by NULL. */
char *bound_text_of_args (const char *const *args);

#endif
