/* diskfish: settings of the shell.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "handlers.h"
#include "session.h"
#include "settings.h"

static const struct choice output_list[] = {
  [OUTPUT_TEXT] = { "text", "as guestfish prints it" },
  [OUTPUT_JSON] = { "json", "one value a line, for programs" },
  [OUTPUT_TABLE] = { "table", "tables where there is something to align" },
};
const struct choices output_choices = {
  .what = "output", .list = output_list,
  .count = sizeof output_list / sizeof *output_list,
};

enum { KEEP_GOING, OUTPUT, PIPEFAIL, WARM, SETTINGS };

static const struct choice setting_list[] = {
  [KEEP_GOING] = { "keep-going", "a script goes on behind a failure" },
  [OUTPUT] = { "output", "how results are printed" },
  [PIPEFAIL] = { "pipefail", "a pipe fails when its host command does" },
  [WARM] = { "warm", "the appliance starts as a clone of a saved one" },
};
const struct choices setting_choices = {
  .what = "setting", .list = setting_list, .count = SETTINGS,
};

static const struct setting settings[SETTINGS] = {
  [OUTPUT] = { &output_choices },
};

const struct setting *
setting_find (const char *name)
{
  int index = choices_find (&setting_choices, name);

  return index < 0 ? NULL : &settings[index];
}

int
cmd_set (struct session *session, const struct args *args,
         struct value *result, struct diag *diag)
{
  const struct arg *value = &args->args[1];

  (void) result;
  (void) diag;
  switch (choices_find (&setting_choices, args->args[0].text)) {
  case KEEP_GOING:
    session->settings.keep_going = value->number;
    break;
  case OUTPUT:
    session->hooks->set_output (session->shell, value->text);
    break;
  case PIPEFAIL:
    session->settings.pipefail = value->number;
    break;
  case WARM:
    appliance_set_warm (session->appliance, value->number);
    break;
  }
  return 0;
}
