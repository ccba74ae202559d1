/* diskfish: add hints to failures that keep the library's message.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_REMEDY_H
#define COMMANDS_REMEDY_H

#include <stdbool.h>

#include "session.h"

/* The error that the library reported for a command. */
struct failure {
  const char *message;          /* one line, without internal names */
  bool of_host;                 /* a program on the host failed */
};

/* True if an argument of TYPE is a device, or a path, in the guest. */
bool remedy_is_device (enum arg_type type);
bool remedy_is_path (enum arg_type type);

/* Return the longest argument that occurs in the message, or NULL. */
const struct arg *remedy_named (const struct args *args,
                                const char *message);

/* Set the diag with the message and a hint.  Leave it unset if no hint is
 * known.
 */
void remedy_add (struct session *session, const struct args *args,
                 const struct failure *failure, struct diag *diag);

/* Set a diag at the argument PATH that its file system is full. */
void remedy_no_space (const struct args *args, const struct arg *path,
                      struct diag *diag);

/* If the guest gave no reason for the failure, find it from the guest's files
 * and devices.  Return true with the diag set if this succeeds.
 */
bool remedy_find_reason (struct session *session, const struct args *args,
                         const struct failure *failure, struct diag *diag)
  __attribute__ ((warn_unused_result));

#endif
