/* diskfish: the commands 'copy-in' and 'copy-out'.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "call-errors.h"
#include "handlers.h"
#include "session.h"

typedef int copy_call (guestfs_h *g, const char *from, const char *to);

/* guestfs_copy_in returns 0 even if the guest could not extract the files.  Its
 * error is only available through the error handler.
 */
static int
copy_in (guestfs_h *g, const char *from, const char *to)
{
  int result = guestfs_copy_in (g, from, to);

  return call_reported_error (g) ? -1 : result;
}

/* Copy the sources in argument 0 to the directory in argument 1. */
static int
copy_all (struct session *session, const struct args *args, copy_call *copy,
          struct diag *diag)
{
  const struct arg *sources = &args->args[0];

  for (size_t i = 0; sources->list[i] != NULL; ++i)
    if (copy (session_guestfs (session), sources->list[i],
              args->args[1].text) == -1) {
      call_failed (session, args, diag);
      diag_place (diag, args->source, sources->words[i].span);
      return -1;
    }
  return 0;
}

int
cmd_copy_in (struct session *session, const struct args *args,
             struct value *result, struct diag *diag)
{
  (void) result;
  return copy_all (session, args, copy_in, diag);
}

int
cmd_copy_out (struct session *session, const struct args *args,
              struct value *result, struct diag *diag)
{
  (void) result;
  return copy_all (session, args, guestfs_copy_out, diag);
}
