/* diskfish: temporary files and directories of one process.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A killed process cannot remove its files.  Their names are
 * PREFIX-NAMESPACE-PID-..., so that a later process finds them.  NAMESPACE is
 * the process ID namespace (namespaces(7)): containers may share the directory,
 * but their process IDs are meaningless here.
 */

#ifndef COMMON_TEMPORARY_H
#define COMMON_TEMPORARY_H

#include <sys/types.h>

/* Return "PREFIX-NAMESPACE-PID-" for this process.  The caller frees it. */
char *temporary_prefix (const char *prefix)
  __attribute__ ((warn_unused_result));

/* Remove files with such a name from DIRECTORY if this user owns them and their
 * process no longer exists.
 */
void temporary_clean (const char *directory, const char *prefix);

/* Remove the files of PROCESS from DIRECTORY, even if it still exists: a killed
 * process remains as a zombie until its parent waits for it.
 */
void temporary_clean_of (const char *directory, const char *prefix,
                         pid_t process);

/* Create a directory with mode 0700 in PARENT, after temporary_clean there.
 * Return its path, which the caller frees, or NULL with errno set.
 */
char *temporary_folder (const char *parent)
  __attribute__ ((warn_unused_result));

/* Remove a file, or a directory with everything in it that is on the same file
 * system.
 */
void temporary_remove (const char *path);

#endif
