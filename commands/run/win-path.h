/* diskfish: resolve Windows paths: win:c:\path.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_WIN_PATH_H
#define COMMANDS_WIN_PATH_H

#include "session.h"

/* Replace arguments of the form win:c:\path by guest paths: the mount point of
 * the drive, / for \, and the names in their real case.  Return -1 with a diag
 * at the argument on failure.
 */
int win_paths_resolve (struct session *session, struct args *args,
                       struct arena *arena, struct diag *diag)
  __attribute__ ((warn_unused_result));

#endif
