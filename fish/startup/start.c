/* diskfish: prepare the session that the options describe.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "start.h"

#include <string.h>
#include <unistd.h>

#include "cleanup.h"
#include "conflicts.h"
#include "inspector.h"
#include "mounts.h"
#include "new-disk.h"
#include "overlay.h"
#include "printer.h"

/* Return the -N that creates the drive at INDEX, or NULL. */
static struct new_option *
find_new (const struct options *options, size_t index)
{
  for (size_t i = 0; i < options->news.len; ++i)
    if (options->news.ptr[i].drive == index)
      return &options->news.ptr[i];
  return NULL;
}

static int
make_image (const struct session *session, struct new_option *new,
            struct diag *diag)
{
  if (new_disk_create (session, &new->disk, new->file, diag) == -1)
    return -1;
  new->made = true;
  return 0;
}

/* Attach the drives of the command line to the session. */
static int
attach_drives (struct shell *shell, struct options *options)
{
  struct drive_list *list = &options->drives.list;

  for (size_t i = 0; i < list->len; ++i) {
    CLEANUP_DIAG struct diag diag = { 0 };
    struct new_option *new = find_new (options, i);
    struct drive *drive;

    if (new != NULL && make_image (&shell->session, new, &diag) == -1) {
      options_print_drive_diag (options, i, &diag);
      return -1;
    }
    drive = STEAL (list->ptr[i]);
    if (session_attach (&shell->session, drive, &diag) == -1) {
      options_print_drive_diag (options, i, &diag);
      return -1;
    }
    /* guestfish has no such notes. */
    if (!shell->plain && drive_note_attached (drive, &diag))
      options_print_drive_diag (options, i, &diag);
  }
  return 0;
}

/* Refuse to write the list over an image. */
static int
check_save (const struct shell *shell, const char *file, struct diag *diag)
{
  const struct drive_set *set = &shell->session.drives;
  CLEANUP_DIAG struct diag other = { 0 };

  if (conflicts_user (set, file) != NULL)
    diag_set (diag, DIAG_FAILED, "cannot save to '%s': it is an attached image",
              file);
  else if (access (file, F_OK) == 0 &&
           conflicts_write (set, file, &other) == -1)
    diag_set (diag, DIAG_FAILED, "%s", other.text);
  else
    return 0;
  diag_hint (diag, "choose another file for --save");
  return -1;
}

static void
print_save (const struct options *options, struct diag *diag)
{
  CLEANUP_FREE char *text = xasprintf ("--save %s", options->save);
  const struct given_option written = {
    .text = text, .where = { strlen ("--save "), strlen (text) },
  };

  options_print_written (options, &written, diag);
}

/* Save the drives as given, before --ephemeral changes them. */
static int
attach_and_save (struct shell *shell, struct options *options)
{
  CLEANUP_DIAG struct diag diag = { 0 };
  json_t *record = NULL;
  int status;

  if (options->save != NULL)
    record = config_record (&options->config, &options->drives,
                            options->ephemeral, &diag);
  status = diag_is_set (&diag) ? -1 : attach_drives (shell, options);
  if (status == 0 && options->save != NULL)
    status = check_save (shell, options->save, &diag) == -1 ||
      config_write (record, options->save, &diag) == -1 ? -1 : 0;
  if (diag_is_set (&diag))
    print_save (options, &diag);
  json_decref (record);
  return status;
}

void
start_configure (struct shell *shell, const struct options *options)
{
  const struct config *config = &options->config;
  struct appliance *appliance = shell->session.appliance;
  const struct handle_settings settings = {
    .verbose = options->verbose,
    .network = options->network,
    .no_autosync = options->no_sync,
    .trace = options->echo && options->as_guestfish,
    .memsize = (int) (config->ram >> 20),
    .smp = config->cpus,
  };

  if (options->cold)
    appliance_set_warm (appliance, false);
  appliance_set_accel (appliance, options->accel);
  appliance_set_launch_timeout (appliance, options->launch_timeout);
  shell->echo = options->echo && !options->as_guestfish;
  shell->server = options->remote ? options->remote_pid : 0;
  shell->output = options->output;
  shell->progress.never = options->no_progress;
  shell->progress.always = options->progress;
  if (options->tap)
    tap_start (&shell->tap);
  shell->keys_from_stdin = options->keys_from_stdin;
  shell->echo_keys = options->echo_keys;
  shell->session.settings.quick = options->quick;
  shell->session.settings.ephemeral = options->ephemeral;
  /* Scripts that run as guestfish may rely on this. */
  if (options->as_guestfish)
    shell->session.settings.pipefail = false;
  shell->plain = options->as_guestfish;
  shell->session.settings.pipe_error = options->pipe_error;
  shell->session.settings.no_dest_paths = options->no_dest_paths;
  appliance_set_handle (appliance, &settings);
}

