/* diskfish: the command 'mount-local': serve guest files in a host directory.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "handlers.h"
#include "served-directory.h"
#include "session.h"

enum { READONLY, OPTIONS, CACHETIMEOUT, DEBUGCALLS };

int
cmd_mount_local (struct session *session, const struct args *args,
                 struct value *result, struct diag *diag)
{
  const struct arg *opts = args->opts;
  struct guestfs_mount_local_argv given = {
    .bitmask =
      (opts[READONLY].given ? GUESTFS_MOUNT_LOCAL_READONLY_BITMASK : 0) |
      (opts[OPTIONS].given ? GUESTFS_MOUNT_LOCAL_OPTIONS_BITMASK : 0) |
      (opts[CACHETIMEOUT].given ? GUESTFS_MOUNT_LOCAL_CACHETIMEOUT_BITMASK
       : 0) |
      (opts[DEBUGCALLS].given ? GUESTFS_MOUNT_LOCAL_DEBUGCALLS_BITMASK : 0),
    .readonly = (int) opts[READONLY].number,
    .options = opts[OPTIONS].text,
    .cachetimeout = (int) opts[CACHETIMEOUT].number,
    .debugcalls = (int) opts[DEBUGCALLS].number,
  };

  (void) result;
  if (guestfs_mount_local_argv (session_guestfs (session),
                                args->args[0].text, &given) == -1)
    return call_failed (session, args, diag);
  served_directory_set (session->appliance, args->args[0].text);
  return 0;
}

int
cmd_mount_local_run (struct session *session, const struct args *args,
                     struct value *result, struct diag *diag)
{
  struct appliance *a = session->appliance;
  int status;

  (void) result;
  appliance_begin (a);
  served_directory_begin (a);
  status = guestfs_mount_local_run (session_guestfs (session));
  served_directory_end (a);
  if (appliance_is_interrupted (a))
    return diag_set (diag, DIAG_FAILED, "%s: interrupted", args->name);
  return status == -1 ? call_failed (session, args, diag) : 0;
}
