/* diskfish: refuse to overwrite devices that are mounted.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mount-guard.h"

#include <string.h>

#include "busy.h"
#include "cleanup.h"
#include "handle.h"

static char *
canonical (guestfs_h *g, const char *device)
{
  char *name = guestfs_canonical_device_name (g, device);

  return name ? name : xstrdup (device);
}

/* True if MOUNTED is DEVICE, a canonical name, or one of its partitions. */
static bool
is_mounted_on (guestfs_h *g, const char *device, const char *mounted)
{
  CLEANUP_FREE char *name = canonical (g, mounted);
  CLEANUP_FREE char *disk = NULL;

  if (strcmp (device, name) == 0)
    return true;
  disk = guestfs_part_to_dev (g, name);
  return disk != NULL && strcmp (device, disk) == 0;
}

static int
check_device (guestfs_h *g, char **mounts, const struct args *args,
              const char *device, struct span span, struct diag *diag)
{
  CLEANUP_FREE char *name = canonical (g, device);

  for (size_t i = 0; mounts[i] != NULL && mounts[i+1] != NULL; i += 2)
    if (is_mounted_on (g, name, mounts[i])) {
      busy_mounted (mounts[i], mounts[i+1], diag);
      diag_place (diag, args->source, span);
      return -1;
    }
  return 0;
}

static int
mount_guard_check_arg (guestfs_h *g, char **mounts, const struct args *args,
                       const struct arg *arg, enum arg_type type,
                       struct diag *diag)
{
  if (type == ARG_DEVICE)
    return check_device (g, mounts, args, arg->text, arg->span, diag);
  for (size_t i = 0; type == ARG_DEVICE_LIST && arg->list[i] != NULL; ++i)
    if (check_device (g, mounts, args, arg->list[i],
                      arg->words ? arg->words[i].span : arg->span,
                      diag) == -1)
      return -1;
  return 0;
}

static int
check_args (guestfs_h *g, const struct args *args, struct diag *diag)
{
  CLEANUP_FREE_STRINGS char **mounts = guestfs_mountpoints (g);

  for (size_t i = 0; mounts != NULL && i < args->command->nargs; ++i)
    if (args->args[i].given &&
        mount_guard_check_arg (g, mounts, args, &args->args[i],
                               args->command->args[i].type, diag) == -1)
      return -1;
  return 0;
}

int
mount_guard_check (struct session *session, const struct args *args,
                   struct diag *diag)
{
  guestfs_h *g;
  bool before;
  int status;

  if (!(args->command->flags & COMMAND_REQUIRES_UNMOUNTED))
    return 0;
  g = session_guestfs (session);
  /* These calls are not part of the command, so event handlers must not see
   * them.
   */
  before = handle_quiet (g, true);
  status = check_args (g, args, diag);
  handle_quiet (g, before);
  return status;
}
