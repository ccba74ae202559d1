/* diskfish: start, use and stop the appliance.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "appliance.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "add-drives.h"
#include "appliance-state.h"
#include "children.h"
#include "cleanup.h"
#include "events.h"
#include "handle.h"
#include "hv-env.h"
#include "libguestfs.h"
#include "network-image.h"
#include "read-only-calls.h"
#include "served-directory.h"
#include "temporary.h"

/* Bytes of output that are kept to explain a failure. */
enum { LOG_KEPT = 16 * 1024 };

struct appliance *
appliance_new (void)
{
  struct appliance *a = xcalloc (1, sizeof *a);
  const char *warm = getenv ("DISKFISH_WARM");

  a->transfer = -1;
  a->warm = warm == NULL || strcmp (warm, "off") != 0;
  return a;
}

void
appliance_close_monitor (struct appliance *a)
{
  cleanup_close (&a->transfer);
  a->transfer = -1;
  qmp_free (STEAL (a->qmp));
}

void
appliance_remove_directory (struct appliance *a)
{
  if (a->directory != NULL)
    temporary_remove (a->directory);
}

static void
free_setting (struct handle_setting *setting)
{
  free (setting->wanted);
  free (setting->given);
}

void
appliance_free (struct appliance *a)
{
  if (a == NULL)
    return;
  appliance_close_monitor (a);
  if (a->g != NULL)
    guestfs_close (a->g);
  appliance_remove_directory (a);
  if (a->scratch != NULL)
    temporary_remove (a->scratch);
  free (a->scratch);
  free (a->default_hv);
  free_setting (&a->hv);
  free_setting (&a->path);
  io_error_reset (&a->refused);
  given_drives_reset (&a->drives);
  free (a->directory);
  free (a->served);
  free (a->socket);
  strbuf_reset (&a->output);
  free (a);
}

/* Keep the last LOG_KEPT bytes of output, and pass all of it to the log. */
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
  if (a->log != NULL && !events_take_output (g) && handle_is_verbose (g))
    a->log (a->log_opaque, text, len);
}

/* Print trace messages in libguestfs's format, without diskfish's internal
 * calls.
 */
static void
on_trace (guestfs_h *g, void *opaque, uint64_t event, int handle, int flags,
          const char *text, size_t len, const uint64_t *array,
          size_t array_len)
{
  const struct appliance *a = opaque;
  CLEANUP_FREE char *line = NULL;

  (void) event;
  (void) handle;
  (void) flags;
  (void) array;
  (void) array_len;
  if (a->log == NULL || handle_is_quiet (g) || events_take_trace (g))
    return;
  line = xasprintf ("libguestfs: trace: %.*s\n", (int) len, text);
  a->log (a->log_opaque, line, strlen (line));
}

/* Record calls that may write.  GUESTFS_EVENT_ENTER includes calls that the
 * library makes internally.
 */
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
  if (!is_read_only_call (name, len))
    a->touched = true;
}

/* The numbers are procedure, serial number, position and total: see
 * guestfs(3), "GUESTFS_EVENT_PROGRESS".
 */
static void
on_progress (guestfs_h *g, void *opaque, uint64_t event, int handle,
             int flags, const char *text, size_t len,
             const uint64_t *numbers, size_t count)
{
  struct appliance *a = opaque;

  (void) event;
  (void) handle;
  (void) flags;
  (void) text;
  (void) len;
  if (a->progress != NULL && count >= 4 && !handle_is_quiet (g))
    a->progress (a->progress_opaque, numbers[2], numbers[3]);
}

static guestfs_h *
new_handle (struct appliance *a)
{
  guestfs_h *g = handle_new ();

  guestfs_set_event_callback (g, on_output, GUESTFS_EVENT_APPLIANCE, 0, a);
  guestfs_set_event_callback (g, on_trace, GUESTFS_EVENT_TRACE, 0, a);
  guestfs_set_event_callback (g, on_call, GUESTFS_EVENT_ENTER, 0, a);
  guestfs_set_event_callback (g, on_progress, GUESTFS_EVENT_PROGRESS, 0, a);
  return g;
}

