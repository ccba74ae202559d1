/* diskfish: what 'set' can change.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_SETTINGS_H
#define COMMANDS_SETTINGS_H

#include "enum-table.h"
#include "output-formats.h"

/* The settings, in the order of their names. */
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
  const struct enum_table *values; /* NULL: on or off */
};

/* NULL if there is none. */
const struct setting *setting_find (const char *name);

#endif
