/* diskfish: diskfish's directories below the XDG base directories.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMON_XDG_DIR_H
#define COMMON_XDG_DIR_H

enum xdg_dir {
  XDG_CACHE,           /* $XDG_CACHE_HOME or ~/.cache */
  XDG_STATE,           /* $XDG_STATE_HOME or ~/.local/state */
  XDG_RUNTIME,         /* $XDG_RUNTIME_DIR or /tmp/diskfish-UID itself */
};

/* Return the path of the directory "diskfish" in the base directory, and create
 * it with mode 0700 if it does not exist.  Return NULL without a home
 * directory, or if the path belongs to another user, is writable by others, or
 * is a symbolic link.  The caller frees the result.
 */
char *xdg_dir (enum xdg_dir which)
  __attribute__ ((warn_unused_result));

/* Return the path that xdg_dir returns, but NULL if the directory does not
 * exist.
 */
char *xdg_dir_existing (enum xdg_dir which)
  __attribute__ ((warn_unused_result));

/* Return the first 4096 bytes of the file NAME in the directory, or NULL.  The
 * caller frees them.
 */
char *xdg_dir_read (enum xdg_dir which, const char *name)
  __attribute__ ((warn_unused_result));

/* Replace the file NAME in the directory atomically.  On failure the old file
 * remains; the files only save time, so the failure is not reported.
 */
void xdg_dir_write (enum xdg_dir which, const char *name,
                    const char *text);

#endif
