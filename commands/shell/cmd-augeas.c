/* diskfish: the command 'aug-init'.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "handlers.h"
#include "lenses.h"
#include "session.h"

int
cmd_aug_init (struct session *session, const struct args *args,
              struct value *result, struct diag *diag)
{
  guestfs_h *g = session_guestfs (session);

  (void) result;
  lenses_restore (g);
  if (guestfs_aug_init (g, args->args[0].text, (int) args->args[1].number)
      == -1)
    return call_failed (session, args, diag);
  return 0;
}
