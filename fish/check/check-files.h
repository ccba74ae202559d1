/* diskfish: the files of the host that a script needs.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_CHECK_FILES_H
#define FISH_CHECK_FILES_H

#include "bind.h"
#include "vector.h"

/* Host state that the script may have changed so far.  Zero-initialise it. */
struct check_files {
  struct strings made;          /* files and directories; owned by the list */
  char *directory;              /* of 'lcd', or NULL if unchanged */
  bool open;                    /* host commands may have made any other file */
  bool moved;                   /* into an unknown directory */
};

/* Return the name resolved against the directory at this point of the script.
 * The caller frees it.
 */
char *check_files_resolve (const struct check_files *files, const char *name)
  __attribute__ ((warn_unused_result));

/* True if the script may have replaced the file. */
bool check_files_may_change (const struct check_files *files,
                             const char *name);

/* Fail if a file that the command reads, or a directory that it writes to, does
 * not exist and the script cannot have made it.
 */
int check_files_needed (const struct check_files *files,
                        const struct args *args, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Note the files that the command makes.  A CONDITIONAL one may not run. */
void check_files_note (struct check_files *files, const struct args *args,
                       bool conditional);

void check_files_free (struct check_files *files);

#endif
