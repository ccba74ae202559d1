/* diskfish: run commands of the real table in a session without a shell.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef TESTS_UNIT_SESSION_H
#define TESTS_UNIT_SESSION_H

#include "session.h"

/* A session whose appliance is never started. */
void unit_session_open (struct session *session);
void unit_session_close (struct session *session);

/* Run one line.  Its result: a text as it is, "(nothing)", the fields of
 * structs that are for people as NAME=VALUE with "; " between structs; or the
 * whole diag.  Freed by the caller.
 */
char *unit_run (struct session *session, const char *line);

#endif
