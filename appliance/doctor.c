/* diskfish: check the host for problems with starting the appliance.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "doctor.h"

#include <errno.h>
#include <glob.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "appliance.h"
#include "cleanup.h"
#include "clock.h"
#include "find-program.h"
#include "kvm.h"
#include "memory.h"
#include "xdg-dir.h"

enum {
  SPACE_NEEDED = 512,           /* MiB: an appliance is about 190 */
  MEMORY_NEEDED = 1280,         /* MiB: what libguestfs gives its guest */
};

static void
add_finding (struct findings *all, const char *check, enum finding_state state,
             const char *fix, const char *format, ...)
  __attribute__ ((format (printf, 5, 6)));

static void
add_finding (struct findings *all, const char *check, enum finding_state state,
             const char *fix, const char *format, ...)
{
  static const char *const names[] = {
    [FINDING_OK] = "ok", [FINDING_NOTE] = "note", [FINDING_BAD] = "bad",
  };
  struct finding *finding = &all->list[all->count++];
  va_list args;

  va_start (args, format);
  finding->check = check;
  finding->state = names[state];
  finding->finding = xvasprintf (format, args);
  finding->fix = xstrdup (fix);
  va_end (args);
  all->bad += state == FINDING_BAD;
}

/* supermin uses the kernel in SUPERMIN_KERNEL, or one from /lib/modules or
 * /boot: see supermin(1).
 */
static void
examine_kernel (struct findings *all)
{
  const char *chosen = getenv ("SUPERMIN_KERNEL");
  glob_t found = { 0 };
  const char *readable = NULL;

  if (chosen != NULL) {
    if (access (chosen, R_OK) == 0)
      add_finding (all, "kernel", FINDING_OK, "", "%s (SUPERMIN_KERNEL)",
                   chosen);
    else
      add_finding (all, "kernel", FINDING_BAD, "unset SUPERMIN_KERNEL",
                   "%s: %s", chosen, strerror (errno));
    return;
  }
  glob ("/lib/modules/*/vmlinuz", 0, NULL, &found);
  glob ("/boot/vmlinuz-*", GLOB_APPEND, NULL, &found);
  for (size_t i = 0; i < found.gl_pathc; ++i)
    if (access (found.gl_pathv[i], R_OK) == 0)
      readable = found.gl_pathv[i];
  if (readable != NULL)
    add_finding (all, "kernel", FINDING_OK, "", "%s is readable", readable);
  else if (found.gl_pathc > 0)
    add_finding (all, "kernel", FINDING_BAD, "sudo chmod 0644 /boot/vmlinuz-*",
                 "%s is not readable", found.gl_pathv[0]);
  else
    add_finding (all, "kernel", FINDING_BAD,
                 "install a kernel package, such as "
                 "linux-image-cloud-amd64", "no kernel in /boot");
  globfree (&found);
}

static void
examine_kvm (struct findings *all, const char *qemu)
{
  switch (kvm_examine (qemu)) {
  case KVM_USABLE:
    add_finding (all, "KVM", FINDING_OK, "", "works");
    return;
  case KVM_ABSENT:
    add_finding (all, "KVM", FINDING_NOTE, "turn on virtualization, or nested "
                 "virtualization in a virtual machine",
                 "/dev/kvm does not exist: using software emulation");
    return;
  case KVM_FORBIDDEN:
    add_finding (all, "KVM", FINDING_NOTE, "add your user to the group kvm",
                 "no permission to use /dev/kvm: using software emulation");
    return;
  case KVM_BROKEN:
    add_finding (all, "KVM", FINDING_NOTE, "",
                 "KVM is present but does not work: using software "
                 "emulation");
    return;
  }
}

static void
examine_program (struct findings *all, const char *check, const char *name,
                 const char *fix)
{
  CLEANUP_FREE char *file = find_program (name);

  if (file != NULL)
    add_finding (all, check, FINDING_OK, "", "%s", file);
  else
    add_finding (all, check, FINDING_BAD, fix, "cannot find '%s'", name);
}

