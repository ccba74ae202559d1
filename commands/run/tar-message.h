/* diskfish: the errors that tar reports while it makes or extracts an archive.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_TAR_MESSAGE_H
#define COMMANDS_TAR_MESSAGE_H

#include <stdbool.h>

/* Return the first error of tar in MESSAGE, which the library passes on, as
 * "cannot write 'FILE': REASON (and 2 more errors)", or NULL if tar reported
 * none.  Freed by the caller.
 */
char *tar_message (const char *message)
  __attribute__ ((warn_unused_result));

/* True if it was the tar that the library runs on the host. */
bool tar_message_of_host (const char *message);

/* True if tar got an archive that is cut short. */
bool tar_message_of_end (const char *message);

#endif
