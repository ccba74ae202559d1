/* diskfish: drives as libguestfs's own commands attach them.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "cleanup.h"
#include "conflicts.h"
#include "handlers.h"
#include "image.h"
#include "session.h"
#include "xalloc.h"

/* The option called NAME, or NULL if it is not given. */
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

/* What all these commands have in common. */
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

/* The session takes the drive. */
static int
attach (struct session *session, const struct args *args,
        struct drive *drive, struct diag *diag)
{
  const struct arg *label = option (args, "label");
  int status;

  if (label != NULL && drive_check_label (label->text, diag) == -1) {
    diag_place (diag, args->source, label->span);
    drive_free (drive);
    return -1;
  }
  status = session_attach (session, drive, diag);
  args_place (args, 0, diag);
  return status;
}

int
cmd_add_drive (struct session *session, const struct args *args,
               struct value *result, struct diag *diag)
{
  struct drive *drive = drive_new (DRIVE_IMAGE, args->args[0].text);

  (void) result;
  read_options (args, drive);
  return attach (session, args, drive, diag);
}

int
cmd_add_drive_ro (struct session *session, const struct args *args,
                  struct value *result, struct diag *diag)
{
  struct drive *drive = drive_new (DRIVE_IMAGE, args->args[0].text);

  (void) result;
  drive->readonly = true;
  return attach (session, args, drive, diag);
}

int
cmd_add_drive_with_if (struct session *session, const struct args *args,
                       struct value *result, struct diag *diag)
{
  struct drive *drive = drive_new (DRIVE_IMAGE, args->args[0].text);

  (void) result;
  drive->iface = xstrdup (args->args[1].text);
  return attach (session, args, drive, diag);
}

int
cmd_add_drive_ro_with_if (struct session *session, const struct args *args,
                          struct value *result, struct diag *diag)
{
  struct drive *drive = drive_new (DRIVE_IMAGE, args->args[0].text);

  (void) result;
  drive->readonly = true;
  drive->iface = xstrdup (args->args[1].text);
  return attach (session, args, drive, diag);
}

int
cmd_add_drive_scratch (struct session *session, const struct args *args,
                       struct value *result, struct diag *diag)
{
  struct drive *drive = drive_new (DRIVE_SCRATCH, NULL);

  (void) result;
  drive->size = args->args[0].number;
  drive->mode.sync = SYNC_NONE;
  read_options (args, drive);
  return attach (session, args, drive, diag);
}

int
cmd_add_domain (struct session *session, const struct args *args,
                struct value *result, struct diag *diag)
{
  struct drive *drive = drive_new (DRIVE_DOMAIN, args->args[0].text);
  unsigned disks;

  read_options (args, drive);
  if (attach (session, args, drive, diag) == -1)
    return -1;
  disks = session->drives.list.ptr[session->drives.list.len-1]->disks;
  value_set_int (result, disks, BASE_DECIMAL);
  return 0;
}

/* Make a raw image and attach it. */
static int
make_and_attach (struct session *session, const struct args *args,
                 bool allocate, struct diag *diag)
{
  const char *file = args->args[0].text;
  int64_t size = args->args[1].number;
  struct drive *drive;

  if (size <= 0) {
    diag_set (diag, DIAG_USAGE, "an image cannot have %lld bytes",
              (long long) size);
    args_place (args, 1, diag);
    return -1;
  }
  /* Before what it holds is gone. */
  if (conflicts_user (&session->drives, file) != NULL) {
    diag_set (diag, DIAG_FAILED, "'%s' is attached already", file);
    diag_hint (diag, "only one drive can write to an image; the other must be "
               "read-only");
    args_place (args, 0, diag);
    return -1;
  }
  if (image_create_raw (file, size, allocate, diag) == -1) {
    args_place (args, 0, diag);
    return -1;
  }
  drive = drive_new (DRIVE_IMAGE, file);
  drive->format = xstrdup ("raw");
  return attach (session, args, drive, diag);
}

int
cmd_alloc (struct session *session, const struct args *args,
           struct value *result, struct diag *diag)
{
  (void) result;
  return make_and_attach (session, args, true, diag);
}

int
cmd_sparse (struct session *session, const struct args *args,
            struct value *result, struct diag *diag)
{
  (void) result;
  return make_and_attach (session, args, false, diag);
}
