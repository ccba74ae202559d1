/* diskfish: print values as tables and trees.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_PRINT_TABLE_H
#define FISH_PRINT_TABLE_H

#include <stdio.h>

#include "value.h"

/* Print a value as a table: one line per struct, and structs within structs of
 * the same type as a tree.  Text, bytes, and structs that contain other structs
 * have no columns: do not call this for them.
 */
void print_table (FILE *out, const struct value *value);

/* Print COUNT structs at BASE as a table, with INDENT spaces before each line.
 */
void print_members (FILE *out, const struct struct_def *def,
                    const char *base, size_t count, size_t indent);

#endif
