/* diskfish: the command 'inspect': describe the contents of the attached
 * images.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "cleanup.h"
#include "error-hints.h"
#include "filesystem-scan.h"
#include "filesystem-types.h"
#include "handlers.h"
#include "os-mounts.h"

struct application {
  char *name;
  char *version;
  char *arch;
};

DEFINE_VECTOR (applications, struct application)

struct mount {
  char *mountpoint;
  char *device;
};

DEFINE_VECTOR (mounts, struct mount)

struct system {
  char *root;
  char *type;
  char *distro;
  char *product;
  char *variant;
  char *version;
  char *arch;
  char *hostname;
  char *packages;
  char *folder;                 /* the Windows directory */
  struct struct_list mounts;
  struct struct_list drives;        /* drive letters of Windows */
  int64_t applications;
  struct struct_list application_list;
};

DEFINE_VECTOR (systems, struct system)

struct filesystem {
  char *device;
  char *type;
  char *label;
  char *uuid;
  struct usage usage;
};

DEFINE_VECTOR (filesystems, struct filesystem)

struct report {
  struct struct_list systems;
  struct struct_list filesystems;
  struct struct_list problems;
};

#define COUNT(array) (sizeof (array) / sizeof *(array))
#define DEFINE_DEF(id, row, is_tabular)                                 \
  static const struct struct_def id##_def = {                           \
    .name = #id, .fields = id##_fields, .count = COUNT (id##_fields),   \
    .size = sizeof (row), .tabular = (is_tabular), .sparse = true,      \
  }

static const struct field_def application_fields[] = {
  STRUCT_FIELD (struct application, name, FIELD_STRING),
  STRUCT_FIELD (struct application, version, FIELD_STRING),
  STRUCT_FIELD (struct application, arch, FIELD_STRING),
};
DEFINE_DEF (application, struct application, true);

static const struct field_def mount_fields[] = {
  STRUCT_FIELD (struct mount, mountpoint, FIELD_STRING),
  STRUCT_FIELD (struct mount, device, FIELD_STRING),
};
DEFINE_DEF (mount, struct mount, true);

static const struct field_def drive_fields[] = {
  STRUCT_FIELD_AS ("drive", struct mount, mountpoint, FIELD_STRING, FOR_ALL),
  STRUCT_FIELD (struct mount, device, FIELD_STRING),
};
DEFINE_DEF (drive, struct mount, true);

#define SYSTEM(member) STRUCT_FIELD (struct system, member, FIELD_STRING)
static const struct field_def system_fields[] = {
  SYSTEM (root), SYSTEM (type), SYSTEM (distro), SYSTEM (product),
  SYSTEM (variant), SYSTEM (version), SYSTEM (arch), SYSTEM (hostname),
  SYSTEM (packages), SYSTEM (folder),
  STRUCT_MEMBERS (struct system, mounts, &mount_def),
  STRUCT_MEMBERS (struct system, drives, &drive_def),
  STRUCT_FIELD (struct system, applications, FIELD_COUNT),
  STRUCT_MEMBERS (struct system, application_list, &application_def),
};
DEFINE_DEF (system, struct system, false);

#define USAGE(key, member, kind)                                        \
  STRUCT_FIELD_AS (key, struct filesystem, usage.member, kind, FOR_ALL)
static const struct field_def filesystem_fields[] = {
  STRUCT_FIELD (struct filesystem, device, FIELD_STRING),
  STRUCT_FIELD (struct filesystem, type, FIELD_STRING),
  STRUCT_FIELD (struct filesystem, label, FIELD_STRING),
  STRUCT_FIELD_AS ("uuid", struct filesystem, uuid, FIELD_STRING,
                   FOR_MACHINES),
  USAGE ("size", size, FIELD_SIZE), USAGE ("used", used, FIELD_SIZE),
  USAGE ("available", available, FIELD_SIZE),
  USAGE ("use", percent, FIELD_USE),
  USAGE ("mounted", mounted, FIELD_STRING),
};
DEFINE_DEF (filesystem, struct filesystem, true);

static const struct field_def report_fields[] = {
  STRUCT_MEMBERS (struct report, systems, &system_def),
  STRUCT_MEMBERS (struct report, filesystems, &filesystem_def),
  STRUCT_MEMBERS (struct report, problems, &problem_def),
};
DEFINE_DEF (report, struct report, false);

/* Return TEXT, or NULL if it is "unknown", as libguestfs says.  Take ownership
 * of TEXT.
 */
static char *
known (char *text)
{
  if (text == NULL || (*text != '\0' && strcmp (text, "unknown") != 0))
    return text;
  free (text);
  return NULL;
}

static char *
version_of (guestfs_h *g, const char *root)
{
  int major = guestfs_inspect_get_major_version (g, root);
  int minor = guestfs_inspect_get_minor_version (g, root);

  if (major < 0 || (major == 0 && minor <= 0))
    return NULL;
  return minor > 0 ? xasprintf ("%d.%d", major, minor)
    : xasprintf ("%d", major);
}

