/* diskfish: files and folders that belong to one process.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A process that is killed cannot remove what it made: the next one finds it
 * by the name PREFIX-NAMESPACE-PID-….  Processes of other containers, which may
 * share the folder, have numbers that mean nothing here.
 */

#ifndef COMMON_TEMPORARY_H
#define COMMON_TEMPORARY_H

#include <sys/types.h>

/* "PREFIX-NAMESPACE-PID-" for this process; freed by the caller. */
char *temporary_prefix (const char *prefix)
  __attribute__ ((warn_unused_result));

/* Remove from FOLDER what has such a name, belongs to this user and to no
 * process that is there.
 */
void temporary_clean (const char *folder, const char *prefix);

/* The same for one process, which nobody may have waited for yet. */
void temporary_clean_of (const char *folder, const char *prefix,
                         pid_t process);

/* A new folder below PARENT that only the user can enter, or NULL; freed by
 * the caller.  The parent is cleaned.
 */
char *temporary_folder (const char *parent)
  __attribute__ ((warn_unused_result));

/* Remove a file, or a folder with all that is in it on its file system. */
void temporary_remove (const char *path);

#endif
