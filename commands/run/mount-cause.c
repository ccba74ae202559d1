/* diskfish: explain why a file system could not be mounted.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mount-cause.h"

#include <stdlib.h>
#include <string.h>

#include "cleanup.h"
#include "filesystem-types.h"
#include "xalloc.h"

struct cause_row {
  const char *sign;
  const char *what;             /* follows "'/dev/sda1' " */
  const char *hint;             /* with %s for the device */
};

#define COUNT(array) (sizeof (array) / sizeof *(array))

#define WRONG_OPTION "cannot be mounted with these options"
#define WRONG_TYPE "does not contain that type of file system"
#define DETECT "use 'mount %s /' to detect the type"
#define NEW_FEATURES "has features that the appliance's kernel lacks"
#define ONLY_READING "has features that the appliance's kernel can only read"
#define MORE_DEVICES "has a btrfs file system that needs more devices"
#define DEGRADED "attach them, or use 'mount-options ro,degraded %s /'"
#define TOO_LARGE "has a file system that is larger than the device"
#define CUT "is the image truncated?"

/* Types that blkid(8) reports for devices without a file system. */
static const struct cause_row contents[] = {
  { "LVM2_member", "is an LVM member, not a file system",
    "use 'lvs' to list its volumes" },
  { "crypto_LUKS", "is encrypted (LUKS)",
    "use 'cryptsetup-open %s NAME' to open it as /dev/mapper/NAME" },
  { "BitLocker", "is encrypted (BitLocker)",
    "use 'cryptsetup-open %s NAME' to open it as /dev/mapper/NAME" },
  { "linux_raid_member", "is a RAID member, not a file system",
    "use 'list-md-devices' to list the arrays" },
  { "swap", "is swap space, not a file system",
    "use 'list-filesystems' to list what can be mounted" },
};

/* Commands that repair or check a damaged file system, by its type. */
static const struct {
  const char *type;
  const char *hint;             /* with %s for the device */
} repairs[] = {
  { "ext2", "use 'e2fsck %s forceall:true' to repair it" },
  { "ext3", "use 'e2fsck %s forceall:true' to repair it" },
  { "ext4", "use 'e2fsck %s forceall:true' to repair it" },
  { "xfs", "use 'xfs-repair %s' to repair it" },
  { "ntfs", "use 'ntfsfix %s' to repair it" },
  { "btrfs", "use 'btrfs-fsck %s' to check it" },
  { "vfat", "use 'fsck vfat %s' to check it" },
};

/* Parts of kernel messages, as in Linux 5.10 to 6.12. */
static const struct {
  struct cause_row row;
  bool quoted;                  /* append the kernel's message */
} kernel_rows[] = {
  { { "duplicate UUID", "has the UUID of a file system that is mounted",
      "use 'mount-options nouuid %s /' to mount it as well" }, false },
  { { "uplicate device", "is a copy of another btrfs file system",
      "detach the other one, or use 'set-uuid-random %s'" }, false },
  { { "nknown parameter '", WRONG_OPTION, NULL }, true },
  { { "nrecognized mount option", WRONG_OPTION, NULL }, true },
  { { "Bad value for '", WRONG_OPTION, NULL }, true },
  { { "mount RDWR because of unsupported", ONLY_READING,
      "use 'mount-ro %s /'" }, true },
  { { "read-only compatible features", ONLY_READING,
      "use 'mount-ro %s /'" }, true },
  { { "nsupported", NEW_FEATURES, NULL }, true },
  { { "incompatible features", NEW_FEATURES, NULL }, true },
  { { "cannot be mounted without CONFIG_", NEW_FEATURES, NULL }, true },
  { { "Invalid superblock magic", WRONG_TYPE, DETECT }, false },
  { { "Can't find ", WRONG_TYPE, DETECT }, false },
  { { " is missing", MORE_DEVICES, DEGRADED }, false },
  { { "failed to read the system array", MORE_DEVICES, DEGRADED }, false },
  { { "exceeds size of device", TOO_LARGE, CUT }, true },
  { { "should be at most", TOO_LARGE, CUT }, true },
  { { "last sector read failed", TOO_LARGE, CUT }, false },
};

/* Signs of damage in messages of the kernel, mount(8) and ntfs-3g. */
static const char *const damage[] = {
  "orrupt", "Structure needs cleaning", "CRC error", "checksum",
  "validate failed", "can't read group descriptors", "loading journal",
  "unable to read superblock", "can't read superblock", "I/O error",
  "beyond end of device", "ogus ", "NTFS is either inconsistent",
  "nternal error", "recovery failed", "get root inode failed",
  "log mount", "invalid superblock", "Input/output error",
  "Invalid log ", "nvalid first ino", "bad geometry", "insanely large",
  "per group too big", "nconsistent",
};

