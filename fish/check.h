/* diskfish: look at a script before it runs.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_CHECK_H
#define FISH_CHECK_H

#include <stdbool.h>

#include "script.h"

/* Find what is wrong without running anything.  With ALL every problem is
 * found, also commands that come before the appliance runs or too late;
 * without it only the first that no run could get past.  Statements behind
 * a quit are not looked at.
 */
void check_script (const struct script *script, bool all,
                   struct diags *problems);

#endif
