/* diskfish: add hints to failures that keep the library's message.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "remedy.h"

#include <string.h>

#include "cleanup.h"
#include "transfer.h"

static const char no_space[] = "No space left on device";

bool
remedy_is_device (enum arg_type type)
{
  return type == ARG_DEVICE || type == ARG_MOUNTABLE ||
    type == ARG_DEVICE_OR_PATH || type == ARG_MOUNTABLE_OR_PATH;
}

bool
remedy_is_path (enum arg_type type)
{
  return type == ARG_PATH || type == ARG_DEVICE_OR_PATH ||
    type == ARG_MOUNTABLE_OR_PATH;
}

static bool
is_host_type (enum arg_type type)
{
  return type == ARG_FILE_IN || type == ARG_FILE_OUT ||
    type == ARG_HOST_FILE || type == ARG_NEW_FILE ||
    type == ARG_HOST_FILES || type == ARG_HOST_DIRECTORY;
}

const struct arg *
remedy_named (const struct args *args, const char *message)
{
  const struct arg *best = NULL;
  size_t count = args->command->nargs + args->command->nopts;

  for (size_t i = 0; i < count; ++i) {
    const struct arg *arg = &args->args[i];

    if (arg->given && !arg->document && arg->text != NULL && arg->len > 1 &&
        strstr (message, arg->text) && (best == NULL || arg->len > best->len))
      best = arg;
  }
  return best;
}

/* Return the type of the argument that the message names, or ARG_STRING if it
 * names none.
 */
static enum arg_type
named_type (const struct args *args, const char *message)
{
  const struct arg *named = remedy_named (args, message);
  size_t index = named ? (size_t) (named - args->args) : SIZE_MAX;

  return index < args->command->nargs ? args->command->args[index].type
    : ARG_STRING;
}

static bool
is_of_host (const struct args *args, const struct failure *failure)
{
  return failure->of_host ||
    is_host_type (named_type (args, failure->message));
}

static bool
is_below (const char *path, const char *directory)
{
  size_t len = strlen (directory);

  return strcmp (directory, "/") == 0 ||
    (strncmp (path, directory, len) == 0 && strchr ("/", path[len]) != NULL);
}

/* Return the device that is mounted at PATH.  The caller frees it.  Return NULL
 * if it is unknown.
 */
static char *
device_of (guestfs_h *g, const char *path)
{
  CLEANUP_FREE_STRINGS char **all = guestfs_mountpoints (g);
  char *device = NULL;
  size_t best = 0;

  for (size_t i = 0; all != NULL && all[i] != NULL; i += 2) {
    size_t len = strlen (all[i + 1]);

    if (is_below (path, all[i + 1]) && len > best) {
      free (device);
      device = xstrdup (all[i]);
      best = len;
    }
  }
  return device;
}

/* Hint at the reason of a read-only file system.  ntfs-3g mounts a hibernated
 * Windows read-only without an error.
 */
static void
hint_read_only (struct session *session, const struct args *args,
                struct diag *diag)
{
  guestfs_h *g = session_guestfs (session);
  CLEANUP_FREE char *device = NULL, *type = NULL;

  for (size_t i = 0; i < args->command->nargs && device == NULL; ++i)
    if (args->args[i].given && remedy_is_path (args->command->args[i].type))
      device = device_of (g, args->args[i].text);
  if (device != NULL)
    type = guestfs_vfs_type (g, device);
  if (type != NULL && strcmp (type, "ntfs") == 0)
    diag_hint (diag, "if %s was not mounted read-only, its Windows is "
               "hibernated: after 'umount-all', use 'mount-options "
               "remove_hiberfile %s /' to discard the saved session", device,
               device);
  else
    diag_hint (diag, "if it was mounted read-only, use 'remount / rw:true' to "
               "write to it");
}

static const char *
hint_directory (const struct args *args, const struct failure *failure)
{
  enum arg_type type = named_type (args, failure->message);
  unsigned flags = args->command->flags;

  if (type == ARG_FILE_IN)
    return "use 'copy-in' to copy a directory";
  if (flags & COMMAND_REMOVES_FILE)
    return "use 'rmdir' for an empty directory, or 'rm-rf' to remove its "
           "contents too";
  if (type == ARG_FILE_OUT || (flags & COMMAND_WRITES_FILE))
    return "name a file in that directory";
  return is_of_host (args, failure) ? NULL
    : "use 'ls' to list it, or 'tar-out' to fetch it";
}

