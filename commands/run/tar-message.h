/* diskfish: extract errors from the messages of tar.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_TAR_MESSAGE_H
#define COMMANDS_TAR_MESSAGE_H

#include <stdbool.h>

/* Return the first error of tar in MESSAGE, an error of the library, as "cannot
 * write 'FILE': REASON (and 2 more errors)".  The caller frees it.  Return NULL
 * if there is none.
 */
char *tar_message (const char *message)
  __attribute__ ((warn_unused_result));

/* True if the message is from the tar that the library runs on the host. */
bool tar_message_of_host (const char *message);

/* True if tar reported a truncated archive. */
bool tar_message_of_end (const char *message);

#endif