static void
examine_space (struct findings *all, const char *check, const char *directory)
{
  struct statvfs fs;
  unsigned long free_mib;

  if (statvfs (directory, &fs) == -1) {
    add_finding (all, check, FINDING_BAD, "", "%s: %s", directory,
                 strerror (errno));
    return;
  }
  free_mib = (unsigned long) ((fs.f_bavail * fs.f_frsize) >> 20);
  add_finding (all, check, free_mib < SPACE_NEEDED ? FINDING_BAD : FINDING_OK,
               free_mib < SPACE_NEEDED ?
               "free some space, or use another directory" : "",
               "%lu MiB are free in %s", free_mib, directory);
}

static void
examine_memory (struct findings *all)
{
  unsigned long mib = (unsigned long) (memory_available () >> 20);

  add_finding (all, "memory", mib < MEMORY_NEEDED ? FINDING_NOTE : FINDING_OK,
               mib < MEMORY_NEEDED ?
               "use 'set-memsize 512' for a smaller appliance"
               : "", "%lu MiB are free", mib);
}

static void
examine_cache (struct findings *all)
{
  CLEANUP_FREE char *directory = xdg_dir (XDG_CACHE);

  if (directory != NULL)
    add_finding (all, "cache directory", FINDING_OK, "", "%s", directory);
  else
    add_finding (all, "cache directory", FINDING_NOTE,
                 "make ~/.cache/diskfish a directory of your own with "
                 "mode 0700", "there is no safe cache directory");
}

static void
examine_start (struct findings *all)
{
  CLEANUP_DIAG struct diag diag = { 0 };
  struct appliance *appliance = appliance_new ();
  struct drive_set drives = { 0 };
  struct drive *scratch = drive_new (DRIVE_SCRATCH, NULL);
  int64_t start;

  scratch->size = 1 << 20;
  drive_set_add (&drives, scratch);
  start = clock_ms ();
  if (appliance_launch (appliance, &drives, &diag) == 0)
    add_finding (all, "appliance", FINDING_OK, "", "starts in %.1f seconds",
                 clock_since (start));
  else
    add_finding (all, "appliance", FINDING_BAD, diag.hint ? diag.hint : "",
                 "%s",
                 diag.text);
  appliance_free (appliance);
  drive_set_clear (&drives);
}

/* Check libguestfs, and return a handle, or NULL. */
static guestfs_h *
examine_library (struct findings *all, struct appliance *appliance)
{
  CLEANUP_DIAG struct diag diag = { 0 };

  if (appliance_open (appliance, &diag) == 0)
    return appliance_guestfs (appliance);
  add_finding (all, "libguestfs", FINDING_BAD, diag.hint, "%s", diag.text);
  return NULL;
}

void
doctor_examine (struct findings *all)
{
  struct appliance *appliance = appliance_new ();
  CLEANUP_FREE char *qemu = NULL, *tmp = NULL, *cache = NULL;
  guestfs_h *g;

  *all = (struct findings) { 0 };
  g = examine_library (all, appliance);
  if (g != NULL) {
    qemu = guestfs_get_hv (g);
    tmp = guestfs_get_tmpdir (g);
    cache = guestfs_get_cachedir (g);
  }
  examine_kernel (all);
  examine_program (all, "QEMU", qemu ? qemu : "qemu-system-x86_64",
                   "install QEMU (qemu-system-x86)");
  examine_program (all, "qemu-img", "qemu-img",
                   "install qemu-img (qemu-utils)");
  examine_kvm (all, qemu ? qemu : "");
  examine_space (all, "temporary space", tmp ? tmp : "/tmp");
  examine_space (all, "cache space", cache ? cache : "/var/tmp");
  examine_memory (all);
  examine_cache (all);
  appliance_free (appliance);
  if (all->bad == 0)
    examine_start (all);
}

void
findings_free (struct findings *all)
{
  for (size_t i = 0; i < all->count; ++i) {
    free (all->list[i].finding);
    free (all->list[i].fix);
  }
  all->count = 0;
}