bool
mount_is_busy (const char *message)
{
  return strstr (message, "already mounted or mount point busy") ||
    strstr (message, "volume is already exclusively opened") ||
    strstr (message, "mount failed: Device or resource busy");
}

/* True if the message is from libguestfs, mount(8) or one of the programs that
 * mount(8) runs, and refuses a device.
 */
static bool
is_refusal (const char *message)
{
  static const char *const signs[] = {
    "wrong fs type", "unknown filesystem type", "can't read superblock",
    "Structure needs cleaning", "NTFS is either inconsistent",
    "NTFS signature is missing", "Failed to mount '/dev/",
    "mount(2) system call failed: ",
  };

  for (size_t i = 0; i < COUNT (signs); ++i)
    if (strstr (message, signs[i]))
      return true;
  return mount_is_busy (message);
}

static bool
is_damage (const char *text)
{
  for (size_t i = 0; i < COUNT (damage); ++i)
    if (strstr (text, damage[i]))
      return true;
  return false;
}

/* The kernel logs the reason before mount(2) fails.  Each read of the log
 * writes this mark after it, so that the next read skips earlier failures.
 */
#define MARK "diskfish: a mount failed"

/* Return the kernel's messages since the last failure.  The caller frees them.
 * Return NULL if the log cannot be read.
 */
static char *
kernel_log (guestfs_h *g)
{
  static const char *const script[] = {
    "dmesg | tail -n 200 | sed 's/^\\[[^]]*\\] //'; "
    "echo '<7>" MARK "' >/dev/kmsg", NULL,
  };
  char *log = guestfs_debug (g, "sh", (char **) script);
  const char *start = log, *mark;

  while (start != NULL && (mark = strstr (start, MARK)) != NULL)
    start = mark + sizeof MARK - 1;
  if (start != log)
    memmove (log, start, strlen (start) + 1);
  return log;
}

/* True if LINE is from a file system driver: "XFS (sdb): ...", "EXT4-fs (sda1):
 * ...", "ext4: Unknown parameter 'x'".
 */
static bool
is_of_filesystem (const char *line)
{
  static const char *const drivers[] = {
    "EXT4-fs", "EXT2-fs", "EXT3-fs", "XFS", "BTRFS", "F2FS-fs", "FAT-fs",
    "exFAT-fs", "UDF-fs", "ISOFS", "isofs", "JBD2", "JFS", "REISERFS",
    "SQUASHFS", "erofs", "NILFS", "hfs", "ntfs", "ufs", "MINIX-fs",
  };

  static const char *const success[] = {
    "ounting ", "mounted ", "Ending clean", "BTRFS info", "ecovery complete",
    "orphan",
  };

  for (size_t i = 0; i < COUNT (success); ++i)
    if (strstr (line, success[i]))
      return false;
  if (strstr (line, ": Unknown parameter '") ||
      strstr (line, ": Bad value for '"))
    return true;
  for (size_t i = 0; i < COUNT (drivers); ++i)
    if (strncmp (line, drivers[i], strlen (drivers[i])) == 0)
      return true;
  return false;
}

static const struct cause_row *
content_row (const char *type)
{
  for (size_t i = 0; type != NULL && i < COUNT (contents); ++i)
    if (strcmp (contents[i].sign, type) == 0)
      return &contents[i];
  return NULL;
}

/* Return the message without "XFS (sdb): ": the kernel's name of the device may
 * differ from the user's.
 */
static const char *
without_driver (const char *line)
{
  const char *end = strstr (line, "): ");

  return end != NULL ? end + 3 : line;
}

/* Return HINT with DEVICE in place of %s.  The caller frees it. */
static char *
mount_cause_expand (const char *hint, const char *device)
{
  const char *gap = hint ? strstr (hint, "%s") : NULL;

  if (hint == NULL)
    return NULL;
  return gap == NULL ? xstrdup (hint)
    : xasprintf ("%.*s%s%s", (int) (gap - hint), hint, device, gap + 2);
}

static void
set_cause (struct mount_cause *cause, const char *device, char *what,
           const char *hint)
{
  mount_cause_free (cause);
  cause->what = what;
  cause->hint = mount_cause_expand (hint, device);
}

static void
set_damaged (struct mount_cause *cause, const char *device, const char *type)
{
  const char *hint = NULL;

  for (size_t i = 0; type != NULL && i < COUNT (repairs); ++i)
    if (strcmp (repairs[i].type, type) == 0)
      hint = repairs[i].hint;
  if (type == NULL || !filesystem_types_include (type))
    type = "";
  set_cause (cause, device, xasprintf ("has a damaged %s%sfile system", type,
                                       *type ? " " : ""), hint);
}

/* Set the cause from one line of the kernel's log.  Return false if the line is
 * not known.
 */
