/* diskfish: show values as tables and trees.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_PRINT_TABLE_H
#define FISH_PRINT_TABLE_H

#include <stdio.h>

#include "value.h"

/* Print a value as a table: structs one a line, structs within structs of the
 * same kind as a tree.  Text, bytes, and a struct with other structs in it
 * have no columns and are not for this function.
 */
void print_table (FILE *out, const struct value *value);

/* COUNT structs at BASE as a table, with INDENT spaces before each line. */
void print_members (FILE *out, const struct struct_def *def,
                    const char *base, size_t count, size_t indent);

#endif
