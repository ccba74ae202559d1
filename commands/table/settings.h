/* diskfish: what 'set' can change.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_SETTINGS_H
#define COMMANDS_SETTINGS_H

#include "choices.h"

enum output_mode {
  OUTPUT_TEXT,          /* as guestfish */
  OUTPUT_JSON,          /* one value a line, for programs */
  OUTPUT_TABLE,         /* text, and tables where there is something to align */
};

/* The words for them, in this order. */
extern const struct choices output_choices;

/* The settings, in the order of their names. */
enum setting_name {
  SETTING_KEEP_GOING,
  SETTING_OUTPUT,
  SETTING_PIPEFAIL,
  SETTING_WARM,
  SETTING_COUNT,
};

/* The names of all settings. */
extern const struct choices setting_choices;

struct setting {
  const struct choices *values; /* NULL: on or off */
};

/* NULL if there is none. */
const struct setting *setting_find (const char *name);

#endif
