/* diskfish: parts of manual and completion files that come from tables.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef MAN_PARTS_H
#define MAN_PARTS_H

#include <stdio.h>

/* Write one part.  POD parts are whole paragraphs and end with an empty line.
 * Parts for shells and for the JSON Schema are lines.
 */
void part_commands_pod (FILE *out);
void part_losses_pod (FILE *out);
void part_modes_pod (FILE *out);
void part_names_pod (FILE *out);
void part_options_pod (FILE *out);
void part_schema_structs (FILE *out);
void part_schema_commands (FILE *out);
void part_bash (FILE *out);
void part_zsh (FILE *out);
void part_fish (FILE *out);

#endif
