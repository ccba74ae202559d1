/* diskfish: make the drive that a command attaches from its arguments.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "drive-args.h"

#include <string.h>

#include "attributes.h"
#include "cleanup.h"
#include "session.h"
#include "xalloc.h"

/* Return the option NAME, or NULL if it was not given. */
static const struct arg *
option (const struct args *args, const char *name)
{
  for (size_t i = 0; i < args->command->nopts; ++i)
    if (strcmp (args->command->opts[i].name, name) == 0)
      return args->opts[i].given ? &args->opts[i] : NULL;
  return NULL;
}

static char *
text_option (const struct args *args, const char *name)
{
  const struct arg *arg = option (args, name);

  return arg ? xstrdup (arg->text) : NULL;
}

static int
number_option (const struct args *args, const char *name, int otherwise)
{
  const struct arg *arg = option (args, name);

  return arg ? (int) arg->number : otherwise;
}

void
drive_args_place (const struct args *args, struct diag *diag)
{
  const struct arg *arg = diag->word ? option (args, diag->word) : NULL;

  if (arg != NULL)
    diag_place (diag, args->source, arg->span);
  args_place (args, 0, diag);
}

/* Read the options that all these commands share. */
static void
read_options (const struct args *args, struct drive *drive)
{
  const struct arg *servers = option (args, "server");

  drive->readonly = number_option (args, "readonly", drive->readonly);
  drive->format = text_option (args, "format");
  drive->iface = text_option (args, "iface");
  drive->name = text_option (args, "name");
  drive->label = text_option (args, "label");
  drive->protocol = text_option (args, "protocol");
  for (size_t i = 0; servers && servers->list[i] != NULL; ++i)
    strings_append (&drive->servers, xstrdup (servers->list[i]));
  drive->username = text_option (args, "username");
  drive->secret = text_option (args, "secret");
  drive->cachemode = text_option (args, "cachemode");
  if (drive->cachemode != NULL)
    drive->mode.sync = cachemode_sync (drive->cachemode);
  drive->discard = text_option (args, "discard");
  drive->copyonread = number_option (args, "copyonread", -1);
  drive->blocksize = number_option (args, "blocksize", 0);
  drive->libvirt_uri = text_option (args, "libvirturi");
  drive->readonlydisk = text_option (args, "readonlydisk");
  drive->live = number_option (args, "live", -1);
  drive->allowuuid = number_option (args, "allowuuid", -1);
}

/* Differences between the commands with the effect 'attaches'. */
static const struct form {
  const char *command;
  enum drive_kind kind;
  bool readonly;
  bool iface;                   /* the second argument is the interface */
  bool made;                    /* the second argument is the size of a new
                                 * image */
} forms[] = {
  { "add-cdrom", .readonly = true },
  { "add-domain", .kind = DRIVE_DOMAIN },
  { "add-drive-ro", .readonly = true },
  { "add-drive-ro-with-if", .readonly = true, .iface = true },
  { "add-drive-scratch", .kind = DRIVE_SCRATCH },
  { "add-drive-with-if", .iface = true },
  { "alloc", .made = true },
  { "sparse", .made = true },
};

static const struct form *
form_of (const struct command *command)
{
  static const struct form plain = { .kind = DRIVE_IMAGE };

  for (size_t i = 0; i < sizeof forms / sizeof *forms; ++i)
    if (strcmp (forms[i].command, command->name) == 0)
      return &forms[i];
  return &plain;
}

static int
check_made (const struct args *args, struct diag *diag)
{
  if (args->args[1].open || args->args[1].number > 0)
    return 0;
  return diag_at (diag, DIAG_USAGE, args->source, args->args[1].span,
                  "cannot create an image of %lld bytes",
                  (long long) args->args[1].number);
}

static int
check_label (const struct args *args, struct diag *diag)
{
  const struct arg *label = option (args, "label");

  if (label == NULL || label->open ||
      drive_check_label (label->text, diag) == 0)
    return 0;
  diag_place (diag, args->source, label->span);
  return -1;
}

static int
read_args (const struct args *args, const struct form *form,
           struct drive *drive, struct diag *diag)
{
  drive->readonly = form->readonly;
  if (form->made)
    drive->format = xstrdup ("raw");
  else
    read_options (args, drive);
  if (form->iface)
    drive->iface = xstrdup (args->args[1].text);
  if (form->kind == DRIVE_SCRATCH) {
    drive->size = args->args[0].number;
    drive->mode.sync = SYNC_NONE;
    if (drive->cachemode != NULL)
      drive->mode.sync = cachemode_sync (drive->cachemode);
  }
  if (form->made && check_made (args, diag) == -1)
    return -1;
  if (check_label (args, diag) == -1)
    return -1;
  attributes_set (args, drive);
  return 0;
}

struct drive *
drive_of_args (const struct args *args, struct diag *diag)
{
  const struct form *form = form_of (args->command);
  CLEANUP_DRIVE struct drive *drive = NULL;

  drive = drive_new (form->kind, form->kind == DRIVE_SCRATCH ? NULL
                     : args->args[0].text);
  return read_args (args, form, drive, diag) == 0 ? STEAL (drive) : NULL;
}
