/* diskfish: start the appliance.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "add-drives.h"
#include "appliance-state.h"
#include "children.h"
#include "cleanup.h"
#include "handle.h"
#include "hv-env.h"
#include "hv-wrapper.h"
#include "launch-error.h"
#include "network-image.h"
#include "supermin-cache.h"
#include "temporary.h"

enum { FILES = 256 };

/* Create the directory of the monitor's socket. */
static int
make_directory (struct appliance *a)
{
  const char *parent = getenv ("XDG_RUNTIME_DIR");

  if (a->directory != NULL)
    return mkdir (a->directory, 0700);
  if (parent == NULL || access (parent, W_OK) == -1)
    parent = "/tmp";
  a->directory = temporary_folder (parent);
  if (a->directory == NULL)
    return -1;
  a->socket = xasprintf ("%s/qmp", a->directory);
  return 0;
}

/* Add the formats of backing files that no overlay records, so that QEMU does
 * not probe them.  For a read-only image, libguestfs adds its own overlay and a
 * node above that if the image is local.
 */
static void
add_pins (struct strbuf *more, const struct drive *drive, const char *id)
{
  const char *above = !drive->readonly ? ""
    : drive_is_local (drive) ? "file.backing." : "backing.";

  for (size_t i = 0; i < drive->chain.len; ++i) {
    CLEANUP_FREE char *pin = drive_pin (drive, i);

    if (pin != NULL)
      strbuf_printf (more, "-set\ndrive.%s.%s%s\n", id, above, pin);
  }
}

/* Return options for QEMU that no libguestfs call can set, one per line.  The
 * caller frees them.
 */
static char *
more_options (const struct appliance *a, const struct drive_set *drives)
{
  struct strbuf more = { 0 };

  strbuf_printf (&more, "-qmp\nunix:%s,server=on,wait=off\n", a->socket);
  for (size_t i = 0; i < drives->list.len; ++i) {
    const struct drive *drive = drives->list.ptr[i];
    CLEANUP_FREE char *id = xasprintf ("hd%u", drive->number);
    CLEANUP_FREE char *option =
      drive->readonly ? NULL : mode_qemu_set (drive->mode, id);

    if (option != NULL)
      strbuf_printf (&more, "-set\n%s\n", option);
    add_pins (&more, drive, id);
  }
  return strbuf_steal (&more);
}

/* True if the handle's drives are the first drives of the set, with the same
 * modes.
 */
static bool
has_first_drives (const struct appliance *a, const struct drive_set *drives)
{
  if (a->drives.len > drives->list.len)
    return false;
  for (size_t i = 0; i < a->drives.len; ++i) {
    const struct given_drive *given = &a->drives.ptr[i];
    const struct drive *drive = drives->list.ptr[i];

    if (given->id != drive->id || given->mode.sync != drive->mode.sync ||
        given->mode.cache != drive->mode.cache)
      return false;
  }
  return true;
}

/* Make the handle's drives a part of the set.  After a failed start libguestfs
 * has no drives, or still has them if it failed before it ran QEMU (libguestfs
 * 1.48).
 */
static void
notice_drives (struct appliance *a, const struct drive_set *drives)
{
  if (handle_count_disks (a->g) == 0)
    given_drives_reset (&a->drives);
  if (has_first_drives (a, drives))
    return;
  given_drives_reset (&a->drives);
  appliance_renew (a);
}

/* Add the drives that the handle lacks. */
static int
apply_drives (struct appliance *a, const struct drive_set *drives,
              struct diag *diag)
{
  notice_drives (a, drives);
  for (size_t i = a->drives.len; i < drives->list.len; ++i) {
    const struct drive *drive = drives->list.ptr[i];

    if (add_drive (a->g, drive) == -1) {
      CLEANUP_FREE char *message = handle_message (a->g);

      return diag_set (diag, DIAG_FAILED, "%s", message);
    }
    given_drives_append (&a->drives,
                         (struct given_drive) { drive->id, drive->mode });
  }
  return 0;
}

/* Return the user's accelerator.  libguestfs's backend settings take
 * precedence: see guestfs(3), "BACKEND SETTINGS".
 */
