/* diskfish: check the drives that a script attaches and names.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "check-drives.h"

#include <string.h>

#include "appliance.h"
#include "attributes.h"
#include "cleanup.h"
#include "conflicts.h"
#include "drive-args.h"
#include "image.h"
#include "session.h"

/* True if an argument of the command contains a reference. */
static bool
is_open (const struct args *args)
{
  size_t count = args->command->nargs + args->command->nopts;

  for (size_t i = 0; i < count; ++i)
    if (args->args[i].open)
      return true;
  for (size_t i = 0; i < args->nwords; ++i)
    if (args->words[i].nrefs > 0)
      return true;
  return false;
}

static char *
copy (const char *text)
{
  return text ? xstrdup (text) : NULL;
}

/* Return a copy with only the members that matter for conflicts between drives.
 */
static struct drive *
outline (const struct drive *drive)
{
  struct drive *new = drive_new (drive->kind, drive->image);

  new->path = copy (drive->path);
  drive_locate (new);
  new->readonly = drive->readonly;
  new->keep = drive->keep;
  new->ephemeral = drive->ephemeral;
  new->chain = backing_chain_copy (&drive->chain);
  new->label = copy (drive->label);
  new->protocol = copy (drive->protocol);
  new->mode = drive->mode;
  new->disks = drive->disks;
  return new;
}

void
check_drives_add (struct check_drives *drives, const struct drive *there)
{
  if (there->kind == DRIVE_DOMAIN && there->disks <= 1)
    drives->open = true;
  drive_set_add (&drives->set, outline (there));
}

void
check_drives_begin (struct check_drives *drives,
                    const struct drive_set *there)
{
  for (size_t i = 0; i < there->list.len; ++i) {
    check_drives_add (drives, there->list.ptr[i]);
    drives->set.list.ptr[i]->number = there->list.ptr[i]->number;
  }
  drives->set.running = there->running;
}

/* Check the drive with the functions of drives/, as far as this needs no other
 * program or file: skip an overlay on a server, the disks of a domain, and a
 * file that does not exist yet.
 */
static int
ask_library (struct drive *drive, bool there, struct diag *diag)
{
  if (drive->kind == DRIVE_DOMAIN)
    return 0;
  if (!drive_is_local (drive))
    drive->readonly = false;
  else if (drive->kind == DRIVE_IMAGE && !there) {
    free (drive->image);
    free (drive->path);
    free (drive->format);
    drive->path = NULL;
    drive->image = xstrdup ("/dev/null");
    drive->format = xstrdup ("raw");
  }
  return appliance_check_drive (NULL, drive, diag);
}

/* True if attaching the drive creates the image, unless it exists. */
static bool
is_made (const struct drive *drive)
{
  return drive->kind == DRIVE_IMAGE && drive->size > 0;
}

/* True if the image must exist at this place of the script. */
static bool
is_needed (const struct check_files *files, const struct args *args,
           const struct drive *drive)
{
  bool made = is_made (drive) ||
    args->command->args[0].type == ARG_NEW_FILE;

  return drive_is_local (drive) && !made &&
    strcmp (drive->image, "/dev/null") != 0 &&
    !check_files_may_change (files, drive->image);
}

/* Return the drive that the command attaches, whose image is where 'lcd' has
 * led, or NULL.
 */
static struct drive *
drive_from (const struct check_files *files, const struct args *args,
            struct diag *diag)
{
  struct drive *drive = drive_of_args (args, diag);

  if (files->directory != NULL && drive != NULL &&
      drive->kind == DRIVE_IMAGE && drive_is_local (drive)) {
    CLEANUP_FREE char *name = check_files_resolve (files, drive->image);

    drive->path = realpath (name, NULL);
    if (drive->path == NULL)
      drive->path = STEAL (name);
  }
  return drive;
}

static int
check_attached (const struct check_drives *drives,
                const struct check_files *files, const struct args *args,
                struct diag *diag)
{
  CLEANUP_DRIVE struct drive *drive = NULL;
  bool needed;

  if (is_open (args))
    return 0;
  drive = drive_from (files, args, diag);
  if (drive == NULL)
    return -1;
  if (drive_set_check_label (&drives->set, drive, diag) == -1)
    return -1;
  needed = is_needed (files, args, drive);
  drive->ephemeral = drive_becomes_ephemeral (drive, drives->ephemeral);
  if ((needed || !drive_is_local (drive)) &&
      drive_examine (drive, diag) == -1)
    return -1;
  if (is_made (drive) && !check_files_may_change (files, drive->image) &&
      image_check_new (drive_path (drive), diag) == -1)
    return -1;
  if (needed && conflicts_check (&drives->set, drive, diag) == -1)
    return -1;
  return ask_library (drive, needed, diag);
}

/* Return the disk of a device, /dev/sdb for "/dev/sdb1", also for older names
 * of disks.  The caller frees it.  Return NULL if the name is not a disk.
 */
