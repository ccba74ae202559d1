/* diskfish: disks that come and go while the appliance runs.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hotplug.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "appliance-state.h"
#include "busy.h"
#include "cache-bits.h"
#include "cleanup.h"
#include "handle.h"
#include "image.h"
#include "temporary.h"

/* FAILURES in a row mean that the guest does not answer. */
enum { TRIES = 600, FAILURES = 40, STEP_MS = 50 };

static void
wait_a_moment (void)
{
  nanosleep (&(struct timespec) { .tv_nsec = STEP_MS * 1000000L }, NULL);
}

/* The command that runs a line of the human monitor (HMP). */
static const char hmp_command[] = "human-monitor-command";

static json_t *
line_arguments (const char *line)
{
  return json_pack ("{ss}", "command-line", line);
}

/* Run a line of the human monitor.  Return its answer, or the reason why there
 * is none.  The caller frees it.
 */
static char *
ask_monitor (struct appliance *a, const char *line)
{
  CLEANUP_JSON json_t *answer =
    qmp_execute (a->qmp, hmp_command, line_arguments (line));
  const char *text = json_string_value (answer);

  if (text == NULL)
    return xstrdup (qmp_error (a->qmp));
  return xstrndup (text, strcspn (text, "\r\n"));
}

static int
refused (struct diag *diag, const char *what, const char *answer)
{
  return diag_set (diag, DIAG_FAILED, "QEMU cannot %s: %s", what,
                   answer && *answer ? answer : "QEMU gives no reason");
}

const char *
hotplug_obstacle (const struct drive *drive)
{
  if (drive->kind == DRIVE_DOMAIN)
    return "the disks of a domain";
  if (drive->kind == DRIVE_IMAGE && !drive_is_local (drive))
    return "a disk on the network";
  if (drive->iface != NULL)
    return "a disk with an interface of its own";
  return NULL;
}

static void
put_member (struct strbuf *value, const char *name, const char *text)
{
  strbuf_printf (value, "%s=", name);
  for (; *text != '\0'; ++text) {
    if (*text == ',')
      strbuf_putc (value, ',');
    strbuf_putc (value, *text);
  }
  strbuf_putc (value, ',');
}

static void
put_pins (struct strbuf *value, const struct drive *drive)
{
  for (size_t i = 0; i < drive->chain.len; ++i) {
    CLEANUP_FREE char *pin = drive_pin (drive, i);

    if (pin != NULL)
      strbuf_printf (value, "%s,", pin);
  }
}

char *
hotplug_drive_value (const struct drive *drive, const char *file)
{
  const char *format =
    drive->kind == DRIVE_SCRATCH ? "raw" : drive_file_format (drive);
  struct strbuf value = { 0 };

  put_member (&value, "file.filename", file);
  put_member (&value, "file.driver",
              strncmp (file, "/dev/", 5) == 0 ? "host_device" : "file");
  /* As for those that are there from the start: others may write to it. */
  if (drive->readonly)
    strbuf_puts (&value, "file.locking=off,snapshot=on,");
  if (format != NULL)
    put_member (&value, "format", format);
  put_pins (&value, drive);
  if (drive->discard != NULL && strcmp (drive->discard, "disable") != 0)
    strbuf_puts (&value, "discard=unmap,");
  if (drive->copyonread > 0)
    strbuf_puts (&value, "copy-on-read=on,");
  if (!drive->readonly)
    strbuf_printf (&value, "%s,", mode_qemu_members (drive->mode));
  strbuf_printf (&value, "id=hd%u,if=none", drive->number);
  return strbuf_steal (&value);
}

/* Quote an argument for the human monitor.  The caller frees it. */
static char *
quoted (const char *text)
{
  struct strbuf word = { 0 };

  strbuf_putc (&word, '"');
  for (; *text != '\0'; ++text) {
    if (*text == '"' || *text == '\\')
      strbuf_putc (&word, '\\');
    strbuf_putc (&word, *text);
  }
  strbuf_putc (&word, '"');
  return strbuf_steal (&word);
}

static void
close_image (struct appliance *a, const struct drive *drive)
{
  CLEANUP_FREE char *line = xasprintf ("drive_del hd%u", drive->number);

  qmp_undo (a->qmp, hmp_command, line_arguments (line));
}

/* An image that QEMU opens too late is closed by it then. */
static int
open_image (struct appliance *a, const struct drive *drive, const char *file,
            struct diag *diag)
{
  CLEANUP_FREE char *value = hotplug_drive_value (drive, file);
  CLEANUP_FREE char *word = quoted (value);
  CLEANUP_FREE char *line = xasprintf ("drive_add 0 %s", word);
  CLEANUP_FREE char *answer = ask_monitor (a, line);

