/* diskfish: explain failures with a known cause and remedy.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "error-hints.h"

#include <string.h>

#include "cleanup.h"
#include "filesystem-types.h"
#include "mount-cause.h"
#include "strbuf.h"
#include "suggest.h"

static bool
is_hibernated (const char *message)
{
  return strstr (message, "Windows is hibernated") ||
    strstr (message, "unsafe state");
}

/* Return the first argument that is a device, and set *INDEX.  Return NULL if
 * there is none.
 */
static const char *
device_argument (const struct args *args, size_t *index)
{
  for (size_t i = 0; i < args->command->nargs; ++i)
    if (args->args[i].given && remedy_is_device (args->command->args[i].type) &&
        strncmp (args->args[i].text, "/dev/", 5) == 0) {
      *index = i;
      return args->args[i].text;
    }
  return NULL;
}

static void
nothing_mounted (struct session *session, const struct args *args,
                 struct diag *diag)
{
  guestfs_h *g = session_guestfs (session);
  CLEANUP_FREE_STRINGS char **all = guestfs_list_filesystems (g);
  CLEANUP_STRBUF struct strbuf others = { 0 };
  const char *first = NULL;

  for (size_t i = 0; all != NULL && all[i] != NULL; i += 2)
    if (filesystem_types_include (all[i + 1])) {
      if (first == NULL)
        first = all[i];
      else
        strbuf_printf (&others, "%s%s", others.len ? ", " : "", all[i]);
    }
  diag_set (diag, DIAG_FAILED, "%s: nothing is mounted", args->name);
  if (first == NULL)
    diag_hint (diag, "run 'layout' to see what is on the disks");
  else if (others.len == 0)
    diag_hint (diag, "run 'mount %s /'", first);
  else
    diag_hint (diag, "run 'mount %s /' (or %s); 'inspect' describes them",
               first, others.ptr);
}

static bool
not_mountable (struct session *session, const struct args *args,
               const char *message, struct diag *diag)
{
  size_t index = 0;
  const char *device = device_argument (args, &index);
  CLEANUP_MOUNT_CAUSE struct mount_cause cause = { 0 };

  if (device == NULL)
    return false;
  if (is_hibernated (message)) {
    diag_set (diag, DIAG_FAILED, "%s: '%s' holds a hibernated Windows, or one "
              "that was not shut down fully", args->name, device);
    diag_hint (diag, "use 'mount-ro %s /' to read it, or 'mount-options "
               "remove_hiberfile %s /' to discard the saved session", device,
               device);
  }
  else if (mount_cause_find (session_guestfs (session), device, message,
                             &cause)) {
    diag_set (diag, DIAG_FAILED, "%s: '%s' %s", args->name, device,
              cause.what);
    if (cause.hint != NULL)
      diag_hint (diag, "%s", cause.hint);
  }
  else
    return false;
  args_place (args, index, diag);
  return true;
}

static size_t
count_strings (char *const *list)
{
  size_t count = 0;

  while (list != NULL && list[count] != NULL)
    count++;
  return count;
}

/* Hint at all disks, partitions, logical volumes and arrays. */
static void
hint_devices (guestfs_h *g, struct diag *diag)
{
  char **const lists[] = {
    guestfs_list_devices (g), guestfs_list_partitions (g), guestfs_lvs (g),
    guestfs_list_md_devices (g),
  };
  CLEANUP_STRBUF struct strbuf all = { 0 };

  for (size_t i = 0; i < sizeof lists / sizeof *lists; ++i) {
    CLEANUP_FREE_STRINGS char **list = lists[i];

    for (size_t j = 0; j < count_strings (list); ++j)
      strbuf_printf (&all, "%s%s", all.len ? ", " : "", list[j]);
  }
  if (all.len > 0)
    diag_hint (diag, "available: %s", all.ptr);
}

/* Suggest a name that is similar to the last part of PATH, if its directory
 * exists.
 */
static void
hint_path (guestfs_h *g, const char *path, struct diag *diag)
{
  CLEANUP_FREE char *directory = xstrdup (path);
  char *slash = strrchr (directory, '/');
  CLEANUP_FREE_STRINGS char **names = NULL;
  const char *near;

  if (slash == NULL)
    return;
  *slash = '\0';
  names = guestfs_ls (g, *directory ? directory : "/");
  if (names == NULL)
    return;
  near = suggest (slash + 1, (const char *const *) names,
                  count_strings (names));
  if (near != NULL)
    diag_hint (diag, "did you mean '%s/%s'?", directory, near);
}

/* Explain that a device or a path of the guest does not exist. */
static bool
not_there (struct session *session, const struct args *args,
           const char *message, struct diag *diag)
{
  guestfs_h *g = session_guestfs (session);
  const struct arg *named = remedy_named (args, message);

  for (size_t i = 0; i < args->command->nargs; ++i) {
    const char *text = args->args[i].text;
    enum arg_type type = args->command->args[i].type;

    if (&args->args[i] != named ||
        !(remedy_is_device (type) || remedy_is_path (type)))
      continue;
    diag_set (diag, DIAG_FAILED, "%s: %s", args->name, message);
    if (remedy_is_device (type) && strncmp (text, "/dev/", 5) == 0)
      hint_devices (g, diag);
    else
      hint_path (g, text, diag);
    args_place (args, i, diag);
    return true;
  }
  return false;
}

bool
error_hint_known (struct session *session, const struct args *args,
                  const struct failure *failure, struct diag *diag)
{
  const char *message = failure->message;

  if (strstr (message, "you must call 'mount' first")) {
    nothing_mounted (session, args, diag);
    return true;
  }
  if (not_mountable (session, args, message, diag))
    return true;
  if (strstr (message, "No such file or directory") && !failure->of_host)
    return not_there (session, args, message, diag);
  if (remedy_find_reason (session, args, failure, diag))
    return true;
  remedy_add (session, args, failure, diag);
  return false;
}

char *
error_hint_mount (guestfs_h *g, const char *device, const char *message)
{
  CLEANUP_MOUNT_CAUSE struct mount_cause cause = { 0 };

  if (is_hibernated (message))
    return xstrdup ("Windows is hibernated, or was not shut down fully");
  if (mount_cause_find (g, device, message, &cause))
    return STEAL (cause.what);
  return xstrdup (message);
}
