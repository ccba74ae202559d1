/* diskfish: the commands 'disk attach', 'disk set', 'disk list' and 'disk
 * detach'.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <stddef.h>
#include <string.h>

#include "attributes.h"
#include "cleanup.h"
#include "conflicts.h"
#include "drive-args.h"
#include "handlers.h"
#include "overlay.h"
#include "qemu-img.h"
#include "session.h"
#include "uri.h"
#include "xalloc.h"

int
cmd_disk_attach (struct session *session, const struct args *args,
                 struct value *result, struct diag *diag)
{
  CLEANUP_DRIVE struct drive *drive = drive_of_args (args, diag);
  const struct drive *attached = drive;

  (void) result;
  if (drive == NULL)
    return -1;
  if (session_attach (session, STEAL (drive), diag) == 0) {
    drive_note_attached (attached, &session->note);
    attributes_place (args, &session->note);
    return 0;
  }
  attributes_place (args, diag);
  return -1;
}

int
cmd_disk_detach (struct session *session, const struct args *args,
                 struct value *result, struct diag *diag)
{
  int index = drive_set_find (&session->drives, args->args[0].text, diag);
  bool live = appliance_is_up (session->appliance);
  CLEANUP_DRIVE struct drive *drive = NULL;

  (void) result;
  if (index < 0 ||
      (live && appliance_detach (session->appliance,
                                 session->drives.list.ptr[index],
                                 diag) == -1)) {
    args_place (args, 0, diag);
    return -1;
  }
  drive = drive_set_take (&session->drives, (size_t) index);
  overlay_remove (drive);
  if (!live)
    return 0;
  drive_note_header (drive, &session->note);
  return drive_flush (drive, diag);
}

/* libguestfs applies its own modes to drives that are not images.  Only QEMU
 * can change them, while it runs.
 */
static int
check_kind (const struct drive *drive, bool live, struct diag *diag)
{
  if (live || drive->kind == DRIVE_IMAGE)
    return 0;
  diag_set (diag, DIAG_FAILED, "cannot change the modes of %s before the "
            "appliance starts",
            drive->kind == DRIVE_SCRATCH ? "a scratch disk" : "a domain");
  diag_hint (diag, "start it with 'run'");
  return -1;
}

/* Give the drive the mode of CHANGED, and change it in QEMU if that is running.
 */
static int
change_mode (struct session *session, struct drive *drive,
             struct drive *changed, struct diag *diag)
{
  bool live = appliance_is_up (session->appliance);
  struct mode before = drive->mode;

  if (check_kind (drive, live, diag) == -1 ||
      drive_prepare (changed, diag) == -1 ||
      (live && !drive->readonly &&
       appliance_set_mode (session->appliance, drive, changed->mode,
                           diag) == -1))
    return -1;
  drive->mode = changed->mode;
  free (drive->cachemode);
  drive->cachemode = NULL;
  return live ? drive_describe_change (drive, before, diag) : 0;
}

int
cmd_disk_set (struct session *session, const struct args *args,
              struct value *result, struct diag *diag)
{
  int index = drive_set_find (&session->drives, args->args[0].text, diag);
  struct drive *drive, changed;

  (void) result;
  if (index < 0) {
    args_place (args, 0, diag);
    return -1;
  }
  drive = session->drives.list.ptr[index];
  changed = *drive;
  attributes_set (args, &changed);
  /* 'disk attach' has created the image; do not create it again. */
  changed.size = 0;
  if (change_mode (session, drive, &changed, diag) == -1) {
    attributes_place (args, diag);
    return -1;
  }
  drive_note (drive, &session->note);
  attributes_place (args, &session->note);
  return 0;
}

struct disk_row {
  char *device;
  char *label;
  char *file;
  char *format;
  uint64_t size;
  char *access;
  bool readonly;
  bool ephemeral;
  char *sync;
  char *cache;
  char *effective;
  char *bits;                   /* as JSON */
  char *on_host_crash;
};

#define FIELD(name, type) STRUCT_FIELD (struct disk_row, name, type)
#define FIELD_AS(key, member, kind, who)                                \
  STRUCT_FIELD_AS (key, struct disk_row, member, kind, who)

