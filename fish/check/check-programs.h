/* diskfish: programs of the host that a script runs.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_CHECK_PROGRAMS_H
#define FISH_CHECK_PROGRAMS_H

#include <stdbool.h>

#include "diag.h"

/* The commands of the host in TEXT, which is at SPAN, need a program that is
 * not there.  What only the shell can tell is not looked at, nor, while files
 * are CHANGING, what is not looked for in PATH.
 */
int check_programs (const struct source *source, struct span span,
                    const char *text, bool changing, struct diag *diag)
  __attribute__ ((warn_unused_result));

#endif
