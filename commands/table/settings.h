/* diskfish: the settings that 'set' can change.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_SETTINGS_H
#define COMMANDS_SETTINGS_H

#include "enum-table.h"
#include "output-formats.h"

/* Sorted by name. */
enum setting_name {
  SETTING_KEEP_GOING,
  SETTING_OUTPUT,
  SETTING_PIPEFAIL,
  SETTING_WARM,
  SETTING_COUNT,
};

/* The names of all settings. */
extern const struct enum_table setting_choices;

struct setting {
  const struct enum_table *values; /* NULL: a boolean */
};

/* Return the setting, or NULL if the name is unknown. */
const struct setting *setting_find (const char *name);

#endif
