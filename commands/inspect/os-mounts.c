/* diskfish: find operating systems and the file systems that they mount.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "os-mounts.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "cleanup.h"
#include "error-hints.h"
#include "fstab.h"

static void __attribute__ ((format (printf, 2, 3)))
add_note (struct os_mounts *mounts, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  strings_append (&mounts->notes, xvasprintf (format, args));
  va_end (args);
}

/* ---- roots --------------------------------------------------------------- */

/* Augeas searches this directory before that of its own lenses.  This lens
 * parses any fstab as one comment.
 */
#define LENS "/usr/share/augeas/lenses/fstab.aug"

/* Run a script in the appliance and return its output.  The caller frees it.
 * guestfs_sh would run it in the mounted system instead (guestfs(3)).
 */
static char *
run_in_appliance (guestfs_h *g, const char *script)
{
  const char *const words[] = { script, NULL };

  return guestfs_debug (g, "sh", (char **) words);
}

static bool
install_lens (guestfs_h *g)
{
  CLEANUP_FREE char *done =
    run_in_appliance (g, "printf '%s\\n' 'module Fstab =' 'autoload xfm' "
                      "'let lns = [ label \"#comment\" . store /(.|\\n)+/ ]?' "
                      "'let xfm = transform lns (incl \"/etc/fstab\")' "
                      ">" LENS " && echo done");

  return done != NULL && strncmp (done, "done", 4) == 0;
}

static bool
is_fstab_failure (guestfs_h *g)
{
  const char *message = guestfs_last_error (g);

  return message != NULL && strstr (message, "/etc/fstab") != NULL &&
    strstr (message, "augeas") != NULL;
}

char **
os_find_roots (guestfs_h *g)
{
  char **roots = guestfs_inspect_os (g);

  /* Augeas rejects a whole fstab for one bad line, and then guestfs_inspect_os
   * fails.  Replace the lens and try again.
   */
  if (roots == NULL && is_fstab_failure (g) &&
      guestfs_umount_all (g) == 0 && install_lens (g)) {
    roots = guestfs_inspect_os (g);
    free (run_in_appliance (g, "rm -f " LENS));
  }
  return roots;
}

/* ---- devices of fstab ---------------------------------------------------- */

static char *
find_uuid (guestfs_h *g, const char *uuid)
{
  return guestfs_findfs_uuid (g, uuid);
}

static char *
find_label (guestfs_h *g, const char *label)
{
  return guestfs_findfs_label (g, label);
}

/* Resolve "PARTUUID=..." or "PARTLABEL=..." with findfs(8) in the appliance,
 * since the library has no call for them.  The caller frees the device.
 */
static char *
find_partition (guestfs_h *g, const char *tag)
{
  CLEANUP_FREE char *script = NULL, *name = NULL;

  if (strchr (tag, '\'') != NULL)
    return NULL;
  script = xasprintf ("findfs '%s' 2>/dev/null || :", tag);
  name = run_in_appliance (g, script);
  if (name == NULL || *name == '\0')
    return NULL;
  name[strcspn (name, "\n")] = '\0';
  return guestfs_canonical_device_name (g, name);
}

/* findfs(8) compares the UUID as text, and udev writes it in lower case. */
static char *
find_partition_uuid (guestfs_h *g, const char *uuid)
{
  CLEANUP_FREE char *tag = xasprintf ("PARTUUID=%s", uuid);

  for (char *p = tag + strlen ("PARTUUID="); *p != '\0'; ++p)
    if (*p >= 'A' && *p <= 'Z')
      *p = (char) (*p - 'A' + 'a');
  return find_partition (g, tag);
}

static char *
find_partition_label (guestfs_h *g, const char *label)
{
  CLEANUP_FREE char *tag = xasprintf ("PARTLABEL=%s", label);

  return find_partition (g, tag);
}

static char *
find_device (guestfs_h *g, const char *device)
{
  if (guestfs_blockdev_getsize64 (g, device) <= 0)
    return NULL;
  return guestfs_canonical_device_name (g, device);
}

/* Return the device that fstab calls NAME, or NULL if it does not exist.  The
 * caller frees it.
 */
static char *
resolve (guestfs_h *g, const char *name)
{
  static const struct {
    const char *prefix;
    char *(*find) (guestfs_h *g, const char *value);
  } rows[] = {
    { "UUID=", find_uuid },
    { "LABEL=", find_label },
    { "PARTUUID=", find_partition_uuid },
    { "PARTLABEL=", find_partition_label },
    { "/dev/disk/by-uuid/", find_uuid },
    { "/dev/disk/by-label/", find_label },
    { "/dev/disk/by-partuuid/", find_partition_uuid },
    { "/dev/disk/by-partlabel/", find_partition_label },
  };

  for (size_t i = 0; i < sizeof rows / sizeof *rows; ++i) {
    size_t len = strlen (rows[i].prefix);

    if (strncmp (name, rows[i].prefix, len) == 0)
      return rows[i].find (g, name + len);
  }
  return find_device (g, name);
}

/* ---- the list of mounts -------------------------------------------------- */

