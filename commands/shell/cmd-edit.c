/* diskfish: edit and show guest files with programs of the host.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "call-errors.h"
#include "cleanup.h"
#include "handlers.h"
#include "local-copy.h"

/* Download the file of argument 0. */
static int
fetch (struct session *session, const struct args *args,
       struct local_copy *copy, struct diag *diag)
{
  if (local_copy_open (args, copy, diag) == -1)
    return -1;
  if (guestfs_download (session_guestfs (session), args->args[0].text,
                        copy->path) == -1)
    return call_failed (session, args, diag);
  return 0;
}

/* Create an empty file next to PATH with a random name and mode 0600.  Return
 * its name, which the caller frees.
 */
static char *
new_beside (guestfs_h *g, const char *path)
{
  CLEANUP_FREE char *template =
    xasprintf ("%.*s/diskfish-XXXXXX", (int) (strrchr (path, '/') - path),
               path);

  return guestfs_mktemp (g, template, -1);
}

/* Copy the owner, the mode and the extended attributes, which include an
 * SELinux context.  Set the mode again if it has set-user-ID or set-group-ID
 * bits, which chown(2) clears.
 */
static int
copy_attributes (guestfs_h *g, const char *from, const char *to)
{
  struct guestfs_statns *file = guestfs_statns (g, from);
  int mode;

  if (file == NULL)
    return -1;
  mode = (int) (file->st_mode & 07777);
  guestfs_free_statns (file);
  if (guestfs_copy_attributes (g, from, to, GUESTFS_COPY_ATTRIBUTES_ALL, 1,
                               -1) == -1)
    return -1;
  return (mode & 06000) ? guestfs_chmod (g, mode, to) : 0;
}

/* Upload to the new file, then rename it over the old one.  A failure leaves
 * the old file unchanged.
 */
static int
replace (guestfs_h *g, const char *local, const char *new, const char *path)
{
  if (guestfs_upload (g, local, new) == -1 ||
      copy_attributes (g, path, new) == -1)
    return -1;
  return guestfs_rename (g, new, path);
}

/* Name the user's file in the error: the library names the temporary one. */
static void
cannot_write (struct session *session, const struct args *args,
              const char *new, struct diag *diag)
{
  guestfs_h *g = session_guestfs (session);
  const char *message = call_error (g), *path = args->args[0].text;
  int error = call_errno (g);

  if (message == NULL ||
      strstr (message, new ? new : "/diskfish-") == NULL) {
    call_failed (session, args, diag);
    return;
  }
  diag_set (diag, DIAG_FAILED, "%s: cannot write '%s'%s%s",
            args->name, path, error ? ": " : "",
            error ? strerror (error) : "");
  diag->errnum = error;
  args_place (args, 0, diag);
}

static int
write_back (struct session *session, const struct args *args,
            struct local_copy *copy, struct diag *diag)
{
  guestfs_h *g = session_guestfs (session);
  /* Resolve symbolic links, so that the rename replaces the target and not the
   * link.
   */
  CLEANUP_FREE char *path = guestfs_realpath (g, args->args[0].text);
  CLEANUP_FREE char *new = path ? new_beside (g, path) : NULL;

  if (new != NULL && replace (g, copy->path, new, path) == 0)
    return 0;
  cannot_write (session, args, new, diag);
  if (new != NULL)
    guestfs_rm_f (g, new);
  local_copy_keep (copy, diag);
  return -1;
}

static int
edit_with (struct session *session, const struct args *args,
           const char *editor, struct diag *diag)
{
  CLEANUP_LOCAL_COPY struct local_copy copy = { 0 };
  bool changed = false;

  if (fetch (session, args, &copy, diag) == -1 ||
      local_copy_run (session, &copy, editor, &changed, diag) == -1)
    return -1;
  return changed ? write_back (session, args, &copy, diag) : 0;
}

static int
show_with (struct session *session, const struct args *args,
           const char *program, struct diag *diag)
{
  CLEANUP_LOCAL_COPY struct local_copy copy = { 0 };

  if (fetch (session, args, &copy, diag) == -1)
    return -1;
  return local_copy_run (session, &copy, program, NULL, diag);
}

int
cmd_edit (struct session *session, const struct args *args,
          struct value *result, struct diag *diag)
{
  (void) result;
  return edit_with (session, args, local_program ("EDITOR", "vi"), diag);
}

int
cmd_emacs (struct session *session, const struct args *args,
           struct value *result, struct diag *diag)
{
  (void) result;
  return edit_with (session, args, "emacs -nw", diag);
}

int
cmd_vi (struct session *session, const struct args *args,
        struct value *result, struct diag *diag)
{
  (void) result;
  return edit_with (session, args, "vi", diag);
}

int
cmd_more (struct session *session, const struct args *args,
          struct value *result, struct diag *diag)
{
  (void) result;
  return show_with (session, args, local_program ("PAGER", "more"), diag);
}

int
cmd_less (struct session *session, const struct args *args,
          struct value *result, struct diag *diag)
{
  (void) result;
  return show_with (session, args, "less", diag);
}

int
cmd_display (struct session *session, const struct args *args,
             struct value *result, struct diag *diag)
{
  (void) result;
  return show_with (session, args,
                    local_program ("GUESTFISH_DISPLAY_IMAGE", "display"),
                    diag);
}
