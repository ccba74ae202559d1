/* diskfish: a file of the guest as one of the host, for a program.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_LOCAL_COPY_H
#define COMMANDS_LOCAL_COPY_H

#include "session.h"

struct local_copy {
  char *folder;         /* which only the user can enter */
  char *path;           /* in it, with the name of the guest's file */
  bool keep;            /* it outlives this struct */
};

/* Make the place for the copy of what argument 0 names.  Nothing is in it. */
int local_copy_open (const struct args *args, struct local_copy *copy,
                     struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Run PROGRAM, which may have arguments, with the copy as its last.  CHANGED
 * (or NULL): whether the copy is another one afterwards.
 */
int local_copy_run (struct session *session, const struct local_copy *copy,
                    const char *program, bool *changed, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* The value of a variable of the environment, if it says anything. */
const char *local_program (const char *variable, const char *otherwise);

/* What was changed is not lost when it could not be written back. */
void local_copy_keep (struct local_copy *copy, struct diag *diag);

void local_copy_close (struct local_copy *copy);

#define CLEANUP_LOCAL_COPY __attribute__ ((cleanup (local_copy_close)))

#endif