/* Convert the library's list of pairs.  Take ownership of it.  In each pair,
 * the mount point comes first.
 */
static struct struct_list
take_pairs (char **pairs)
{
  struct mounts list = { 0 };

  for (size_t i = 0; pairs != NULL && pairs[i] != NULL; i += 2)
    mounts_append (&list, (struct mount) { pairs[i], pairs[i + 1] });
  free (pairs);
  return (struct struct_list) { list.ptr, list.len };
}

static int
by_mountpoint (const void *one, const void *other)
{
  const struct mount *a = one, *b = other;

  return strcmp (a->mountpoint, b->mountpoint);
}

static void
sort_mounts (struct struct_list *mounts)
{
  if (mounts->count > 0)
    qsort (mounts->structs, mounts->count, sizeof (struct mount),
           by_mountpoint);
}

/* Add the notes on the file systems of ROOT to the problems.  Return pairs of
 * mount points and devices.
 */
static struct struct_list
take_mounts (struct filesystem_scan *scan, const char *root,
             struct os_mounts *mounts)
{
  struct mounts list = { 0 };

  for (size_t i = 0; i < mounts->notes.len; ++i)
    scan_problem (scan, root, "%s", mounts->notes.ptr[i]);
  for (size_t i = 0; i < mounts->list.len; ++i) {
    struct os_mount *from = &mounts->list.ptr[i];

    mounts_append (&list, (struct mount) { STEAL (from->point),
                                           STEAL (from->device) });
  }
  return (struct struct_list) { list.ptr, list.len };
}

/* Mount all file systems except the root, which os_mounts_find has mounted. */
static void
mount_others (struct filesystem_scan *scan, const struct struct_list *members)
{
  const struct mount *mounts = members->structs;

  for (size_t i = 0; i < members->count; ++i) {
    const struct os_mount mount = { mounts[i].mountpoint, mounts[i].device };
    CLEANUP_FREE char *message = NULL, *cause = NULL;

    if (strcmp (mount.point, "/") == 0 || os_mount (scan->g, &mount, true) == 0)
      continue;
    message = call_message (scan->g, scan->args);
    cause = error_hint_mount (scan->g, mount.device, message);
    scan_problem (scan, mount.device, "cannot mount it on %s: %s", mount.point,
                  cause);
  }
}

/* Mount the file systems of the system, parents before children. */
static void
mount_system (struct filesystem_scan *scan, struct system *system)
{
  CLEANUP_OS_MOUNTS struct os_mounts mounts = { 0 };

  if (os_mounts_find (scan->g, system->root, true, &mounts) == -1)
    scan_failed (scan, system->root);
  system->mounts = take_mounts (scan, system->root, &mounts);
  mount_others (scan, &system->mounts);
}

static struct application
application_of (const struct guestfs_application2 *from)
{
  const char *dash = *from->app2_release ? "-" : "";
  CLEANUP_FREE char *epoch = from->app2_epoch > 0
    ? xasprintf ("%d:", from->app2_epoch) : xstrdup ("");

  return (struct application) {
    .name = xstrdup (*from->app2_display_name ? from->app2_display_name
                     : from->app2_name),
    .version = xasprintf ("%s%s%s%s", epoch, from->app2_version, dash,
                          from->app2_release),
    .arch = known (xstrdup (from->app2_arch)),
  };
}

static void
list_applications (struct filesystem_scan *scan, struct system *system,
                   bool wanted)
{
  struct guestfs_application2_list *found =
    guestfs_inspect_list_applications2 (scan->g, system->root);
  struct applications list = { 0 };

  if (found == NULL) {
    scan_failed (scan, system->root);
    return;
  }
  system->applications = found->len;
  for (size_t i = 0; wanted && i < found->len; ++i)
    applications_append (&list, application_of (&found->val[i]));
  system->application_list = (struct struct_list) { list.ptr, list.len };
  guestfs_free_application2_list (found);
}

static void
examine_applications (struct filesystem_scan *scan, struct system *system,
                      bool wanted)
{
  if (scan->may_mount)
    mount_system (scan, system);
  else
    system->mounts =
      take_pairs (guestfs_inspect_get_mountpoints (scan->g, system->root));
  sort_mounts (&system->mounts);
  list_applications (scan, system, wanted);
  if (scan->may_mount && guestfs_umount_all (scan->g) == -1)
    scan_failed (scan, system->root);
}

static struct system
examine_system (struct filesystem_scan *scan, const char *root,
                bool applications)
{
  guestfs_h *g = scan->g;
  struct system system = {
    .root = xstrdup (root), .applications = -1,
    .type = known (guestfs_inspect_get_type (g, root)),
    .distro = known (guestfs_inspect_get_distro (g, root)),
    .product = known (guestfs_inspect_get_product_name (g, root)),
    .variant = known (guestfs_inspect_get_product_variant (g, root)),
    .version = version_of (g, root),
    .arch = known (guestfs_inspect_get_arch (g, root)),
    .hostname = known (guestfs_inspect_get_hostname (g, root)),
    .packages = known (guestfs_inspect_get_package_format (g, root)),
  };

  if (system.type != NULL && strcmp (system.type, "windows") == 0) {
    system.folder = known (guestfs_inspect_get_windows_systemroot (g, root));
    system.drives = take_pairs (guestfs_inspect_get_drive_mappings (g, root));
  }
  examine_applications (scan, &system, applications);
  return system;
}