static struct os_mount *
find_point (struct os_mounts *mounts, const char *point)
{
  for (size_t i = 0; i < mounts->list.len; ++i)
    if (strcmp (mounts->list.ptr[i].point, point) == 0)
      return &mounts->list.ptr[i];
  return NULL;
}

/* Sort "/usr" before the mount points below it. */
static int
by_length (const void *a, const void *b)
{
  const struct os_mount *left = a, *right = b;
  size_t one = strlen (left->point), other = strlen (right->point);

  return one != other ? (one < other ? -1 : 1)
    : strcmp (left->point, right->point);
}

static int
take_library_mounts (guestfs_h *g, const char *root, struct os_mounts *mounts)
{
  char **pairs = guestfs_inspect_get_mountpoints (g, root);

  for (size_t i = 0; pairs != NULL && pairs[i] != NULL; i += 2)
    os_mount_list_append (&mounts->list, (struct os_mount) {
      .point = pairs[i], .device = pairs[i + 1] });
  free (pairs);
  if (pairs == NULL)
    return -1;
  if (find_point (mounts, "/") == NULL)
    os_mount_list_append (&mounts->list, (struct os_mount) {
      .point = xstrdup ("/"), .device = xstrdup (root) });
  return 0;
}

/* Return DEVICE, or the btrfs subvolume on it.  Take ownership of DEVICE; the
 * caller frees the result.
 */
static char *
mountable (char *device, const char *options)
{
  CLEANUP_FREE char *subvolume = fstab_option (options, "subvol");
  CLEANUP_FREE char *plain = device;

  if (subvolume == NULL)
    return STEAL (plain);
  return xasprintf ("btrfsvol:%s/%s", device,
                    subvolume + strspn (subvolume, "/"));
}

/* Note a root device that does not exist.  The library has found the root
 * without this line.
 */
static void
check_root_entry (guestfs_h *g, const struct fstab_entry *entry,
                  struct os_mounts *mounts)
{
  CLEANUP_FREE char *device = resolve (g, entry->device);

  if (device == NULL)
    add_note (mounts, "/etc/fstab:%u: cannot find '%s': %s is mounted on /",
              entry->line, entry->device, find_point (mounts, "/")->device);
}

static void
take_entry (guestfs_h *g, const struct fstab_entry *entry,
            struct os_mounts *mounts)
{
  char *device;

  if (entry->fault != NULL)
    add_note (mounts, "/etc/fstab:%u: %s", entry->line, entry->fault);
  else if (strcmp (entry->point, "/") == 0)
    check_root_entry (g, entry, mounts);
  else if (find_point (mounts, entry->point) == NULL) {
    device = resolve (g, entry->device);
    if (device == NULL)
      add_note (mounts, "/etc/fstab:%u: cannot find '%s': %s is not mounted",
                entry->line, entry->device, entry->point);
    else
      os_mount_list_append (&mounts->list, (struct os_mount) {
        .point = xstrdup (entry->point),
        .device = mountable (device, entry->options) });
  }
}

/* Add the lines of fstab that the library could not resolve and omits from its
 * list.
 */
static void
take_fstab (guestfs_h *g, struct os_mounts *mounts)
{
  static const char name[] = "/etc/fstab";
  CLEANUP_FREE char *text = NULL;
  struct fstab fstab = { 0 };
  size_t size;

  if (guestfs_is_file (g, name) <= 0 || guestfs_filesize (g, name) > 1 << 20)
    return;
  text = guestfs_read_file (g, name, &size);
  if (text != NULL)
    fstab_parse (text, &fstab);
  for (size_t i = 0; i < fstab.len; ++i)
    take_entry (g, &fstab.ptr[i], mounts);
  fstab_free (&fstab);
}

/* Mount ROOT on /. fstab may name another device for it, or one that does not
 * exist.
 */
static int
mount_root (guestfs_h *g, const char *root, bool readonly,
            struct os_mounts *mounts)
{
  struct os_mount *mount = find_point (mounts, "/");

  if (os_mount (g, mount, readonly) == 0)
    return 0;
  if (strcmp (mount->device, root) == 0)
    return -1;
  free (mount->device);
  mount->device = xstrdup (root);
  return os_mount (g, mount, readonly);
}

int
os_mounts_find (guestfs_h *g, const char *root, bool readonly,
                struct os_mounts *mounts)
{
  CLEANUP_FREE char *type = guestfs_inspect_get_type (g, root);

  if (take_library_mounts (g, root, mounts) == -1 ||
      mount_root (g, root, readonly, mounts) == -1)
    return -1;
  if (type != NULL && strcmp (type, "linux") == 0)
    take_fstab (g, mounts);
  qsort (mounts->list.ptr, mounts->list.len, sizeof *mounts->list.ptr,
         by_length);
  return 0;
}

int
os_mount (guestfs_h *g, const struct os_mount *mount, bool readonly)
{
  return readonly ? guestfs_mount_ro (g, mount->device, mount->point)
    : guestfs_mount (g, mount->device, mount->point);
}

void
os_mounts_free (struct os_mounts *mounts)
{
  for (size_t i = 0; i < mounts->list.len; ++i) {
    free (mounts->list.ptr[i].point);
    free (mounts->list.ptr[i].device);
  }
  os_mount_list_reset (&mounts->list);
  strings_free (&mounts->notes);
}