  if (strcmp (answer, "OK") == 0)
    return 0;
  if (qmp_is_late (a->qmp))
    close_image (a, drive);
  return refused (diag, "open the image", answer);
}

static json_t *
new_device (const struct drive *drive, const char *name)
{
  CLEANUP_FREE char *id = xasprintf ("hd%u", drive->number);
  json_t *device =
    json_pack ("{sssssssssisi}", "driver", "scsi-hd", "id", name, "drive", id,
               "bus", "scsi.0", "scsi-id", (int) drive->number, "lun", 0);

  if (drive->label != NULL)
    json_object_set_new (device, "serial", json_string (drive->label));
  if (drive->blocksize > 0) {
    json_object_set_new (device, "logical_block_size",
                         json_integer (drive->blocksize));
    json_object_set_new (device, "physical_block_size",
                         json_integer (drive->blocksize));
  }
  return device;
}

static int
plug (struct appliance *a, const struct drive *drive, struct diag *diag)
{
  CLEANUP_FREE char *name = xasprintf ("disk%u", drive->number);

  if (qmp_do (a->qmp, "device_add", new_device (drive, name)) == 0)
    return 0;
  refused (diag, "plug in the disk", qmp_error (a->qmp));
  if (qmp_is_late (a->qmp))
    qmp_undo (a->qmp, "device_del", json_pack ("{ss}", "id", name));
  close_image (a, drive);
  return -1;
}

/* Return 1 if the guest has the disk, 0 if not, -1 if it does not answer. */
static int
is_seen (struct appliance *a, const struct drive *drive)
{
  CLEANUP_FREE char *device = drive_device (drive->number);
  CLEANUP_FREE_STRINGS char **disks = guestfs_list_devices (a->g);

  for (size_t i = 0; disks != NULL && disks[i] != NULL; ++i)
    if (strcmp (disks[i] + strlen ("/dev/"), device) == 0)
      return 1;
  return disks != NULL ? 0 : -1;
}

/* Wait until the guest lists the disk, or no longer does.  The daemon opens
 * each disk to list it, and fails if one disappears meanwhile, so ask again.
 */
static int
await_guest (struct appliance *a, const struct drive *drive, int wanted,
             struct diag *diag)
{
  int failures = 0;

  for (int i = 0; i < TRIES && !a->interrupted; ++i) {
    int seen = is_seen (a, drive);

    if (seen == wanted)
      return 0;
    failures = seen == -1 ? failures + 1 : 0;
    if (failures == FAILURES)
      break;
    wait_a_moment ();
  }
  return diag_set (diag, DIAG_FAILED, a->interrupted ? "interrupted"
                   : wanted ? "the guest did not detect the disk"
                   : "the guest did not release the disk");
}

/* Set *BLOCK to QEMU's entry of the drive, a new reference, or to NULL if QEMU
 * has no such drive.  Returns -1 if QEMU does not answer.
 */
static int
find_block (struct appliance *a, const struct drive *drive, json_t **block)
{
  CLEANUP_FREE char *id = xasprintf ("hd%u", drive->number);
  CLEANUP_JSON json_t *blocks = qmp_execute (a->qmp, "query-block", NULL);
  json_t *one;
  size_t i;

  *block = NULL;
  json_array_foreach (blocks, i, one) {
    const char *device = json_string_value (json_object_get (one, "device"));

    if (device != NULL && strcmp (device, id) == 0) {
      *block = json_incref (one);
      break;
    }
  }
  return blocks != NULL ? 0 : -1;
}

/* Wait until QEMU has closed the image. */
static int
await_closed (struct appliance *a, const struct drive *drive,
              struct diag *diag)
{
  for (int i = 0; i < TRIES; ++i) {
    CLEANUP_JSON json_t *left = NULL;

    if (find_block (a, drive, &left) == -1)
      return refused (diag, "close the image", qmp_error (a->qmp));
    if (left == NULL)
      return 0;
    wait_a_moment ();
  }
  return refused (diag, "close the image", NULL);
}

/* The device goes at once, its image later; both have gone already if QEMU
 * was too late to say so before.
 */
static int
unplug (struct appliance *a, const struct drive *drive, struct diag *diag)
{
  CLEANUP_JSON json_t *block = NULL;
  const char *device;

  if (find_block (a, drive, &block) == -1)
    return refused (diag, "unplug the disk", qmp_error (a->qmp));
  if (block == NULL)
    return 0;
  device = json_string_value (json_object_get (block, "qdev"));
  if (device == NULL)
    return refused (diag, "find the disk", NULL);
  if (qmp_do (a->qmp, "device_del", json_pack ("{ss}", "id", device)) == -1)
    return refused (diag, "unplug the disk", qmp_error (a->qmp));
  return await_closed (a, drive, diag);
}

