/* diskfish: the command 'hexedit'.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "handlers.h"
#include "local-copy.h"

enum { LARGE = 16 * 1024 * 1024 };

/* The range of bytes to edit. */
struct range {
  int64_t size;                 /* of the whole file or device */
  int64_t start;
  int64_t len;
  bool fixed;                   /* the length must not change */
};

static int
find_size (struct session *session, const struct args *args,
           struct range *range, struct diag *diag)
{
  guestfs_h *g = session_guestfs (session);
  const char *path = args->args[0].text;
  bool device = strncmp (path, "/dev/", 5) == 0;

  range->size = device ? guestfs_blockdev_getsize64 (g, path)
    : guestfs_filesize (g, path);
  range->fixed = device || args->args[1].given;
  return range->size == -1 ? call_failed (session, args, diag) : 0;
}

static int
too_large (const struct args *args, struct diag *diag)
{
  diag_set (diag, DIAG_FAILED, "'%s' is larger than 16 MiB",
            args->args[0].text);
  diag_hint (diag, "select a part, such as 'hexedit %s 0 1M'",
             args->args[0].text);
  args_place (args, 0, diag);
  return -1;
}

/* Read the arguments NAME, NAME MAX or NAME START MAX. */
static int
find_range (const struct args *args, struct range *range, struct diag *diag)
{
  const struct arg *first = &args->args[1], *second = &args->args[2];
  int64_t max = second->given ? second->number : first->number;

  if (!first->given && range->size > LARGE)
    return too_large (args, diag);
  range->start = second->given ? first->number : 0;
  range->len = range->size - range->start;
  if (first->given && (range->start < 0 || range->len <= 0 || max <= 0)) {
    diag_set (diag, DIAG_FAILED, "the range is outside '%s'",
              args->args[0].text);
    diag_hint (diag, "choose a range within its %lld bytes",
               (long long) range->size);
    args_place (args, 1, diag);
    return -1;
  }
  if (first->given && max < range->len)
    range->len = max;
  return 0;
}

/* Refuse a changed length where the bytes must be written back in place. */
static int
hexedit_check_size (const struct args *args, const struct local_copy *copy,
                    struct range *range, struct diag *diag)
{
  struct stat file;

  if (stat (copy->path, &file) == -1)
    return diag_set (diag, DIAG_FAILED, "cannot check '%s': %s", copy->path,
                     strerror (errno));
  if (range->fixed && file.st_size != range->len) {
    diag_set (diag, DIAG_FAILED, "cannot write back the edited bytes: expected "
              "%lld bytes, found %lld", (long long) range->len,
              (long long) file.st_size);
    args_place (args, 0, diag);
    return -1;
  }
  range->len = file.st_size;
  return 0;
}

static int
write_back (struct session *session, const struct args *args,
            struct local_copy *copy, struct range *range, struct diag *diag)
{
  guestfs_h *g = session_guestfs (session);
  const char *path = args->args[0].text;

  if (hexedit_check_size (args, copy, range, diag) == 0) {
    if (guestfs_upload_offset (g, copy->path, path, range->start) == 0 &&
        (range->fixed || range->len >= range->size ||
         guestfs_truncate_size (g, path, range->len) == 0))
      return 0;
    call_failed (session, args, diag);
  }
  local_copy_keep (copy, diag);
  return -1;
}

int
cmd_hexedit (struct session *session, const struct args *args,
             struct value *result, struct diag *diag)
{
  guestfs_h *g = session_guestfs (session);
  CLEANUP_LOCAL_COPY struct local_copy copy = { 0 };
  struct range range = { 0 };
  bool changed = false;

  (void) result;
  if (find_size (session, args, &range, diag) == -1 ||
      find_range (args, &range, diag) == -1 ||
      local_copy_open (args, &copy, diag) == -1)
    return -1;
  if (guestfs_download_offset (g, args->args[0].text, copy.path, range.start,
                               range.len) == -1)
    return call_failed (session, args, diag);
  if (local_copy_run (session, &copy, local_program ("HEXEDITOR", "hexedit"),
                      &changed, diag) == -1)
    return -1;
  return changed ? write_back (session, args, &copy, &range, diag) : 0;
}
