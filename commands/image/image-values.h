/* diskfish: convert the JSON of qemu-img to results of commands.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_IMAGE_VALUES_H
#define COMMANDS_IMAGE_VALUES_H

#include <jansson.h>

#include "value.h"

/* Set RESULT from the JSON of a qemu-img command.  RESULT owns copies of all
 * strings.
 */
void rows_of_info (struct value *result, const char *file,
                   const json_t *info);
void rows_of_check (struct value *result, const json_t *report);
void rows_of_map (struct value *result, const json_t *map);
void rows_of_snapshots (struct value *result, const json_t *snapshots);

#endif
