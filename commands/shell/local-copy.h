/* diskfish: copy a guest file to the host for an editor.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_LOCAL_COPY_H
#define COMMANDS_LOCAL_COPY_H

#include "session.h"

struct local_copy {
  char *directory;      /* private directory of the copy */
  char *path;           /* file in it, with the name of the guest file */
  bool keep;            /* do not delete the copy */
};

/* Create a private directory for a copy of the file in argument 0.  The copy
 * itself does not exist yet.
 */
int local_copy_open (const struct args *args, struct local_copy *copy,
                     struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Run PROGRAM, which may contain arguments, with the copy as last argument.
 * Set *CHANGED, unless CHANGED is NULL, to true if the program has changed the
 * copy.
 */
int local_copy_run (struct session *session, const struct local_copy *copy,
                    const char *program, bool *changed, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Return the environment variable, or OTHERWISE if it is unset or empty. */
const char *local_program (const char *variable, const char *otherwise);

/* Do not delete the copy, and name it in the hint: it holds changes that could
 * not be written back.
 */
void local_copy_keep (struct local_copy *copy, struct diag *diag);

void local_copy_close (struct local_copy *copy);

#define CLEANUP_LOCAL_COPY __attribute__ ((cleanup (local_copy_close)))

#endif