void
appliance_set_handle (struct appliance *a,
                      const struct handle_settings *settings)
{
  a->settings = *settings;
}

void
appliance_set_pgroup (struct appliance *a)
{
  a->settings.pgroup = true;
  if (a->g != NULL)
    guestfs_set_pgroup (a->g, 1);
}

static void
set_up_handle (guestfs_h *g, const struct handle_settings *settings)
{
  if (settings->verbose)
    guestfs_set_verbose (g, 1);
  if (settings->network)
    guestfs_set_network (g, 1);
  if (settings->no_autosync)
    guestfs_set_autosync (g, 0);
  if (settings->memsize > 0)
    guestfs_set_memsize (g, settings->memsize);
  if (settings->smp > 0)
    guestfs_set_smp (g, settings->smp);
  if (settings->pgroup)
    guestfs_set_pgroup (g, 1);
  /* Set this last: the user did not make the calls above. */
  if (settings->trace)
    guestfs_set_trace (g, 1);
}

int
appliance_open (struct appliance *a, struct diag *diag)
{
  guestfs_h *g;

  if (a->g != NULL)
    return 0;
  if (libguestfs_load (diag) == -1)
    return -1;
  g = new_handle (a);
  handle_quiet (g, true);
  a->default_hv = guestfs_get_hv (g);
  handle_quiet (g, false);
  set_up_handle (g, &a->settings);
  a->g = g;
  return 0;
}

guestfs_h *
appliance_guestfs (struct appliance *a)
{
  CLEANUP_DIAG struct diag diag = { 0 };

  if (appliance_open (a, &diag) == -1)
    abort ();
  return a->g;
}

void
appliance_reopen (struct appliance *a)
{
  guestfs_h *old = appliance_guestfs (a), *new = new_handle (a);

  handle_quiet (old, true);
  handle_copy_settings (new, old);
  handle_quiet (old, false);
  a->g = new;
  guestfs_close (old);
}

void
appliance_renew (struct appliance *a)
{
  guestfs_h *old = a->g, *new = new_handle (a);
  bool quiet = handle_quiet (old, true);

  handle_quiet (new, true);
  handle_copy_all (new, old);
  events_move (new, old);
  handle_quiet (new, quiet);
  a->g = new;
  guestfs_close (old);
}

void
appliance_set_log (struct appliance *a, appliance_log *log, void *opaque)
{
  a->log = log;
  a->log_opaque = opaque;
}

