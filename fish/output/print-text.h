/* diskfish: print results as text.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_PRINT_TEXT_H
#define FISH_PRINT_TEXT_H

#include <stdio.h>

#include "value.h"

/* Print a result with the same bytes as guestfish.  Print structs within our
 * own structs as tables.
 */
void print_text (FILE *out, const struct value *value);

#endif
