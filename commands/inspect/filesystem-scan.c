/* diskfish: functions that 'inspect' and 'layout' share.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "filesystem-scan.h"

#include <stdarg.h>
#include <string.h>

#include "cleanup.h"
#include "error-hints.h"

static const struct field_def problem_fields[] = {
  STRUCT_FIELD (struct problem, where, FIELD_STRING),
  STRUCT_FIELD (struct problem, what, FIELD_STRING),
};

const struct struct_def problem_def = {
  .name = "problem", .fields = problem_fields,
  .count = sizeof problem_fields / sizeof *problem_fields,
  .size = sizeof (struct problem), .tabular = true,
};

int
scan_open (struct filesystem_scan *scan, struct session *session,
           const struct args *args, struct diag *diag)
{
  *scan = (struct filesystem_scan) {
    .session = session, .g = session_guestfs (session), .args = args,
  };
  appliance_begin (session->appliance);
  scan->mounted = guestfs_mountpoints (scan->g);
  if (scan->mounted == NULL)
    return call_failed (session, args, diag);
  scan->may_mount = scan->mounted[0] == NULL;
  return 0;
}

bool
scan_is_interrupted (const struct filesystem_scan *scan)
{
  return appliance_is_interrupted (scan->session->appliance);
}

int
scan_end (const struct filesystem_scan *scan, struct diag *diag)
{
  if (!scan_is_interrupted (scan))
    return 0;
  return diag_set (diag, DIAG_FAILED, "%s: interrupted", scan->args->name);
}

void
scan_close (struct filesystem_scan *scan)
{
  struct_list_free (&problem_def, scan_take_problems (scan));
  for (size_t i = 0; scan->mounted != NULL && scan->mounted[i] != NULL; ++i)
    free (scan->mounted[i]);
  free (scan->mounted);
}

struct struct_list
scan_take_problems (struct filesystem_scan *scan)
{
  struct struct_list members = { scan->problems.ptr, scan->problems.len };

  scan->problems = (struct problems) { 0 };
  return members;
}

void
scan_problem (struct filesystem_scan *scan, const char *where,
              const char *format, ...)
{
  struct problem problem = { .where = xstrdup (where) };
  va_list args;

  va_start (args, format);
  problem.what = xvasprintf (format, args);
  va_end (args);
  problems_append (&scan->problems, problem);
}

void
scan_failed (struct filesystem_scan *scan, const char *where)
{
  CLEANUP_FREE char *message = call_message (scan->g, scan->args);

  scan_problem (scan, where, "%s", message);
}

int32_t
scan_percent (int64_t part, int64_t whole)
{
  if (part < 0 || whole <= 0)
    return -1;
  return (int32_t) ((long double) part * 100 / (long double) whole +
                    0.999999L);
}

/* Like df(1), count blocks that are reserved for root as neither used nor
 * available.
 */
static void
read_usage (struct filesystem_scan *scan, const char *device, const char *point,
            struct usage *usage)
{
  struct guestfs_statvfs *stat = guestfs_statvfs (scan->g, point);

  if (stat == NULL) {
    scan_failed (scan, device);
    return;
  }
  usage->size = stat->blocks * stat->frsize;
  usage->used = (stat->blocks - stat->bfree) * stat->frsize;
  usage->available = stat->bavail * stat->frsize;
  usage->percent = scan_percent (usage->used,
                                 usage->used + usage->available);
  guestfs_free_statvfs (stat);
}

static const char *
mount_point (const struct filesystem_scan *scan, const char *device)
{
  for (size_t i = 0; scan->mounted[i] != NULL; i += 2)
    if (strcmp (scan->mounted[i], device) == 0)
      return scan->mounted[i + 1];
  return NULL;
}

static void
mount_and_read (struct filesystem_scan *scan, const char *device,
                struct usage *usage)
{
  if (guestfs_mount_ro (scan->g, device, "/") == -1) {
    CLEANUP_FREE char *message = call_message (scan->g, scan->args);
    CLEANUP_FREE char *cause = error_hint_mount (scan->g, device, message);

    scan_problem (scan, device, "%s", cause);
    return;
  }
  read_usage (scan, device, "/", usage);
  if (guestfs_umount_all (scan->g) == -1)
    scan_failed (scan, device);
}

void
scan_usage (struct filesystem_scan *scan, const char *device,
            struct usage *usage)
{
  const char *point = mount_point (scan, device);

  *usage = (struct usage) { -1, -1, -1, -1, NULL };
  if (point != NULL) {
    usage->mounted = xstrdup (point);
    read_usage (scan, device, point, usage);
  }
  else if (scan->may_mount && !scan_is_interrupted (scan))
    mount_and_read (scan, device, usage);
}