void
appliance_set_progress (struct appliance *a, appliance_progress *progress,
                        void *opaque)
{
  a->progress = progress;
  a->progress_opaque = opaque;
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
appliance_is_up (struct appliance *a)
{
  return a->g != NULL && handle_is_up (a->g);
}

void
appliance_notice_end (struct appliance *a)
{
  if (!appliance_is_up (a) || a->qmp == NULL || !qmp_is_closed (a->qmp))
    return;
  appliance_close_monitor (a);
  guestfs_shutdown (a->g);
}

/* True if libguestfs failed to create the overlay of a read-only image.  It
 * reports that qemu-img failed, but not why.
 */
static bool
is_of_qemu_img (const char *message)
{
  return strncmp (message, "qemu-img: ", 10) == 0;
}

static int
not_opened (const struct drive *drive, struct diag *diag)
{
  if (drive_is_local (drive)) {
    diag_set (diag, DIAG_FAILED, "cannot open '%s' as %s", drive->image,
              drive->format ? drive->format : "an image");
    diag_hint (diag, "run 'disk info %s' to see its format", drive->image);
    return -1;
  }
  return network_image_failed (drive, diag);
}

static int
refused_drive (const char *message, const struct drive *drive,
               struct diag *diag)
{
  if (is_of_qemu_img (message))
    return not_opened (drive, diag);
  diag_set (diag, DIAG_FAILED, "%s", message);
  if (drive->kind == DRIVE_DOMAIN && strstr (message, "live virtual machine"))
    diag_hint (diag, "use --ro or readonly:true, which write nothing to its "
               "disks");
  return -1;
}

/* True if a read-only drive can be checked without the overlay that libguestfs
 * creates for one: qemu-img never refuses a raw file.  That saves 0.1 s,
 * because libguestfs closes every possible descriptor before it runs a program.
 */
static bool
is_raw_file (const struct drive *drive)
{
  const char *format = drive_file_format (drive);
  struct stat file;

  return drive->kind == DRIVE_IMAGE && drive->discard == NULL &&
    format != NULL && strcmp (format, "raw") == 0 &&
    drive_is_local (drive) && stat (drive_file (drive), &file) == 0 &&
    S_ISREG (file.st_mode);
}

int
appliance_check_drive (struct appliance *a, struct drive *drive,
                       struct diag *diag)
{
  struct drive checked = *drive;
  bool traced;
  guestfs_h *g;
  int result;

  if ((a ? appliance_open (a, diag) : libguestfs_load (diag)) == -1)
    return -1;
  traced = a != NULL && handle_is_traced (a->g);
  g = handle_new ();
  if (traced)
    guestfs_set_event_callback (g, on_trace, GUESTFS_EVENT_TRACE, 0, a);
  handle_quiet (g, true);
  guestfs_set_trace (g, traced);
  handle_quiet (g, false);
  /* In a trace, show the same call as the launch will make. */
  if (!traced) {
    checked.readonly = drive->readonly && !is_raw_file (drive);
    checked.mode = (struct mode) { SYNC_UNSET, CACHE_UNSET };
  }
  /* The trace has what the user gave: guestfish detects no format here. */
  else if (!drive->readonly)
    checked.chain = (struct backing_chain) { 0 };
  result = add_drive (g, &checked);
  handle_quiet (g, true);
  if (result == -1) {
    CLEANUP_FREE char *message = handle_message (g);

    refused_drive (message, drive, diag);
    diag->errnum = guestfs_last_errno (g);
  }
  drive->disks = handle_count_disks (g);
  guestfs_close (g);
  return result;
}

/* Skip the daemon's flush at the end (autosync), which takes time, if nothing
 * was written or if the writes are discarded.
 */
int
appliance_shutdown (struct appliance *a, struct diag *diag)
{
  bool needless = !a->touched || a->all_readonly;
  int autosync, result;
  guestfs_h *g;

  if (appliance_open (a, diag) == -1)
    return -1;
  g = a->g;
  handle_quiet (g, true);
  autosync = guestfs_get_autosync (g);
  if (needless)
    guestfs_set_autosync (g, 0);
  handle_quiet (g, false);
  result = guestfs_shutdown (g);
  handle_quiet (g, true);
  io_error_note (a);
  appliance_close_monitor (a);
  guestfs_set_autosync (g, autosync > 0);
  handle_quiet (g, false);
  if (result == -1) {
    CLEANUP_FREE char *message = handle_message (g);

    if (!handle_message_tells_stop (message))
      return diag_set (diag, DIAG_FAILED, "%s", message);
    /* If a signal to diskfish ended QEMU, the user knows. */
    if (!a->ended)
      return diag_set (diag, DIAG_FAILED, "the appliance has stopped");
  }
  return 0;
}

struct qmp *
appliance_monitor (struct appliance *a)
{
  return appliance_is_up (a) ? a->qmp : NULL;
}

void
appliance_note_interrupt (struct appliance *a)
{
  a->interrupted = true;
}

void
appliance_begin (struct appliance *a)
{
  a->interrupted = false;
}

bool
appliance_is_interrupted (const struct appliance *a)
{
  return a->interrupted;
}

void
appliance_interrupt (struct appliance *a)
{
  guestfs_h *g = a->g;

  if (g == NULL)
    return;
  a->interrupted = true;
  guestfs_user_cancel (g);
  served_directory_interrupt (a);
  if (!a->launching)
    return;
  children_signal (HV_NAME, SIGTERM);
  children_signal ("qemu", SIGKILL);
}

void
appliance_end_qemu (struct appliance *a, bool forced)
{
  if (a->g == NULL)
    return;
  a->ended = true;
  children_signal (HV_NAME, forced ? SIGKILL : SIGTERM);
}

bool
appliance_was_ended (const struct appliance *a)
{
  return a->ended;
}
