/* diskfish: resolve Windows paths: win:c:\path.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "win-path.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "cleanup.h"

static bool
is_win_path (const char *text)
{
  return text != NULL && strncasecmp (text, "win:", 4) == 0;
}

/* Return the device of the drive LETTER, from the mappings of all systems that
 * were inspected, or NULL.  The caller frees it.
 */
static char *
find_device (guestfs_h *g, char **roots, char letter)
{
  char *device = NULL;

  for (size_t i = 0; roots[i] != NULL && device == NULL; ++i) {
    CLEANUP_FREE_STRINGS char **pairs =
      guestfs_inspect_get_drive_mappings (g, roots[i]);

    for (size_t j = 0; pairs != NULL && pairs[j] != NULL; j += 2)
      if (device == NULL && strlen (pairs[j]) == 1 &&
          tolower ((unsigned char) pairs[j][0]) == letter)
        device = xstrdup (pairs[j + 1]);
  }
  return device;
}

/* Return the mount point of the device, or NULL.  The caller frees it. */
static char *
find_mount (guestfs_h *g, const char *device)
{
  CLEANUP_FREE_STRINGS char **pairs = guestfs_mountpoints (g);
  char *point = NULL;

  for (size_t i = 0; pairs != NULL && pairs[i] != NULL; i += 2)
    if (point == NULL && strcmp (pairs[i], device) == 0)
      point = xstrdup (pairs[i + 1]);
  return point;
}

/* Return the mount point of the drive LETTER.  The caller frees it.  Return
 * NULL with a diag on failure.
 */
static char *
drive_mount_point (guestfs_h *g, char letter, struct diag *diag)
{
  CLEANUP_FREE_STRINGS char **roots = guestfs_inspect_get_roots (g);
  CLEANUP_FREE char *device = NULL;
  char *point;

  letter = (char) tolower ((unsigned char) letter);
  if (roots == NULL || *roots == NULL) {
    diag_set (diag, DIAG_FAILED, "cannot find the drive '%c:': no operating "
              "system was inspected", letter);
    diag_hint (diag, "run 'inspect-os' first");
    return NULL;
  }
  device = find_device (g, roots, letter);
  if (device == NULL) {
    diag_set (diag, DIAG_FAILED, "unknown drive '%c:'", letter);
    return NULL;
  }
  point = find_mount (g, device);
  if (point == NULL) {
    diag_set (diag, DIAG_FAILED, "the drive '%c:' is not mounted", letter);
    diag_hint (diag, "mount its device %s first", device);
  }
  return point;
}

/* Return the guest path for TEXT.  The caller frees it.  Return NULL with a
 * diag on failure.
 */
static char *
resolve (struct session *session, const struct args *args, const char *text,
         struct diag *diag)
{
  guestfs_h *g = session_guestfs (session);
  CLEANUP_FREE char *point = NULL, *path = NULL;
  const char *rest = text + strlen ("win:");
  char *real;

  if (isalpha ((unsigned char) rest[0]) && rest[1] == ':') {
    point = drive_mount_point (g, rest[0], diag);
    if (point == NULL)
      return NULL;
    rest += 2;
  }
  if (point != NULL && strcmp (point, "/") == 0)
    point[0] = '\0';
  path = xasprintf ("%s%s%s", point ? point : "",
                    *rest == '\0' || (point && strchr ("/\\", *rest) == NULL)
                    ? "/" : "", rest);
  for (char *p = path; *p != '\0'; p++)
    if (*p == '\\')
      *p = '/';
  real = guestfs_case_sensitive_path (g, path);
  if (real == NULL)
    call_failed (session, args, diag);
  return real;
}

static int
resolve_one (struct session *session, const struct args *args,
             struct arena *arena, const char **text, struct span span,
             struct diag *diag)
{
  CLEANUP_FREE char *path = NULL;

  if (!is_win_path (*text))
    return 0;
  path = resolve (session, args, *text, diag);
  if (path == NULL) {
    diag_place (diag, args->source, span);
    return -1;
  }
  *text = arena_copy (arena, path, strlen (path));
  return 0;
}

static int
resolve_list (struct session *session, const struct args *args,
              struct arena *arena, struct arg *arg, struct diag *diag)
{
  for (size_t i = 0; arg->list[i] != NULL; ++i) {
    struct span span = arg->words ? arg->words[i].span : arg->span;
    const char *text = arg->list[i];

    if (resolve_one (session, args, arena, &text, span, diag) == -1)
      return -1;
    arg->list[i] = (char *) text;
  }
  return 0;
}

static bool
may_be_path (enum arg_type type)
{
  return type == ARG_PATH || type == ARG_PATHS || type == ARG_PATH_LIST ||
    type == ARG_DEVICE_OR_PATH || type == ARG_MOUNTABLE_OR_PATH;
}

static int
resolve_arg (struct session *session, const struct args *args,
             struct arena *arena, const struct arg_def *def, struct arg *arg,
             struct diag *diag)
{
  if (!arg->given || arg->document || !may_be_path (def->type))
    return 0;
  if (arg->list != NULL)
    return resolve_list (session, args, arena, arg, diag);
  return resolve_one (session, args, arena, &arg->text, arg->span, diag);
}

int
win_paths_resolve (struct session *session, struct args *args,
                   struct arena *arena, struct diag *diag)
{
  const struct command *command = args->command;

  for (size_t i = 0; i < command->nargs; ++i)
    if (resolve_arg (session, args, arena, &command->args[i], &args->args[i],
                     diag) == -1)
      return -1;
  for (size_t i = 0; i < command->nopts; ++i)
    if (resolve_arg (session, args, arena, &command->opts[i], &args->opts[i],
                     diag) == -1)
      return -1;
  return 0;
}
