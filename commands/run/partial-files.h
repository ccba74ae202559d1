/* diskfish: remove incomplete host files after a failure.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_PARTIAL_FILES_H
#define COMMANDS_PARTIAL_FILES_H

#include "bind.h"
#include "vector.h"

/* Append the files that the command will create: output files that do not exist
 * yet.  The caller frees the list with strings_free.
 */
void partial_files_note (struct strings *files, const struct args *args);

/* Remove those files that now exist and are regular. */
void partial_files_remove (const struct strings *files);

#endif
