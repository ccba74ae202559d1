/* diskfish: the command 'set'.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "handlers.h"
#include "session.h"
#include "settings.h"

int
cmd_set (struct session *session, const struct args *args,
         struct value *result, struct diag *diag)
{
  const struct arg *value = &args->args[1];

  (void) result;
  (void) diag;
  switch (enum_find (&setting_choices, args->args[0].text)) {
  case SETTING_KEEP_GOING:
    session->settings.keep_going = value->number;
    break;
  case SETTING_OUTPUT:
    session->hooks->set_output (session->shell, value->text);
    break;
  case SETTING_PIPEFAIL:
    session->settings.pipefail = value->number;
    break;
  case SETTING_WARM:
    appliance_set_warm (session->appliance, value->number);
    break;
  }
  return 0;
}
