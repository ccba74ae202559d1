/* diskfish: devices that must not be mounted when something is made on them.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unmounted.h"

#include <string.h>

#include "cleanup.h"
#include "handle.h"

static bool
is_same (guestfs_h *g, const char *a, const char *b)
{
  CLEANUP_FREE char *one = guestfs_canonical_device_name (g, a);
  CLEANUP_FREE char *other = guestfs_canonical_device_name (g, b);

  return strcmp (one ? one : a, other ? other : b) == 0;
}

/* Whether DEVICE is the mounted one, or the disk that has it. */
static bool
has (guestfs_h *g, const char *device, const char *mounted)
{
  CLEANUP_FREE char *disk = NULL;

  if (is_same (g, device, mounted))
    return true;
  disk = guestfs_part_to_dev (g, mounted);
  return disk != NULL && is_same (g, device, disk);
}

static int
check_device (guestfs_h *g, char **mounts, const struct args *args,
              const char *device, struct span span, struct diag *diag)
{
  for (size_t i = 0; mounts[i] != NULL && mounts[i+1] != NULL; i += 2) {
    if (!has (g, device, mounts[i]))
      continue;
    diag_at (diag, DIAG_FAILED, args->source, span, "'%s' is mounted on '%s'",
             mounts[i], mounts[i+1]);
    diag_hint (diag, "'umount %s' ends that", mounts[i]);
    return -1;
  }
  return 0;
}

static int
check_arg (guestfs_h *g, char **mounts, const struct args *args,
           const struct arg *arg, enum arg_type type, struct diag *diag)
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
        check_arg (g, mounts, args, &args->args[i],
                   args->command->args[i].type, diag) == -1)
      return -1;
  return 0;
}

int
unmounted_check (struct session *session, const struct args *args,
                 struct diag *diag)
{
  guestfs_h *g = session_guestfs (session);
  bool before;
  int status;

  if (!(args->command->flags & COMMAND_UNMOUNTED))
    return 0;
  /* Handlers of events hear of the command alone. */
  before = handle_quiet (g, true);
  status = check_args (g, args, diag);
  handle_quiet (g, before);
  return status;
}