static const struct field_def disk_fields[] = {
  FIELD (device, FIELD_STRING),
  FIELD (label, FIELD_STRING),
  FIELD (file, FIELD_STRING),
  FIELD (format, FIELD_STRING),
  FIELD (size, FIELD_BYTES),
  FIELD_AS ("access", access, FIELD_STRING, FOR_HUMANS),
  FIELD_AS ("readonly", readonly, FIELD_BOOL, FOR_MACHINES),
  FIELD_AS ("ephemeral", ephemeral, FIELD_BOOL, FOR_MACHINES),
  FIELD (sync, FIELD_STRING),
  FIELD (cache, FIELD_STRING),
  FIELD_AS ("effective", effective, FIELD_STRING, FOR_HUMANS),
  FIELD_AS ("effective", bits, FIELD_JSON, FOR_MACHINES),
  FIELD (on_host_crash, FIELD_STRING),
};

static const struct struct_def disk_def = {
  .name = "disk",
  .fields = disk_fields,
  .count = sizeof disk_fields / sizeof *disk_fields,
  .size = sizeof (struct disk_row),
  .tabular = true,
};

/* Fill in the virtual size of an image on this host.  Use the format that was
 * given or detected at the attach: the guest may since have written a header of
 * another format.
 */
static void
fill_size (const struct drive *drive, struct disk_row *row)
{
  CLEANUP_DIAG struct diag ignored = { 0 };
  json_t *info;

  if (drive->kind == DRIVE_SCRATCH)
    row->size = (uint64_t) drive->size;
  if (drive->chain.len == 0)
    return;
  info = qemu_img_info_as (drive->chain.ptr[0].file,
                           drive->chain.ptr[0].format, &ignored);
  row->size = (uint64_t)
    json_integer_value (json_object_get (info, "virtual-size"));
  json_decref (info);
}

static const char *
format_of (const struct drive *drive)
{
  if (drive->chain.len > 0)
    return drive->chain.ptr[0].format;
  if (drive_is_null (drive))
    return "raw";
  return drive->format ? drive->format : "";
}

static const char *
on_host_crash (const struct drive *drive)
{
  if (drive->readonly || drive->overlay != NULL)
    return "nothing: the image is not written";
  if (drive_flushes_anyway (drive))
    return mode_loss ((struct mode) { 0 }, BREAK_HOST);
  return mode_loss (drive->mode, BREAK_HOST);
}

/* Return what to append to QEMU's name of the mode. */
static const char *
besides (const struct drive *drive)
{
  if (drive->readonly)
    return " (overlay)";
  return drive_flushes_anyway (drive) ? " (not in effect)" : "";
}

static const char *
json_bool (bool value)
{
  return value ? "true" : "false";
}

/* Fill in the mode that QEMU reports, for both kinds of formats. */
static void
fill_effective (struct session *session, const struct drive *drive,
                struct disk_row *row)
{
  struct cache_bits bits =
    appliance_cache_bits (session->appliance, drive->number);

  if (!bits.known)
    return;
  row->effective = xasprintf ("%s%s", cache_bits_name (bits),
                              besides (drive));
  row->bits = xasprintf ("{\"writeback\":%s,\"direct\":%s,\"no-flush\":%s}",
                         json_bool (bits.writeback), json_bool (bits.direct),
                         json_bool (bits.no_flush));
}

/* Return a copy of TEXT, or NULL if it is empty: a mode that was not chosen. */
static char *
text_or_null (const char *text)
{
  return *text != '\0' ? xstrdup (text) : NULL;
}

static void
fill_row (struct session *session, size_t index, struct disk_row *row)
{
  const struct drive *drive = session->drives.list.ptr[index];

  row->device = drive_device (drive->number);
  row->label = drive->label ? xstrdup (drive->label) : NULL;
  row->file = drive->kind == DRIVE_IMAGE ? uri_of_drive (drive)
    : xstrdup (drive->image ? drive->image : "(scratch)");
  row->format = text_or_null (format_of (drive));
  fill_size (drive, row);
  row->readonly = drive->readonly;
  row->ephemeral = drive->overlay != NULL;
  row->access = xstrdup (drive->readonly ? "ro"
                         : drive->overlay ? "ephemeral" : "rw");
  row->sync = text_or_null (sync_name (drive->mode.sync));
  row->cache = text_or_null (cache_name (drive->mode.cache));
  fill_effective (session, drive, row);
  row->on_host_crash = xstrdup (on_host_crash (drive));
}

int
cmd_disk_list (struct session *session, const struct args *args,
               struct value *result, struct diag *diag)
{
  size_t count = session->drives.list.len;
  struct disk_row *rows = xcalloc (count + 1, sizeof *rows);

  (void) args;
  (void) diag;
  for (size_t i = 0; i < count; ++i)
    fill_row (session, i, &rows[i]);
  value_take_rows (result, VALUE_STRUCTS, &disk_def,
                   (struct struct_list) { rows, count });
  return 0;
}
