/* diskfish: print a parsed script as a script.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef TESTS_SCRIPT_PRINT_H
#define TESTS_SCRIPT_PRINT_H

#include <stdbool.h>

#include "script.h"
#include "strbuf.h"

/* Print the valid statements, so that parsing gives them again. */
void script_print (struct strbuf *out, const struct script *script);

/* True if the valid statements of both scripts are equal, except for their
 * places.
 */
bool script_same (const struct script *a, const struct script *b);

#endif
