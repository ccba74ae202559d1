/* diskfish: the running engine.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "appliance.h"

#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "add-drives.h"
#include "cache-bits.h"
#include "cause.h"
#include "children.h"
#include "cleanup.h"
#include "handle.h"
#include "helper.h"
#include "kvm.h"
#include "qmp.h"
#include "reading.h"
#include "strbuf.h"

enum { LOG_KEPT = 16 * 1024 };

struct appliance {
  _Atomic (guestfs_h *) g;
  appliance_log *log;
  void *log_opaque;
  struct strbuf output;         /* the last of what QEMU and guest wrote */
  char *folder;                 /* of the monitor's socket, see below */
  char *socket;
  struct qmp *qmp;
  char *scratch;                /* folder for libguestfs's own files */
  char *default_hv;             /* the library's QEMU */
  bool warm;
  enum accel accel;
  unsigned timeout;
  bool is_warm;                 /* what runs is a clone */
  bool all_readonly;            /* of the drives that it was started with */
  bool touched;                 /* a call since then may have written */
  struct strings set_options;   /* QEMU's -set, as given by now */
  atomic_bool launching;
  atomic_bool interrupted;
};

struct appliance *
appliance_new (void)
{
  struct appliance *a = xcalloc (1, sizeof *a);
  const char *warm = getenv ("DISKFISH_WARM");

  a->warm = warm == NULL || strcmp (warm, "off") != 0;
  return a;
}

static void
close_monitor (struct appliance *a)
{
  qmp_free (a->qmp);
  a->qmp = NULL;
}

/* The folder of the monitor's socket lives only while QEMU starts. */
static void
remove_folder (struct appliance *a)
{
  if (a->folder == NULL)
    return;
  unlink (a->socket);
  rmdir (a->folder);
}

void
appliance_free (struct appliance *a)
{
  if (a == NULL)
    return;
  close_monitor (a);
  if (a->g != NULL)
    guestfs_close (a->g);
  remove_folder (a);
  if (a->scratch != NULL)
    rmdir (a->scratch);
  free (a->scratch);
  free (a->default_hv);
  free (a->folder);
  free (a->socket);
  for (size_t i = 0; i < a->set_options.len; ++i)
    free (a->set_options.ptr[i]);
  strings_reset (&a->set_options);
  strbuf_reset (&a->output);
  free (a);
}

/* Keep the last LOG_KEPT bytes, and pass them on. */
static void
on_output (guestfs_h *g, void *opaque, uint64_t event, int handle, int flags,
           const char *text, size_t len, const uint64_t *array,
           size_t array_len)
{
  struct appliance *a = opaque;

  (void) event;
  (void) handle;
  (void) flags;
  (void) array;
  (void) array_len;
  if (a->output.len > 2 * LOG_KEPT) {
    size_t drop = a->output.len - LOG_KEPT;

    memmove (a->output.ptr, a->output.ptr + drop, LOG_KEPT + 1);
    a->output.len = LOG_KEPT;
  }
  strbuf_add (&a->output, text, len);
  if (a->log != NULL && guestfs_get_verbose (g))
    a->log (a->log_opaque, text, len);
}

/* Each call of the library, also those that it makes itself. */
static void
on_call (guestfs_h *g, void *opaque, uint64_t event, int handle, int flags,
         const char *name, size_t len, const uint64_t *array,
         size_t array_len)
{
  struct appliance *a = opaque;

  (void) g;
  (void) event;
  (void) handle;
  (void) flags;
  (void) array;
  (void) array_len;
  if (!reading_call (name, len))
    a->touched = true;
}

guestfs_h *
appliance_guestfs (struct appliance *a)
{
  if (a->g == NULL) {
    a->g = handle_new ();
    a->default_hv = guestfs_get_hv (a->g);
    guestfs_set_event_callback (a->g, on_output, GUESTFS_EVENT_APPLIANCE, 0,
                                a);
    guestfs_set_event_callback (a->g, on_call, GUESTFS_EVENT_ENTER, 0, a);
  }
  return a->g;
}

void
appliance_set_log (struct appliance *a, appliance_log *log, void *opaque)
{
  a->log = log;
  a->log_opaque = opaque;
}

void
appliance_set_warm (struct appliance *a, bool warm)
{
  a->warm = warm;
}

void
appliance_set_accel (struct appliance *a, enum accel accel)
{
  a->accel = accel;
}

void
appliance_set_launch_timeout (struct appliance *a, unsigned seconds)
{
  a->timeout = seconds;
}

bool
appliance_is_warm (const struct appliance *a)
{
  return a->is_warm;
}