static char *
disk_of (const char *name)
{
  const char *letters;
  size_t len, digits;

  if (strncmp (name, "btrfsvol:", 9) == 0)
    name += 9;
  if (strncmp (name, "/dev/", 5) != 0 || name[5] == '\0' ||
      strchr ("shv", name[5]) == NULL || name[6] != 'd')
    return NULL;
  letters = name + 7;
  len = strspn (letters, "abcdefghijklmnopqrstuvwxyz");
  digits = strspn (letters + len, "0123456789");
  if (len == 0 || len > 3 ||
      (letters[len + digits] != '\0' && letters[len + digits] != '/'))
    return NULL;
  return xasprintf ("/dev/sd%.*s", (int) len, letters);
}

static int
check_device (const struct check_drives *drives, const struct args *args,
              struct span span, const char *name, struct diag *diag)
{
  CLEANUP_FREE char *disk = disk_of (name);

  if (disk == NULL || drive_set_find (&drives->set, disk, diag) >= 0)
    return 0;
  diag_place (diag, args->source, span);
  return -1;
}

static int
check_devices (const struct check_drives *drives, const struct args *args,
               const struct arg *arg, struct diag *diag)
{
  for (size_t i = 0; arg->list[i] != NULL; ++i)
    if (check_device (drives, args, arg->span, arg->list[i], diag) == -1)
      return -1;
  return 0;
}

/* Check that a disk is attached.  Before launch, check for its drive. */
static int
check_named (const struct check_drives *drives, const struct args *args,
             const struct arg *arg, enum arg_type type, struct diag *diag)
{
  if (!arg->given || arg->open)
    return 0;
  switch (type) {
  case ARG_DRIVE:
    if (drive_set_find (&drives->set, arg->text, diag) >= 0)
      return 0;
    diag_place (diag, args->source, arg->span);
    return -1;
  case ARG_DEVICE_LIST:
    return check_devices (drives, args, arg, diag);
  case ARG_DEVICE: case ARG_MOUNTABLE: case ARG_DEVICE_OR_PATH:
  case ARG_MOUNTABLE_OR_PATH:
    return check_device (drives, args, arg->span, arg->text, diag);
  default:
    return 0;
  }
}

int
check_drives_needed (const struct check_drives *drives,
                     const struct check_files *files,
                     const struct args *args, struct diag *diag)
{
  const struct command *command = args->command;

  if (command->effects & EFFECT_ATTACHES) {
    if (check_attached (drives, files, args, diag) == 0)
      return 0;
    attributes_place (args, diag);
    return -1;
  }
  /* A script without any drive expects them from the command line. */
  if (drives->open || drives->set.list.len == 0)
    return 0;
  for (size_t i = 0; i < command->nargs; ++i)
    if (check_named (drives, args, &args->args[i], command->args[i].type,
                     diag) == -1)
      return -1;
  return 0;
}

static void
note_attached (struct check_drives *drives, const struct check_files *files,
               const struct args *args)
{
  CLEANUP_DIAG struct diag ignored = { 0 };
  CLEANUP_DRIVE struct drive *drive =
    is_open (args) ? NULL : drive_from (files, args, &ignored);

  if (drive == NULL) {
    drives->open = true;
    return;
  }
  drive->ephemeral = drive_becomes_ephemeral (drive, drives->ephemeral);
  /* ask_library has reported failures.  This call only reads the backing chain.
   */
  if (drive_examine (drive, &ignored) == -1)
    diag_reset (&ignored);
  check_drives_add (drives, drive);
}

static void
note_detached (struct check_drives *drives, const struct args *args)
{
  CLEANUP_DIAG struct diag ignored = { 0 };
  int index = args->args[0].open ? -1
    : drive_set_find (&drives->set, args->args[0].text, &ignored);

  if (index < 0)
    drives->open = true;
  else
    drive_free (drive_set_take (&drives->set, (size_t) index));
}

/* Note that the appliance has stopped, which detaches all drives.  With
 * CONDITIONAL, some may remain.
 */
static void
note_stopped (struct check_drives *drives, bool conditional)
{
  drive_set_clear (&drives->set);
  drives->open = drives->open || conditional;
}

void
check_drives_note (struct check_drives *drives,
                   const struct check_files *files, const struct args *args,
                   bool conditional)
{
  unsigned effects = args->command->effects;
  bool one = effects & (EFFECT_ATTACHES | EFFECT_DETACHES);

  if ((effects & EFFECT_CHANGES_DRIVES) || (one && conditional))
    drives->open = true;
  else if (effects & EFFECT_ATTACHES)
    note_attached (drives, files, args);
  else if (effects & EFFECT_DETACHES)
    note_detached (drives, args);
  else if (effects & EFFECT_LAUNCHES)
    drives->set.running = true;
  else if (effects & EFFECT_DETACHES_ALL)
    note_stopped (drives, conditional);
  else if (effects & EFFECT_STOPS)
    drive_set_renumber (&drives->set);
}

void
check_drives_free (struct check_drives *drives)
{
  drive_set_clear (&drives->set);
}
