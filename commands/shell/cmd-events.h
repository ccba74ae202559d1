/* diskfish: shell commands that are told of events.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_CMD_EVENTS_H
#define COMMANDS_CMD_EVENTS_H

#include "session.h"

/* The names of all handlers, each once; NULL at the end.  Freed by the
 * caller.
 */
char **event_handler_names (const struct session *session)
  __attribute__ ((warn_unused_result));

/* Forget all handlers.  The library's handle has been closed. */
void event_handlers_free (struct session *session);

#endif
