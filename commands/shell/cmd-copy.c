/* diskfish: the commands 'copy-in' and 'copy-out'.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "call-errors.h"
#include "cleanup.h"
#include "handlers.h"
#include "session.h"
#include "temporary.h"
#include "tree-transfer.h"

/* Copy the source FROM to the directory TO. */
typedef int copy_function (struct session *session, const struct args *args,
                           const char *from, const char *to,
                           struct diag *diag);

/* guestfs_copy_in returns 0 even if the guest could not extract the files.  Its
 * error is only available through the error handler.
 */
static int
copy_in (struct session *session, const struct args *args, const char *from,
         const char *to, struct diag *diag)
{
  guestfs_h *g = session_guestfs (session);
  enum bulk_transfer done = tree_transfer_copy_in (session, args, from, to,
                                                   diag);

  if (done != BULK_TRANSFER_LEFT)
    return done == BULK_TRANSFER_DONE ? 0 : -1;
  if (guestfs_copy_in (g, from, to) == 0 && !call_reported_error (g))
    return 0;
  return call_failed (session, args, diag);
}

static void
remove_text (char *text, const char *part)
{
  size_t len = strlen (part);
  char *at = text;

  while (at != NULL && (at = strstr (at, part)) != NULL)
    memmove (at, at + len, strlen (at + len) + 1);
}

/* Move a complete copy to its final name.  Renaming a directory changes its
 * "..", for which it must be writable.
 */
static int
publish_copy (const char *part, const char *target, struct diag *diag)
{
  struct stat entry;
  bool locked = lstat (part, &entry) == 0 && S_ISDIR (entry.st_mode) &&
    !(entry.st_mode & S_IWUSR) && chmod (part, entry.st_mode | S_IWUSR) == 0;

  if (renameat2 (AT_FDCWD, part, AT_FDCWD, target, RENAME_NOREPLACE) == 0 ||
      (errno == EINVAL && rename (part, target) == 0)) {
    if (locked)
      chmod (target, entry.st_mode);
    return 0;
  }
  diag_set (diag, DIAG_FAILED, "cannot create '%s': %s", target,
            strerror (errno));
  diag->errnum = errno;
  return -1;
}

static int
copy_out_directly (struct session *session, const struct args *args,
                   const char *from, const char *to, struct diag *diag)
{
  enum bulk_transfer done = tree_transfer_copy_out (session, args, from, to,
                                                    diag);

  if (done != BULK_TRANSFER_LEFT)
    return done == BULK_TRANSFER_DONE ? 0 : -1;
  if (guestfs_copy_out (session_guestfs (session), from, to) == 0)
    return 0;
  return call_failed (session, args, diag);
}

/* Copy into a new directory first, so that an incomplete copy never has the
 * final name.  A copy that goes into a directory or over a file that exists is
 * made in place.
 */
static int
copy_out (struct session *session, const struct args *args, const char *from,
          const char *to, struct diag *diag)
{
  const char *slash = strrchr (from, '/');
  const char *base = slash != NULL ? slash + 1 : from;
  CLEANUP_FREE char *target = xasprintf ("%s/%s", to, base);
  CLEANUP_FREE char *staging = NULL, *part = NULL;
  struct stat entry;
  int status;

  if (*base != '\0' && lstat (target, &entry) == -1 && errno == ENOENT)
    staging = temporary_folder (to);
  if (staging == NULL)
    return copy_out_directly (session, args, from, to, diag);
  part = xasprintf ("%s/%s", staging, base);
  status = copy_out_directly (session, args, from, staging, diag);
  if (status == 0)
    status = publish_copy (part, target, diag);
  remove_text (diag->text, staging + strlen (to));
  remove_text (diag->library, staging + strlen (to));
  temporary_remove (staging);
  return status;
}

/* Copy the sources in argument 0 to the directory in argument 1. */
static int
copy_all (struct session *session, const struct args *args,
          copy_function *copy, struct diag *diag)
{
  const struct arg *sources = &args->args[0];

  for (size_t i = 0; sources->list[i] != NULL; ++i)
    if (copy (session, args, sources->list[i], args->args[1].text,
              diag) == -1) {
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
  return copy_all (session, args, copy_out, diag);
}
