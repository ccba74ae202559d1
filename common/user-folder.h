/* diskfish: folders of the user's own.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMON_USER_FOLDER_H
#define COMMON_USER_FOLDER_H

enum user_folder {
  USER_CACHE,           /* $XDG_CACHE_HOME or ~/.cache */
  USER_STATE,           /* $XDG_STATE_HOME or ~/.local/state */
  USER_RUNTIME,         /* $XDG_RUNTIME_DIR or /tmp/diskfish-UID itself */
};

/* The folder "diskfish" below it, made with mode 0700 if it is not there;
 * NULL if there is no home, or if it belongs to somebody else, may be
 * written by others, or is a link.  Freed by the caller.
 */
char *user_folder (enum user_folder which)
  __attribute__ ((warn_unused_result));

/* The same, but NULL if it is not there already. */
char *user_folder_there (enum user_folder which)
  __attribute__ ((warn_unused_result));

/* The contents of a small file there, or NULL; freed by the caller. */
char *user_folder_read (enum user_folder which, const char *name)
  __attribute__ ((warn_unused_result));

/* Replace a small file there at once; a failure leaves the old one. */
void user_folder_write (enum user_folder which, const char *name,
                        const char *text);

#endif
