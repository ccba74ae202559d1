/* diskfish: find programs in PATH.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMON_FIND_PROGRAM_H
#define COMMON_FIND_PROGRAM_H

/* Return the path of the program that execvp(3) would run, to be freed by the
 * caller, or NULL if there is none.
 */
char *find_program (const char *name) __attribute__ ((warn_unused_result));

#endif