static enum accel
chosen_accel (struct appliance *a)
{
  CLEANUP_FREE_STRINGS char **settings = guestfs_get_backend_settings (a->g);

  for (size_t i = 0; settings != NULL && settings[i] != NULL; ++i) {
    if (strncmp (settings[i], "force_tcg", 9) == 0)
      return ACCEL_TCG;
    if (strncmp (settings[i], "force_kvm", 9) == 0)
      return ACCEL_KVM;
  }
  return a->accel;
}

static int
launch_once (struct appliance *a, const struct drive_set *drives,
             struct diag *diag)
{
  int result;

  if (apply_drives (a, drives, diag) == -1)
    return -1;
  a->output.len = 0;
  a->launching = true;
  handle_quiet (a->g, false);
  handle_quiet (a->g, false);
  result = guestfs_launch (a->g);
  handle_quiet (a->g, true);
  handle_quiet (a->g, true);
  a->launching = false;
  if (a->interrupted) {
    if (result == 0)
      guestfs_shutdown (a->g);
    return diag_set (diag, DIAG_FAILED, "interrupted");
  }
  if (result == 0)
    return 0;
  return launch_error_explain (drives, guestfs_last_error (a->g),
                               a->output.ptr ? a->output.ptr : "", diag);
}

/* Put libguestfs's temporary files into a directory that the hypervisor wrapper
 * removes if diskfish is killed.
 */
static void
set_scratch (struct appliance *a, const char *directory)
{
  if (a->scratch == NULL)
    a->scratch = temporary_folder (directory);
  if (a->scratch != NULL)
    guestfs_set_tmpdir (a->g, a->scratch);
}

/* True if the user has chosen the hypervisor.  It gets no clones: the
 * fingerprint of a template cannot include state that such a program keeps
 * elsewhere.
 */
static bool
is_own_hv (const struct appliance *a)
{
  return strcmp (a->hv.wanted, a->default_hv) != 0 ||
    getenv ("LIBGUESTFS_HV") != NULL || getenv ("LIBGUESTFS_QEMU") != NULL;
}

/* Update the user's value from NOW, which is taken over, unless NOW is the
 * value that the last start set.
 */
static void
update (struct handle_setting *setting, char *now)
{
  if (setting->given != NULL && strcmp (now, setting->given) == 0)
    free (now);
  else {
    free (setting->wanted);
    setting->wanted = now;
  }
  free (setting->given);
  setting->given = NULL;
}

/* Start, without running supermin if its last appliance is up to date. */
static int
launch_built (struct appliance *a, const struct drive_set *drives,
              struct diag *diag)
{
  CLEANUP_FREE char *stamp = NULL;
  int result;

  update (&a->path, xstrdup (guestfs_get_path (a->g)));
  guestfs_set_path (a->g, a->path.wanted);
  stamp = supermin_cache_stamp (a->g);
  a->path.given = stamp ? supermin_cache_path (a->g, stamp) : NULL;
  if (a->path.given != NULL)
    guestfs_set_path (a->g, a->path.given);
  result = launch_once (a, drives, diag);
  guestfs_set_path (a->g, a->path.wanted);
  if (a->path.given != NULL && result == -1 && !a->interrupted)
    supermin_cache_forget ();
  else if (stamp != NULL && result == 0)
    supermin_cache_remember (a->g, stamp);
  return result;
}

/* Start with the hypervisor wrapper in place of QEMU. */
static int
launch_wrapper (struct appliance *a, const char *wrapper,
                const struct drive_set *drives, struct diag *diag)
{
  CLEANUP_FREE char *tmpdir = guestfs_get_tmpdir (a->g);
  const char *other = getenv ("DISKFISH_QEMU");
  bool own = is_own_hv (a);
  const char *qemu = own || other == NULL ? a->hv.wanted : other;
  CLEANUP_FREE char *more = more_options (a, drives);
  int result;

  a->hv.given = hv_wrapper_make (wrapper, qemu);
  if (a->hv.given == NULL) {
    diag_set (diag, DIAG_FAILED, "cannot start the appliance: QEMU '%s' is "
              "missing", qemu);
    diag_hint (diag, "run 'doctor' to see what is missing");
    return -1;
  }
  set_scratch (a, tmpdir);
  hv_env_set (&(struct hv_env) {
    .qemu = qemu, .warm = a->warm && !own,
    .accel = chosen_accel (a), .timeout = a->timeout,
    .more = more,
    .directories = { a->directory, a->scratch },
  });
  guestfs_set_hv (a->g, a->hv.given);
  result = launch_built (a, drives, diag);
  guestfs_set_hv (a->g, a->hv.wanted);
  guestfs_set_tmpdir (a->g, tmpdir);
  hv_env_clear ();
  return result;
}