bool
start_needs_launch (const struct options *options)
{
  return options->inspect || options->mounts.len > 0 || options->news.len > 0;
}

static int
launch (struct shell *shell)
{
  CLEANUP_DIAG struct diag diag = { 0 };
  int status;

  progress_begin (&shell->progress, false);
  status = session_launch (&shell->session, &diag);
  progress_end (&shell->progress);
  if (status == 0)
    return 0;
  report (shell->output, &diag);
  return -1;
}

/* Fill the disks of -N. */
static int
fill_disks (struct shell *shell, const struct options *options)
{
  struct session *session = &shell->session;

  for (size_t i = 0; i < options->news.len; ++i) {
    const struct new_option *new = &options->news.ptr[i];
    unsigned disk = session->drives.list.ptr[new->drive]->number;
    struct given_option written = new->written;
    CLEANUP_DIAG struct diag diag = { 0 };
    struct span where;

    if (new_disk_prepare (session, &new->disk, new->file, disk, &where,
                          &diag) == 0)
      continue;
    if (where.end > 0) {
      written.where.end = written.where.start + where.end;
      written.where.start += where.start;
    }
    options_print_written (options, &written, &diag);
    return -1;
  }
  return 0;
}

static int
inspect (struct shell *shell, const struct options *options)
{
  CLEANUP_DIAG struct diag diag = { 0 };
  CLEANUP_INSPECTION struct inspection found = { 0 };
  int status = inspector_mount (&shell->session, &options->keys, options->ro,
                                &found, &diag);

  for (size_t i = 0; i < found.notes.len; ++i)
    report_note (shell->output, found.notes.ptr[i]);
  strbuf_add (&shell->summary, found.summary.ptr, found.summary.len);
  if (status == -1)
    options_print_written (options, &options->inspect_word, &diag);
  return status;
}

static int
make_mounts (struct shell *shell, const struct options *options)
{
  for (size_t i = 0; i < options->mounts.len; ++i) {
    const struct mount_option *mount = &options->mounts.ptr[i];
    CLEANUP_DIAG struct diag diag = { 0 };

    if (mounts_make (&shell->session, &mount->spec, options->ro,
                     &diag) == 0)
      continue;
    options_print_written (options, &mount->written, &diag);
    return -1;
  }
  return 0;
}

static int
start_appliance (struct shell *shell, struct options *options)
{
  if (attach_and_save (shell, options) == -1)
    return -1;
  if (!start_needs_launch (options))
    return 0;
  if (launch (shell) == -1 || fill_disks (shell, options) == -1)
    return -1;
  if (options->inspect && inspect (shell, options) == -1)
    return -1;
  return make_mounts (shell, options);
}

/* Delete the images of -N, to which nothing has been written yet. */
static void
remove_new_images (const struct drive_set *drives)
{
  for (size_t i = 0; i < drives->list.len; ++i)
    if (drives->list.ptr[i]->created)
      unlink (drive_path (drives->list.ptr[i]));
}

int
start_up (struct shell *shell, struct options *options)
{
  overlay_clean ();
  if (start_appliance (shell, options) == 0)
    return STATUS_OK;
  remove_new_images (&shell->session.drives);
  for (size_t i = 0; i < options->news.len; ++i)
    if (options->news.ptr[i].made)
      new_disk_delete (options->news.ptr[i].file);
  return STATUS_FAILED;
}

/* Check the drive of an option, alone and together with those of earlier
 * options.
 */
static int
check_option_drive (const struct options *options, size_t index,
                    const struct check_drives *drives)
{
  CLEANUP_DIAG struct diag diag = { 0 };
  struct drive *drive = options->drives.list.ptr[index];
  const struct drive_set before = {
    .list = { .ptr = options->drives.list.ptr, .len = index },
  };
  bool new = drive->size > 0 || find_new (options, index) != NULL;

  drive->ephemeral = drive_becomes_ephemeral (drive, drives->ephemeral);
  if (drive_set_check_label (&before, drive, &diag) == 0 &&
      (new || (drive_examine (drive, &diag) == 0 &&
               conflicts_check (&before, drive, &diag) == 0)))
    return 0;
  options_print_drive_diag (options, index, &diag);
  return -1;
}

int
start_check (const struct options *options, struct check_state *state)
{
  const struct drive_list *list = &options->drives.list;
  int status = STATUS_OK;

  state->drives.ephemeral = options->ephemeral;
  for (size_t i = 0; i < list->len; ++i)
    if (check_option_drive (options, i, &state->drives) == -1)
      status = STATUS_USAGE;
  check_drives_begin (&state->drives, &options->drives);
  if (options->each.len > 0)
    drive_set_add (&state->drives.set, drive_new (DRIVE_SCRATCH, NULL));
  if (start_needs_launch (options))
    state->drives.set.running = true;
  if (options->remote) {
    state->launched = UNKNOWN;
    state->drives.open = state->files.open = true;
  }
  return status;
}