static int
check_monitor (const struct appliance *a, struct diag *diag)
{
  if (a->qmp != NULL)
    return 0;
  return diag_set (diag, DIAG_FAILED, "cannot connect to QEMU's monitor");
}

static int
attach_file (struct appliance *a, const struct drive *drive, const char *name,
             struct diag *diag)
{
  CLEANUP_FREE char *file = realpath (name, NULL);

  if (file == NULL)
    return diag_set (diag, DIAG_FAILED, "cannot open '%s': %s", name,
                     strerror (errno));
  if (open_image (a, drive, file, diag) == -1)
    return -1;
  return plug (a, drive, diag);
}

/* A file without a name, once QEMU has it. */
static int
attach_scratch (struct appliance *a, const struct drive *drive,
                struct diag *diag)
{
  CLEANUP_FREE char *tmpdir = guestfs_get_tmpdir (a->g);
  CLEANUP_FREE char *directory = temporary_folder (tmpdir);
  CLEANUP_FREE char *file = directory ? xasprintf ("%s/disk", directory) : NULL;
  int result;

  if (directory == NULL)
    return diag_set (diag, DIAG_FAILED, "cannot create a directory in "
                     "'%s': %s", tmpdir,
                     strerror (errno));
  result = image_create (file, "raw", drive->size, diag);
  if (result == 0)
    result = attach_file (a, drive, file, diag);
  unlink (file);
  rmdir (directory);
  return result;
}

static int
check_possible (const struct appliance *a, const struct drive *drive,
                struct diag *diag)
{
  const char *obstacle = hotplug_obstacle (drive);

  if (obstacle == NULL)
    return check_monitor (a, diag);
  diag_set (diag, DIAG_FAILED, "cannot attach %s while the appliance "
            "is running", obstacle);
  diag_hint (diag, "attach it before 'run'");
  return -1;
}

int
appliance_attach (struct appliance *a, const struct drive *drive,
                  struct diag *diag)
{
  CLEANUP_DIAG struct diag ignored = { 0 };
  int result;

  if (check_possible (a, drive, diag) == -1)
    return -1;
  a->interrupted = false;
  if (drive->kind == DRIVE_SCRATCH)
    result = attach_scratch (a, drive, diag);
  else
    result = attach_file (a, drive, drive_file (drive), diag);
  if (result == -1)
    return -1;
  if (!drive->readonly)
    a->all_readonly = false;
  if (await_guest (a, drive, 1, diag) == 0)
    return 0;
  result = unplug (a, drive, &ignored);
  return -1;
}

int
appliance_detach (struct appliance *a, const struct drive *drive,
                  struct diag *diag)
{
  if (check_monitor (a, diag) == -1 || busy_check (a->g, drive, diag) == -1)
    return -1;
  a->interrupted = false;
  if (guestfs_sync (a->g) == -1) {
    CLEANUP_FREE char *message = handle_message (a->g);

    return diag_set (diag, DIAG_FAILED, "%s", message);
  }
  if (unplug (a, drive, diag) == -1)
    return -1;
  return await_guest (a, drive, 0, diag);
}

static char *
reopen_line (const struct drive *drive, struct mode mode)
{
  return xasprintf ("qemu-io hd%u \"reopen -o %s\"", drive->number,
                    mode_qemu_members (mode));
}

/* The bits below the format's node are inherited, as with -drive.  QEMU takes
 * back a mode that it changes too late.
 */
int
appliance_set_mode (struct appliance *a, const struct drive *drive,
                    struct mode mode, struct diag *diag)
{
  CLEANUP_FREE char *id = xasprintf ("hd%u", drive->number);
  CLEANUP_FREE char *line = reopen_line (drive, mode);
  CLEANUP_FREE char *before = reopen_line (drive, drive->mode);
  CLEANUP_FREE char *answer = NULL;
  struct cache_bits wanted = mode_bits (mode), bits;

  if (check_monitor (a, diag) == -1)
    return -1;
  answer = ask_monitor (a, line);
  if (qmp_is_late (a->qmp)) {
    qmp_undo (a->qmp, hmp_command, line_arguments (before));
    return refused (diag, "change the mode", answer);
  }
  bits = cache_bits_ask (a->qmp, id);
  if (bits.known && bits.direct == wanted.direct &&
      bits.no_flush == wanted.no_flush)
    return 0;
  return refused (diag, "change the mode", answer);
}
