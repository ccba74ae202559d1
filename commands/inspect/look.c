/* diskfish: what the commands share that look at what the disks hold.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "look.h"

#include <stdarg.h>
#include <string.h>

#include "cleanup.h"
#include "fix.h"

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
look_open (struct look *look, struct session *session,
           const struct args *args, struct diag *diag)
{
  *look = (struct look) {
    .session = session, .g = session_guestfs (session), .args = args,
  };
  appliance_begin (session->appliance);
  look->mounted = guestfs_mountpoints (look->g);
  if (look->mounted == NULL)
    return call_failed (session, args, diag);
  look->may_mount = look->mounted[0] == NULL;
  return 0;
}

bool
look_is_interrupted (const struct look *look)
{
  return appliance_is_interrupted (look->session->appliance);
}

int
look_end (const struct look *look, struct diag *diag)
{
  if (!look_is_interrupted (look))
    return 0;
  return diag_set (diag, DIAG_FAILED, "%s: interrupted", look->args->name);
}

void
problems_free (struct members problems)
{
  struct problem *list = problems.structs;

  for (size_t i = 0; i < problems.count; ++i) {
    free (list[i].where);
    free (list[i].what);
  }
  free (list);
}

void
look_close (struct look *look)
{
  problems_free (look_take_problems (look));
  for (size_t i = 0; look->mounted != NULL && look->mounted[i] != NULL; ++i)
    free (look->mounted[i]);
  free (look->mounted);
}

struct members
look_take_problems (struct look *look)
{
  struct members members = { look->problems.ptr, look->problems.len };

  look->problems = (struct problems) { 0 };
  return members;
}

void
look_problem (struct look *look, const char *where, const char *format, ...)
{
  struct problem problem = { .where = xstrdup (where) };
  va_list args;

  va_start (args, format);
  problem.what = xvasprintf (format, args);
  va_end (args);
  problems_append (&look->problems, problem);
}

void
look_failed (struct look *look, const char *where)
{
  CLEANUP_FREE char *message = call_message (look->g, look->args);

  look_problem (look, where, "%s", message);
}

int32_t
look_percent (int64_t part, int64_t whole)
{
  if (part < 0 || whole <= 0)
    return -1;
  return (int32_t) ((long double) part * 100 / (long double) whole +
                    0.999999L);
}

static void
read_usage (struct look *look, const char *device, const char *point,
            struct usage *usage)
{
  struct guestfs_statvfs *stat = guestfs_statvfs (look->g, point);

  if (stat == NULL) {
    look_failed (look, device);
    return;
  }
  usage->size = stat->blocks * stat->frsize;
  usage->used = (stat->blocks - stat->bfree) * stat->frsize;
  usage->available = stat->bavail * stat->frsize;
  usage->percent = look_percent (usage->used,
                                 usage->used + usage->available);
  guestfs_free_statvfs (stat);
}

static const char *
mount_point (const struct look *look, const char *device)
{
  for (size_t i = 0; look->mounted[i] != NULL; i += 2)
    if (strcmp (look->mounted[i], device) == 0)
      return look->mounted[i + 1];
  return NULL;
}

static void
mount_and_read (struct look *look, const char *device, struct usage *usage)
{
  if (guestfs_mount_ro (look->g, device, "/") == -1) {
    CLEANUP_FREE char *message = call_message (look->g, look->args);
    CLEANUP_FREE char *cause = fix_mount_cause (look->g, device, message);

    look_problem (look, device, "%s", cause);
    return;
  }
  read_usage (look, device, "/", usage);
  if (guestfs_umount_all (look->g) == -1)
    look_failed (look, device);
}

void
look_usage (struct look *look, const char *device, struct usage *usage)
{
  const char *point = mount_point (look, device);

  *usage = (struct usage) { -1, -1, -1, -1, NULL };
  if (point != NULL) {
    usage->mounted = xstrdup (point);
    read_usage (look, device, point, usage);
  }
  else if (look->may_mount && !look_is_interrupted (look))
    mount_and_read (look, device, usage);
}
