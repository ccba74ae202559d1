/* diskfish: where the running program lies.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMON_EXE_DIR_H
#define COMMON_EXE_DIR_H

/* Freed by the caller; NULL where the system does not say. */
char *exe_dir (void) __attribute__ ((warn_unused_result));

#endif