static bool
explain_line (const char *line, const char *device, const char *type,
              struct mount_cause *cause)
{
  const char *text = without_driver (line);

  for (size_t i = 0; i < COUNT (kernel_rows); ++i) {
    const struct cause_row *row = &kernel_rows[i].row;

    if (!strstr (line, row->sign))
      continue;
    set_cause (cause, device, kernel_rows[i].quoted
               ? xasprintf ("%s (%s)", row->what, text)
               : xstrdup (row->what), row->hint);
    return true;
  }
  if (is_damage (line)) {
    set_damaged (cause, device, type);
    return true;
  }
  return false;
}

/* Use the last line of the log that is known. */
static bool
explain_by_kernel (guestfs_h *g, const char *device, const char *type,
                   struct mount_cause *cause)
{
  CLEANUP_FREE char *log = kernel_log (g);
  char *rest = log, *line;
  bool known = false;

  while ((line = strsep (&rest, "\n")) != NULL) {
    if (!is_of_filesystem (line))
      continue;
    if (explain_line (line, device, type, cause))
      known = true;
    else if (!known)
      set_cause (cause, device, xasprintf ("cannot be mounted (%s)",
                                           without_driver (line)), NULL);
  }
  return cause->what != NULL;
}

static bool
has_table (guestfs_h *g, const char *device)
{
  CLEANUP_FREE char *parts = NULL;

  if (guestfs_is_whole_device (g, device) > 0)
    parts = guestfs_part_get_parttype (g, device);
  return parts != NULL && strcmp (parts, "loop") != 0;
}

/* Explain a failure without a known line in the log and without signs of damage
 * in the message.
 */
static void
explain_by_content (const char *device, const char *type,
                    struct mount_cause *cause)
{
  if (type != NULL && filesystem_types_include (type))
    set_cause (cause, device, xasprintf ("contains a file system of type %s "
                                         "that cannot be mounted", type),
               "run 'dmesg' to see the kernel's messages");
  else
    set_cause (cause, device, xstrdup ("contains no known file system, or a "
                                       "damaged one"),
               "run 'layout' to see what is on the disks");
}

/* Explain that mount(8) found no driver: "unknown filesystem type 'f2fs'". */
static bool
explain_driver (const char *device, const char *message,
                struct mount_cause *cause)
{
  const char *name = strstr (message, "unknown filesystem type '");
  const char *end;

  if (name == NULL)
    return false;
  name = strchr (name, '\'') + 1;
  end = strchr (name, '\'');
  set_cause (cause, device,
             xasprintf ("cannot be mounted: the appliance's kernel has no "
                        "driver for '%.*s'",
                        end ? (int) (end - name) : (int) strlen (name), name),
             NULL);
  return true;
}

/* Explain refusals for which btrfs logs no line. */
static bool
explain_btrfs (const char *device, const char *type, const char *message,
               struct mount_cause *cause)
{
  if (type == NULL || strcmp (type, "btrfs") != 0 ||
      !strstr (message, "mount(2) system call failed: No such file"))
    return false;
  set_cause (cause, device, xstrdup ("has no subvolume with that name"),
             "mount it without 'subvol=', then run 'btrfs-subvolume-list /'");
  return true;
}

static bool
explain (guestfs_h *g, const char *device, const char *message,
         struct mount_cause *cause)
{
  CLEANUP_FREE char *type = guestfs_vfs_type (g, device);
  const struct cause_row *row = content_row (type);

  if (row != NULL)
    set_cause (cause, device, xstrdup (row->what), row->hint);
  else if (mount_is_busy (message) &&
           (type == NULL || filesystem_types_include (type)))
    set_cause (cause, device, xstrdup ("is in use: it is mounted, or part of "
                                       "another device"),
               "use 'mounts' and 'layout' to see how it is used");
  else if ((type == NULL || !filesystem_types_include (type)) &&
           has_table (g, device))
    set_cause (cause, device, xstrdup ("has a partition table"),
               "use 'list-filesystems' to list what can be mounted");
  else if (explain_btrfs (device, type, message, cause) ||
           explain_by_kernel (g, device, type, cause) ||
           explain_driver (device, message, cause))
    return true;
  else if (is_damage (message))
    set_damaged (cause, device, type);
  else if (strstr (message, "mount(2) system call failed: "))
    return false;
  else
    explain_by_content (device, type, cause);
  return true;
}

bool
mount_cause_find (guestfs_h *g, const char *device, const char *message,
                  struct mount_cause *cause)
{
  return is_refusal (message) && explain (g, device, message, cause);
}

void
mount_cause_free (struct mount_cause *cause)
{
  free (cause->what);
  free (cause->hint);
  *cause = (struct mount_cause) { NULL, NULL };
}
