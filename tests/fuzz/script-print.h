/* diskfish: a parsed script as a script again.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef TESTS_SCRIPT_PRINT_H
#define TESTS_SCRIPT_PRINT_H

#include <stdbool.h>

#include "script.h"
#include "strbuf.h"

/* Write the statements that could be parsed, so that parsing gives them
 * again.
 */
void script_print (struct strbuf *out, const struct script *script);

/* Whether the statements of both that could be parsed are the same, apart
 * from their places.
 */
bool script_same (const struct script *a, const struct script *b);

#endif
