/* diskfish: find the directory of the running program.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMON_EXE_DIR_H
#define COMMON_EXE_DIR_H

/* Return the directory that contains the running program, or NULL without
 * /proc.  The caller frees it.
 */
char *exe_dir (void) __attribute__ ((warn_unused_result));

#endif
