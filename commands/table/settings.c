/* diskfish: the settings of the shell.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "settings.h"

#include <stddef.h>

#define OUTPUT_CHOICE(id, word, meaning, ...) { word, meaning },
static const struct enum_entry output_list[] = {
  OUTPUT_FORMATS (OUTPUT_CHOICE)
};
const struct enum_table output_choices = {
  .what = "output", .list = output_list,
  .count = sizeof output_list / sizeof *output_list,
};

static const struct enum_entry setting_list[] = {
  [SETTING_KEEP_GOING] = { "keep-going", "a script continues after a failure" },
  [SETTING_OUTPUT] = { "output", "output format of results" },
  [SETTING_PIPEFAIL] = {
    "pipefail", "a pipe fails if its host command fails"
  },
  [SETTING_WARM] = { "warm", "the appliance starts as a clone of a template" },
};
const struct enum_table setting_choices = {
  .what = "setting", .list = setting_list, .count = SETTING_COUNT,
};

static const struct setting settings[SETTING_COUNT] = {
  [SETTING_OUTPUT] = { &output_choices },
};

const struct setting *
setting_find (const char *name)
{
  int index = enum_find (&setting_choices, name);

  return index < 0 ? NULL : &settings[index];
}
