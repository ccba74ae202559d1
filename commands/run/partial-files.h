/* diskfish: files of the host that a command has not completed.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_PARTIAL_FILES_H
#define COMMANDS_PARTIAL_FILES_H

#include "bind.h"
#include "vector.h"

/* Append the names of the files that the command will make: those that it
 * writes to and that do not exist yet.  The caller frees the list with
 * strings_free.
 */
void partial_files_note (struct strings *files, const struct args *args);

/* Remove those that are regular files now. */
void partial_files_remove (const struct strings *files);

#endif
