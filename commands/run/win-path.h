/* diskfish: paths as Windows has them.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_WIN_PATH_H
#define COMMANDS_WIN_PATH_H

#include "session.h"

/* Replace the arguments that are paths of the form win:c:\... by those of the
 * guest: with the mount point of the drive, / for \, and the names as they
 * are really written.
 */
int win_paths_resolve (struct session *session, struct args *args,
                       struct arena *arena, struct diag *diag)
  __attribute__ ((warn_unused_result));

#endif
