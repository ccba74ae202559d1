/* diskfish: run commands of the real table in a session without a shell.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef TESTS_UNIT_SESSION_H
#define TESTS_UNIT_SESSION_H

#include "session.h"

/* Open a session whose appliance is never started. */
void unit_session_open (struct session *session);
void unit_session_close (struct session *session);

/* Run one line.  Returns the result, or the whole diag, to be freed by the
 * caller.  The result is a text, "(nothing)", or the human-readable fields of
 * structs as NAME=VALUE, with "; " between structs.
 */
char *unit_run (struct session *session, const char *line);

#endif