static const char *
hint_space (const struct args *args, const struct failure *failure)
{
  const struct arg *named = remedy_named (args, failure->message);

  if (is_of_host (args, failure))
    return "free some space on the host, or choose another place";
  return named != NULL && strncmp (named->text, "/dev/", 5) == 0 ? NULL
    : "run 'df-h' to see what is full";
}

static const char *
hint_for (const struct args *args, const struct failure *failure)
{
  if (strstr (failure->message, no_space))
    return hint_space (args, failure);
  if (strstr (failure->message, "Invalid argument during seek for read on "))
    return "is the image shorter than its partition table says? 'layout' "
      "shows it";
  if (strstr (failure->message, "s a directory"))
    return hint_directory (args, failure);
  return NULL;
}

void
remedy_add (struct session *session, const struct args *args,
            const struct failure *failure, struct diag *diag)
{
  const char *hint = hint_for (args, failure);
  bool read_only = strstr (failure->message, "Read-only file system") &&
    !is_of_host (args, failure);

  if (hint == NULL && !read_only)
    return;
  diag_set (diag, DIAG_FAILED, "%s: %s", args->name, failure->message);
  if (read_only)
    hint_read_only (session, args, diag);
  else
    diag_hint (diag, "%s", hint);
}

/* True if the file system at PATH lacks space for one record of tar. */
static bool
is_full (guestfs_h *g, const char *path)
{
  enum { RECORD = 10240 };
  struct guestfs_statvfs *stat = guestfs_statvfs (g, path);
  bool full = stat != NULL &&
    (stat->bfree * stat->frsize < RECORD || stat->ffree == 0);

  guestfs_free_statvfs (stat);
  return full;
}

/* Explain that the device is smaller than the data. */
static bool
is_too_small (guestfs_h *g, const struct args *args, const char *device,
              struct diag *diag)
{
  int64_t wanted = (int64_t) transfer_size (args);
  int64_t size = guestfs_blockdev_getsize64 (g, device);

  if (args->command->nargs > 2 && args->command->args[2].type == ARG_SIZE)
    wanted += args->args[2].number;
  if (size < 0 || wanted <= size)
    return false;
  diag_set (diag, DIAG_FAILED, "%s: cannot write '%s': %s", args->name,
            device, no_space);
  diag_hint (diag, "use a device of at least %lld bytes; this one has %lld",
             (long long) wanted, (long long) size);
  return true;
}

void
remedy_no_space (const struct args *args, const struct arg *path,
                 struct diag *diag)
{
  diag_set (diag, DIAG_FAILED, "%s: cannot write '%s': %s", args->name,
            path->text, no_space);
  diag_hint (diag, "run 'df-h' to see what is full");
  diag_place (diag, args->source, path->span);
}

static bool
has_no_space (guestfs_h *g, const struct args *args, const char *path,
              struct diag *diag)
{
  if (!is_full (g, path))
    return false;
  diag_set (diag, DIAG_FAILED, "%s: cannot write '%s': %s", args->name, path,
            no_space);
  diag_hint (diag, "run 'df-h' to see what is full");
  return true;
}

/* base64 in the guest does not report why it cannot open a file.  Try it with
 * another call.
 */
static bool
is_not_opened (struct session *session, const struct args *args,
               const char *path, struct diag *diag)
{
  guestfs_h *g = session_guestfs (session);
  CLEANUP_FREE char *message = NULL;

  if (guestfs_write_append (g, path, "", 0) == 0)
    return false;
  message = library_message (g, "write-append");
  remedy_add (session, args, &(struct failure) { .message = message }, diag);
  diag_set (diag, DIAG_FAILED, "%s: %s", args->name, message);
  return true;
}

/* Explain that tar in the guest ended before it had read the whole archive. */
static bool
not_extracted (const struct args *args, const char *message,
               struct diag *diag)
{
  static const char sign[] = "write error on directory: ";

  if (strncmp (message, sign, sizeof sign - 1) != 0)
    return false;
  diag_set (diag, DIAG_FAILED, "%s: cannot extract the archive to '%s'",
            args->name, message + sizeof sign - 1);
  diag_hint (diag, "is it damaged, or compressed differently?");
  return true;
}

