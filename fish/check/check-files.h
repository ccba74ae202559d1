/* diskfish: the files of the host that a script needs.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_CHECK_FILES_H
#define FISH_CHECK_FILES_H

#include "bind.h"
#include "vector.h"

/* Host state that the script may have changed so far.  Zero-initialise it. */
struct check_files {
  struct strings made;          /* files and directories; the list has them */
  char *directory;              /* where 'lcd' went; NULL: nowhere */
  bool open;                    /* any other file, by commands of the host */
  bool moved;                   /* into a folder that is not known */
};

/* Return the name with the directory where it is looked for, to be freed by the
 * caller.
 */
char *check_files_resolve (const struct check_files *files, const char *name)
  __attribute__ ((warn_unused_result));

/* Whether a file may be another by then than it is now. */
bool check_files_may_change (const struct check_files *files,
                             const char *name);

/* A file that the command reads, or a folder that it writes to, is not there
 * and nothing can have made it.
 */
int check_files_needed (const struct check_files *files,
                        const struct args *args, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* What the command leaves behind; if it is CONDITIONAL it may not run. */
void check_files_note (struct check_files *files, const struct args *args,
                       bool conditional);

void check_files_free (struct check_files *files);

#endif
