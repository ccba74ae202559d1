/* diskfish: look at a script before it runs.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_CHECK_H
#define FISH_CHECK_H

#include "script.h"

enum check_extent {
  CHECK_FIRST,          /* only the first problem that no run could get past */
  CHECK_ALL,            /* every problem, also commands that come before the */
                        /* appliance runs or too late */
  CHECK_LAUNCHED,       /* the same, where it runs from the start */
};

/* Find what is wrong without running anything.  Statements behind a quit are
 * not looked at.
 */
void check_script (const struct script *script, enum check_extent extent,
                   struct diags *problems);

#endif