/* Inspect all systems.  guestfs_inspect_os unmounts everything, so it only runs
 * if nothing was mounted; the results of an earlier run are available at any
 * time.
 */
static struct struct_list
examine_systems (struct filesystem_scan *scan, bool applications)
{
  CLEANUP_FREE_STRINGS char **roots = scan->may_mount
    ? os_find_roots (scan->g) : guestfs_inspect_get_roots (scan->g);
  struct systems list = { 0 };

  if (roots == NULL) {
    scan_failed (scan, "operating systems");
    /* A failed inspection can leave file systems mounted. */
    if (scan->may_mount && guestfs_umount_all (scan->g) == -1)
      scan_failed (scan, "operating systems");
  }
  else if (roots[0] == NULL && !scan->may_mount)
    scan_problem (scan, "operating systems",
                  "not searched while a file system is mounted: run "
                  "'umount-all' first");
  for (size_t i = 0; roots != NULL && roots[i] != NULL; ++i)
    systems_append (&list, examine_system (scan, roots[i], applications));
  return (struct struct_list) { list.ptr, list.len };
}

static struct filesystem
examine_filesystem (struct filesystem_scan *scan, const char *device,
                    const char *type)
{
  struct filesystem row = {
    .device = xstrdup (device), .type = xstrdup (type),
    .label = known (guestfs_vfs_label (scan->g, device)),
    .uuid = known (guestfs_vfs_uuid (scan->g, device)),
    .usage = { -1, -1, -1, -1, NULL },
  };

  if (filesystem_types_include (type))
    scan_usage (scan, device, &row.usage);
  else
    row.usage.size = guestfs_blockdev_getsize64 (scan->g, device);
  if (strcmp (type, "unknown") == 0)
    scan_problem (scan, device, "%s; 'layout' shows more",
                  row.usage.size < 0 ? "it cannot be opened"
                  : "unrecognised contents");
  return row;
}

static struct struct_list
examine_filesystems (struct filesystem_scan *scan)
{
  CLEANUP_FREE_STRINGS char **found = guestfs_list_filesystems (scan->g);
  struct filesystems list = { 0 };

  if (found == NULL)
    scan_failed (scan, "file systems");
  for (size_t i = 0; found != NULL && found[i] != NULL &&
         !scan_is_interrupted (scan); i += 2)
    filesystems_append (&list, examine_filesystem (scan, found[i],
                                                   found[i + 1]));
  return (struct struct_list) { list.ptr, list.len };
}

/* Add one line "DEVICE TYPE" of the list below. */
static void
note_closed (struct filesystem_scan *scan, char *line)
{
  const char *device = strsep (&line, " ");
  const char *what = line ? filesystem_types_closed (line) : NULL;

  if (what != NULL) {
    CLEANUP_FREE char *name = guestfs_canonical_device_name (scan->g, device);

    scan_problem (scan, name ? name : device, "%s", what);
  }
}

/* Add encrypted devices and inactive members of arrays, which
 * guestfs_list_filesystems omits.  A device in use has an entry in its
 * 'holders' directory in sysfs; an array that is not running is such a holder,
 * of size 0.
 */
static void
examine_closed (struct filesystem_scan *scan)
{
  static const char *const script[] = {
    "held () { for size in $1/holders/*/size; do"
    " read sectors <$size && test $sectors -gt 0 && return; done; false; };"
    "blkid | sed -n 's/^\\([^:]*\\): .*\\bTYPE=\"\\([^\"]*\\)\".*/\\1 \\2/p' |"
    "sort | while read device type; do node=$(readlink -f $device);"
    " held /sys/class/block/${node##*/} 2>/dev/null || echo $device $type;"
    "done", NULL,
  };
  CLEANUP_FREE char *lines = guestfs_debug (scan->g, "sh", (char **) script);
  char *rest = lines, *line;

  while ((line = strsep (&rest, "\n")) != NULL)
    note_closed (scan, line);
}

int
cmd_inspect (struct session *session, const struct args *args,
             struct value *result, struct diag *diag)
{
  struct report *report;
  struct filesystem_scan scan;
  int status;

  if (scan_open (&scan, session, args, diag) == -1)
    return -1;
  report = xcalloc (1, sizeof *report);
  report->systems = examine_systems (&scan, args->args[0].given);
  report->filesystems = examine_filesystems (&scan);
  examine_closed (&scan);
  report->problems = scan_take_problems (&scan);
  status = scan_end (&scan, diag);
  scan_close (&scan);
  value_take_rows (result, VALUE_STRUCT, &report_def,
                   (struct struct_list) { report, 1 });
  return status;
}