/* Explain "write error: /big" and "write error on file: /big", for which the
 * guest gives no reason.
 */
static bool
write_error (struct session *session, const struct args *args,
             const struct failure *failure, struct diag *diag)
{
  guestfs_h *g = session_guestfs (session);
  const struct arg *file = remedy_named (args, failure->message);
  bool known;

  if (strncmp (failure->message, "write error", 11) != 0 || file == NULL)
    return false;
  known = strncmp (file->text, "/dev/", 5) == 0
    ? is_too_small (g, args, file->text, diag)
    : has_no_space (g, args, file->text, diag) ||
      is_not_opened (session, args, file->text, diag);
  if (!known)
    diag_set (diag, DIAG_FAILED, "%s: cannot write '%s': the guest gives no "
              "reason", args->name, file->text);
  diag_place (diag, args->source, file->span);
  return true;
}

/* Read one byte of a file or a device, to get the library's error. */
static bool
is_read (guestfs_h *g, const char *path)
{
  size_t size;
  CLEANUP_FREE char *byte = strncmp (path, "/dev/", 5) == 0
    ? guestfs_pread_device (g, path, 1, 0, &size)
    : guestfs_pread (g, path, 1, 0, &size);

  return byte != NULL;
}

/* Compression programs in the guest do not report why they cannot read a file.
 */
static bool
read_error (struct session *session, const struct args *args,
            const struct failure *failure, struct diag *diag)
{
  guestfs_h *g = session_guestfs (session);

  if (strcmp (failure->message, "file receive cancelled by daemon") != 0 ||
      !(args->command->flags & COMMAND_SILENT))
    return false;
  for (size_t i = 0; i < args->command->nargs; ++i) {
    CLEANUP_FREE char *message = NULL;

    if (!(remedy_is_path (args->command->args[i].type) ||
          remedy_is_device (args->command->args[i].type)) ||
        is_read (g, args->args[i].text))
      continue;
    message = library_message (g, "pread");
    remedy_add (session, args, &(struct failure) { .message = message },
                diag);
    diag_set (diag, DIAG_FAILED, "%s: %s", args->name, message);
    args_place (args, i, diag);
    return true;
  }
  return false;
}

/* Explain tar's "'FILE': wrote only 6144 of 10240 bytes": a write to a full
 * file system.
 */
static bool
short_write (struct session *session, const struct args *args,
             const struct failure *failure, struct diag *diag)
{
  const char *at = strstr (failure->message, "': wrote only ");
  const char *rest = at ? strstr (at, " (and ") : NULL;

  if (at == NULL || failure->of_host || args->command->nargs < 2 ||
      !is_full (session_guestfs (session), args->args[1].text))
    return false;
  diag_set (diag, DIAG_FAILED, "%s: cannot write %.*s: %s%s", args->name,
            (int) (at + 1 - failure->message), failure->message, no_space,
            rest ? rest : "");
  diag_hint (diag, "run 'df-h' to see what is full");
  return true;
}

/* cmp(1) in the guest does not report a file that it cannot read. */
static bool
not_compared (struct session *session, const struct args *args,
              const struct failure *failure, struct diag *diag)
{
  guestfs_h *g = session_guestfs (session);

  if (!(args->command->flags & COMMAND_SILENT) || *failure->message != '\0')
    return false;
  for (size_t i = 0; i < args->command->nargs; ++i) {
    const char *path = args->args[i].text;

    if (!remedy_is_path (args->command->args[i].type))
      continue;
    if (guestfs_exists (g, path) == 0)
      diag_set (diag, DIAG_FAILED, "%s: %s: No such file or directory",
                args->name, path);
    else if (guestfs_is_dir (g, path) > 0)
      diag_set (diag, DIAG_FAILED, "%s: %s: is a directory", args->name,
                path);
    else
      continue;
    args_place (args, i, diag);
    return true;
  }
  return false;
}

bool
remedy_find_reason (struct session *session, const struct args *args,
                    const struct failure *failure, struct diag *diag)
{
  return not_extracted (args, failure->message, diag) ||
    write_error (session, args, failure, diag) ||
    read_error (session, args, failure, diag) ||
    short_write (session, args, failure, diag) ||
    not_compared (session, args, failure, diag);
}
