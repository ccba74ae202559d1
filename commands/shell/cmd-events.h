/* diskfish: shell commands as event handlers.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_CMD_EVENTS_H
#define COMMANDS_CMD_EVENTS_H

#include "session.h"

/* Return the names of all handlers, without duplicates and NULL-terminated.
 * The caller frees the list and the names.
 */
char **event_handler_names (const struct session *session)
  __attribute__ ((warn_unused_result));

/* Free all handlers.  The handle of the library must be closed. */
void event_handlers_free (struct session *session);

#endif
