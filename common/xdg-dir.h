/* diskfish: folders of the user's own.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMON_XDG_DIR_H
#define COMMON_XDG_DIR_H

enum xdg_dir {
  XDG_CACHE,           /* $XDG_CACHE_HOME or ~/.cache */
  XDG_STATE,           /* $XDG_STATE_HOME or ~/.local/state */
  XDG_RUNTIME,         /* $XDG_RUNTIME_DIR or /tmp/diskfish-UID itself */
};

/* The folder "diskfish" below it, made with mode 0700 if it is not there;
 * NULL if there is no home, or if it belongs to somebody else, may be
 * written by others, or is a link.  Freed by the caller.
 */
char *xdg_dir (enum xdg_dir which)
  __attribute__ ((warn_unused_result));

/* The same, but NULL if it is not there already. */
char *xdg_dir_existing (enum xdg_dir which)
  __attribute__ ((warn_unused_result));

/* The contents of a small file there, or NULL; freed by the caller. */
char *xdg_dir_read (enum xdg_dir which, const char *name)
  __attribute__ ((warn_unused_result));

/* Replace a small file there at once; a failure leaves the old one. */
void xdg_dir_write (enum xdg_dir which, const char *name,
                    const char *text);

#endif