bool
appliance_is_up (struct appliance *a)
{
  return a->g != NULL && guestfs_is_ready (a->g) > 0;
}

int
appliance_check_drive (struct drive *drive, struct diag *diag)
{
  guestfs_h *g = handle_new ();
  int result = add_drive (g, drive);

  if (result == -1) {
    CLEANUP_FREE char *message = handle_message (g);

    diag_set (diag, DIAG_FAILED, "%s", message);
    diag->errnum = guestfs_last_errno (g);
  }
  drive->disks = handle_count_disks (g);
  guestfs_close (g);
  return result;
}

/* For the monitor's socket. */
static int
make_folder (struct appliance *a)
{
  const char *parent = getenv ("XDG_RUNTIME_DIR");

  if (a->folder != NULL)
    return mkdir (a->folder, 0700);
  if (parent == NULL || access (parent, W_OK) == -1)
    parent = "/tmp";
  a->folder = handle_new_folder (parent);
  if (a->folder == NULL)
    return -1;
  a->socket = xasprintf ("%s/qmp", a->folder);
  return 0;
}

/* QEMU's options that no call of the library reaches.  They stay in the
 * handle for later starts, so each is given once.
 */
static int
configure_monitor (struct appliance *a)
{
  CLEANUP_FREE char *value = NULL;
  bool first = a->folder == NULL;

  if (make_folder (a) == -1)
    return -1;
  value = xasprintf ("unix:%s,server=on,wait=off", a->socket);
  return first ? guestfs_config (a->g, "-qmp", value) : 0;
}

static bool
is_set_already (const struct appliance *a, const char *option)
{
  for (size_t i = 0; i < a->set_options.len; ++i)
    if (strcmp (a->set_options.ptr[i], option) == 0)
      return true;
  return false;
}

static int
configure_drive (struct appliance *a, const struct drive *drive,
                 unsigned disk)
{
  CLEANUP_FREE char *id = xasprintf ("hd%u", disk);
  CLEANUP_FREE char *option = NULL;

  if (!drive->readonly)
    option = mode_qemu_set (drive->mode, id);
  if (option == NULL || is_set_already (a, option))
    return 0;
  strings_append (&a->set_options, xstrdup (option));
  return guestfs_config (a->g, "-set", option);
}

/* Give the handle all drives: it forgets them when a start fails. */
static int
apply_drives (struct appliance *a, const struct drive_set *drives,
              struct diag *diag)
{
  for (size_t i = 0; i < drives->list.len; ++i) {
    const struct drive *drive = drives->list.ptr[i];
    unsigned disk = drive_set_first_disk (drives, i);

    if (add_drive (a->g, drive) == -1 ||
        configure_drive (a, drive, disk) == -1) {
      CLEANUP_FREE char *message = handle_message (a->g);

      return diag_set (diag, DIAG_FAILED, "%s", message);
    }
  }
  return 0;
}

/* What the user chose, perhaps by libguestfs's own settings. */
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
  result = guestfs_launch (a->g);
  a->launching = false;
  if (a->interrupted) {
    if (result == 0)
      guestfs_shutdown (a->g);
    return diag_set (diag, DIAG_FAILED, "interrupted");
  }
  if (result == 0)
    return 0;
  return cause_of_failed_launch (guestfs_last_error (a->g),
                                 a->output.ptr ? a->output.ptr : "", diag);
}

static int
launch_with (struct appliance *a, const char *setting,
             const struct drive_set *drives, struct diag *diag)
{
  int result;

  guestfs_set_backend_setting (a->g, setting, "1");
  result = launch_once (a, drives, diag);
  if (result == -1)
    guestfs_clear_backend_setting (a->g, setting);
  return result;
}

/* The user's own hypervisor: with KVM where it works, else without. */
static int
climb (struct appliance *a, const struct drive_set *drives, struct diag *diag)
{
  CLEANUP_FREE char *qemu = guestfs_get_hv (a->g);
  CLEANUP_DIAG struct diag with_kvm = { 0 };

  switch (chosen_accel (a)) {
  case ACCEL_KVM: return launch_with (a, "force_kvm", drives, diag);
  case ACCEL_TCG: return launch_with (a, "force_tcg", drives, diag);
  case ACCEL_AUTO: break;
  }
  if (kvm_examine (qemu) == KVM_USABLE) {
    if (launch_once (a, drives, &with_kvm) == 0)
      return 0;
    if (a->interrupted)
      return diag_set (diag, DIAG_FAILED, "%s", with_kvm.text);
  }
  return launch_with (a, "force_tcg", drives, diag);
}