static int
choose_and_launch (struct appliance *a, const struct drive_set *drives,
                   struct diag *diag)
{
  CLEANUP_FREE char *wrapper = NULL;

  if (!handle_is_direct (a->g))
    return launch_once (a, drives, diag);
  update (&a->hv, guestfs_get_hv (a->g));
  wrapper = hv_env_find ();
  if (wrapper != NULL)
    return launch_wrapper (a, wrapper, drives, diag);
  diag_set (diag, DIAG_FAILED, "cannot start the appliance: "
            "'diskfish-hv' is missing");
  diag_hint (diag, "reinstall diskfish, which includes this program");
  return -1;
}

/* Hide the internal calls around the launch from listeners. */
static int
launch (struct appliance *a, const struct drive_set *drives,
        struct diag *diag)
{
  bool before = handle_quiet (a->g, true);
  int result = choose_and_launch (a, drives, diag);

  handle_quiet (a->g, before);
  return result;
}

/* Lower the limit of open files, and return the old one.  For each program that
 * libguestfs runs, it closes all possible descriptors.  The hypervisor wrapper
 * restores the limit for QEMU.
 */
static struct rlimit
lower_files (void)
{
  struct rlimit files = { 0, 0 }, fewer;

  if (getrlimit (RLIMIT_NOFILE, &files) == 0 && files.rlim_cur > FILES) {
    fewer = (struct rlimit) { FILES, files.rlim_max };
    setrlimit (RLIMIT_NOFILE, &fewer);
  }
  return files;
}

static int
prepare_and_launch (struct appliance *a, struct drive_set *drives,
                    struct diag *diag)
{
  static const char *const ours[] = { HV_NAME, "qemu", NULL };
  bool direct = handle_is_direct (a->g);
  struct rlimit files;
  int result;

  if (appliance_is_up (a))
    return diag_set (diag, DIAG_FAILED, "cannot start the appliance: it is "
                     "already running");
  if (drives->list.len == 0) {
    diag_set (diag, DIAG_FAILED, "cannot start the appliance: no drive is "
              "attached");
    diag_hint (diag, "run 'add-drive IMAGE' or 'disk attach IMAGE' first");
    return -1;
  }
  if (handle_check_tmpdir (diag) == -1)
    return -1;
  appliance_close_monitor (a);
  if (direct && make_directory (a) == -1)
    return diag_set (diag, DIAG_FAILED, "cannot create a directory for QEMU's "
                     "monitor: %s", strerror (errno));
  for (size_t i = 0; i < drives->list.len; ++i)
    if (network_image_examine (drives->list.ptr[i], diag) == -1)
      return -1;
  a->interrupted = false;
  a->ended = false;
  a->transfer_failed = false;
  a->all_readonly = drives_are_readonly (drives);
  drive_set_renumber (drives);
  files = lower_files ();
  children_adopt (true);
  result = launch (a, drives, diag);
  /* A killed QEMU holds its locks on the images until it is reaped. */
  if (result == -1)
    children_reap (ours);
  children_adopt (false);
  if (files.rlim_cur > FILES)
    setrlimit (RLIMIT_NOFILE, &files);
  a->touched = false;
  if (direct && result == 0)
    a->qmp = qmp_connect (a->socket);
  drives->running = result == 0;
  appliance_remove_directory (a);
  return result;
}

/* Only guestfs_launch itself is visible to listeners: see launch_once. */
int
appliance_launch (struct appliance *a, struct drive_set *drives,
                  struct diag *diag)
{
  bool before;
  int result;

  if (appliance_open (a, diag) == -1)
    return -1;
  before = handle_quiet (a->g, true);
  result = prepare_and_launch (a, drives, diag);
  handle_quiet (a->g, before);
  return result;
}