/* libguestfs's files go where the helper finds them if we are killed. */
static void
set_scratch (struct appliance *a, const char *folder)
{
  if (a->scratch == NULL)
    a->scratch = handle_new_folder (folder);
  if (a->scratch != NULL)
    guestfs_set_tmpdir (a->g, a->scratch);
}

/* The helper takes the best way that works. */
static int
launch_by_helper (struct appliance *a, const char *helper,
                  const struct drive_set *drives, struct diag *diag)
{
  CLEANUP_FREE char *tmpdir = guestfs_get_tmpdir (a->g);
  CLEANUP_FREE char *report = xasprintf ("%s/report", a->folder);
  const char *qemu = getenv ("DISKFISH_QEMU");
  int result;

  set_scratch (a, tmpdir);
  helper_order (&(struct helper_orders) {
    .qemu = qemu ? qemu : a->default_hv, .warm = a->warm,
    .accel = chosen_accel (a), .timeout = a->timeout, .report = report,
    .folders = { a->folder, a->scratch },
  });
  guestfs_set_hv (a->g, helper);
  result = launch_once (a, drives, diag);
  guestfs_set_hv (a->g, a->default_hv);
  guestfs_set_tmpdir (a->g, tmpdir);
  helper_forget ();
  a->is_warm = helper_was_warm (report);
  return result;
}

/* The helper cannot stand in for what the user chose himself. */
static bool
is_default_hv (struct appliance *a)
{
  CLEANUP_FREE char *hv = guestfs_get_hv (a->g);

  return hv != NULL && strcmp (hv, a->default_hv) == 0 &&
    getenv ("LIBGUESTFS_HV") == NULL && getenv ("LIBGUESTFS_QEMU") == NULL;
}

static int
launch (struct appliance *a, const struct drive_set *drives,
        struct diag *diag)
{
  CLEANUP_FREE char *helper = NULL;

  if (!handle_is_direct (a->g))
    return launch_once (a, drives, diag);
  if (is_default_hv (a))
    helper = helper_find ();
  return helper ? launch_by_helper (a, helper, drives, diag)
    : climb (a, drives, diag);
}

int
appliance_launch (struct appliance *a, const struct drive_set *drives,
                  struct diag *diag)
{
  guestfs_h *g = appliance_guestfs (a);
  bool direct = handle_is_direct (g);
  int result;

  if (appliance_is_up (a))
    return diag_set (diag, DIAG_FAILED, "the appliance is running already");
  if (drives->list.len == 0) {
    diag_set (diag, DIAG_FAILED, "no drive is attached");
    diag_hint (diag, "add-drive IMAGE or disk attach IMAGE comes first");
    return -1;
  }
  close_monitor (a);
  if (direct && configure_monitor (a) == -1)
    return diag_set (diag, DIAG_FAILED, "no folder for QEMU's monitor");
  a->interrupted = false;
  a->is_warm = false;
  a->all_readonly = drives_are_readonly (drives);
  children_adopt (true);
  result = launch (a, drives, diag);
  /* The image's lock is free again only when a QEMU that was killed is gone. */
  if (result == -1) {
    children_reap ("diskfish-hv");
    children_reap ("qemu");
  }
  children_adopt (false);
  a->touched = false;
  if (direct && result == 0)
    a->qmp = qmp_connect (a->socket);
  remove_folder (a);
  return result;
}

/* The daemon's flushing at the end takes time; it is needless when nothing
 * was written, and when what was written is thrown away.
 */
int
appliance_shutdown (struct appliance *a, struct diag *diag)
{
  guestfs_h *g = appliance_guestfs (a);
  bool needless = !a->touched || a->all_readonly;
  int autosync = guestfs_get_autosync (g);
  int result;

  close_monitor (a);
  if (needless)
    guestfs_set_autosync (g, 0);
  result = guestfs_shutdown (g);
  guestfs_set_autosync (g, autosync > 0);
  if (result == -1) {
    CLEANUP_FREE char *message = handle_message (g);

    return diag_set (diag, DIAG_FAILED, "%s", message);
  }
  return 0;
}

struct cache_bits
appliance_cache_bits (struct appliance *a, unsigned disk)
{
  CLEANUP_FREE char *id = xasprintf ("hd%u", disk);

  return cache_bits_ask (appliance_is_up (a) ? a->qmp : NULL, id);
}

void
appliance_note_interrupt (struct appliance *a)
{
  a->interrupted = true;
}

void
appliance_interrupt (struct appliance *a)
{
  guestfs_h *g = a->g;

  if (g == NULL)
    return;
  a->interrupted = true;
  guestfs_user_cancel (g);
  if (!a->launching)
    return;
  children_signal ("diskfish-hv", SIGTERM);
  children_signal ("qemu", SIGKILL);
}
