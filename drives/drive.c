/* diskfish: drives, their images, and checks of both.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "drive.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cleanup.h"
#include "image-files.h"
#include "image.h"
#include "strbuf.h"

struct drive *
drive_new (enum drive_kind kind, const char *image)
{
  struct drive *drive = xcalloc (1, sizeof *drive);

  drive->kind = kind;
  drive->image = image ? xstrdup (image) : NULL;
  drive->copyonread = drive->live = drive->allowuuid = -1;
  drive->disks = 1;
  return drive;
}

void
drive_free (struct drive *drive)
{
  if (drive == NULL)
    return;
  free (drive->image);
  free (drive->path);
  free (drive->overlay);
  free (drive->format);
  backing_chain_free (&drive->chain);
  free (drive->label);
  free (drive->cachemode);
  free (drive->discard);
  free (drive->protocol);
  strings_free (&drive->servers);
  free (drive->username);
  free (drive->secret);
  free (drive->iface);
  free (drive->name);
  free (drive->libvirt_uri);
  free (drive->readonlydisk);
  free (drive);
}

const char *
drive_file (const struct drive *drive)
{
  return drive->overlay ? drive->overlay : drive_path (drive);
}

/* Return the format of the image, given or detected; NULL if unknown. */
static const char *
image_format (const struct drive *drive)
{
  if (drive->format != NULL)
    return drive->format;
  return drive->chain.len > 0 ? drive->chain.ptr[0].format : NULL;
}

const char *
drive_file_format (const struct drive *drive)
{
  return drive->overlay ? "qcow2" : image_format (drive);
}

char *
drive_pin (const struct drive *drive, size_t index)
{
  const struct chain_image *image = &drive->chain.ptr[index];
  size_t depth = index + (drive->overlay != NULL);
  struct strbuf option = { 0 };

  if (index == 0 || !image->probed)
    return NULL;
  while (depth-- > 0)
    strbuf_puts (&option, "backing.");
  strbuf_printf (&option, "driver=%s", image->format);
  return strbuf_steal (&option);
}

bool
drive_becomes_ephemeral (const struct drive *drive, bool wanted)
{
  return wanted && !drive->readonly && !drive->keep && drive_is_local (drive);
}

bool
drive_is_null (const struct drive *drive)
{
  return drive->kind == DRIVE_IMAGE && drive_is_local (drive) &&
    strcmp (drive->image, "/dev/null") == 0;
}

bool
drive_is_local (const struct drive *drive)
{
  return drive->kind == DRIVE_IMAGE &&
    (drive->protocol == NULL || strcmp (drive->protocol, "file") == 0);
}

void
drive_locate (struct drive *drive)
{
  if (drive->path == NULL && drive_is_local (drive))
    drive->path = realpath (drive->image, NULL);
}

const char *
drive_path (const struct drive *drive)
{
  return drive->path ? drive->path : drive->image;
}

int
drive_flush_now (const struct drive *drive, struct diag *diag)
{
  return image_flush (drive_path (drive), image_format (drive), drive->image,
                      diag);
}

/* libguestfs accepts labels of 1 to 20 ASCII letters (guestfs(3), "DISK
 * LABELS").
 */
int
drive_check_label (const char *label, struct diag *diag)
{
  size_t len = strlen (label);
  size_t letters = strspn (label, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                           "abcdefghijklmnopqrstuvwxyz");

  if (len >= 1 && len <= 20 && letters == len)
    return 0;
  diag_set (diag, DIAG_USAGE, "'%s' is not a label", label);
  diag_hint (diag, "use 1 to 20 letters A-Z a-z");
  return -1;
}

static int
probe_direct (const char *file, const char *what, const char *name,
              struct diag *diag)
{
  CLEANUP_CLOSE int fd = open (file, O_RDONLY | O_DIRECT | O_CLOEXEC);

  if (fd >= 0)
    return 0;
  diag_set (diag, DIAG_FAILED,
            "cannot open %s'%s' with O_DIRECT: %s", what, name,
            strerror (errno));
  diag_hint (diag, "use cache=cached");
  diag->word = "cache";
  diag->errnum = errno;
  return -1;
}

/* Try O_DIRECT on the file itself: support depends on the file system and the
 * kernel (tmpfs accepts it since Linux 6.6).  libguestfs opens a read-only
 * image through an overlay of its own, so it is not tried there.
 */
int
drive_check_direct (const struct drive *drive, struct diag *diag)
{
  if (!mode_is_direct (drive->mode) || drive->readonly)
    return 0;
  if (probe_direct (drive_path (drive), "", drive->image, diag) == -1)
    return -1;
  if (drive->overlay == NULL)
    return 0;
  return probe_direct (drive->overlay, "the overlay of ", drive->image, diag);
}

static int
check_access (const struct drive *drive, struct diag *diag)
{
  const char *path = drive_path (drive);
  CLEANUP_FREE char *what = xasprintf ("'%s'", drive->image);
  bool writes = !drive->readonly && !drive->ephemeral;
  int error;

  if (image_check_type (path, what, diag) == -1)
    return -1;
  if (access (path, R_OK | (writes ? W_OK : 0)) == 0)
    return 0;
  error = errno;
  diag_set (diag, DIAG_FAILED, "cannot %s '%s': %s",
            access (path, R_OK) == 0 ? "write to" : "open",
            drive->image, strerror (error));
  diag->errnum = error;
  if (error != ENOENT && access (path, R_OK) == 0)
    diag_hint (diag, "attach it read-only");
  return -1;
}

/* The first write damages an image that is attached as raw but has the header
 * of another format.  A whole disk may well be encrypted.
 */
static bool
note_raw (const struct drive *drive, struct diag *note)
{
  const char *header = NULL;

  if (drive_is_local (drive) && !drive->readonly && !drive->ephemeral &&
      drive->format != NULL && strcmp (drive->format, "raw") == 0)
    header = raw_image_header (drive_path (drive));
  if (header == NULL || strcmp (header, "luks") == 0)
    return false;
  diag_set (note, DIAG_NOTE, "'%s' begins with the header of a %s image, and "
            "format=raw lets the guest write over it", drive->image, header);
  note->word = "format";
  return true;
}

static bool
is_on_network (const struct drive *drive)
{
  return drive->kind == DRIVE_IMAGE && !drive_is_local (drive);
}

bool
drive_flushes_anyway (const struct drive *drive)
{
  return is_on_network (drive) && mode_ignores_flushes (drive->mode) &&
    strcmp (drive->protocol, "nbd") == 0;
}

/* libguestfs creates an overlay for a read-only image.  Without a format it
 * would look for a file of that name on this host to detect one.
 */
static int
check_overlay (const struct drive *drive, struct diag *diag)
{
  if (!drive->readonly || drive->format != NULL)
    return 0;
  diag_set (diag, DIAG_FAILED, "cannot detect the format of a read-only image "
            "on the network");
  diag_hint (diag, "for a raw image, use format=raw (with 'add-drive', "
             "format:raw), or put --format=raw before -a");
  return -1;
}

static int
check_network (const struct drive *drive, struct diag *diag)
{
  if (drive->size > 0) {
    diag_set (diag, DIAG_FAILED, "cannot create an image with protocol=%s",
              drive->protocol);
    diag_hint (diag, "leave out size= to use the image on the server");
    diag->word = "size";
    return -1;
  }
  if (check_overlay (drive, diag) == -1)
    return -1;
  /* diskfish cannot flush an image on a server at the close. */
  if (drive->readonly || !mode_ignores_flushes (drive->mode) ||
      !mode_flushes_at_close (drive->mode) || drive_flushes_anyway (drive))
    return 0;
  diag_set (diag, DIAG_FAILED,
            "cannot use sync=%s with protocol=%s: only an image on this host "
            "can be flushed at the close", sync_name (drive->mode.sync),
            drive->protocol);
  diag_hint (diag, "use sync=full or sync=fsync, which send each flush to the "
             "server");
  diag->word = "sync";
  return -1;
}

/* Note that QEMU does not ignore flushes, with the option that the user chose.
 */
static void
note_flushes (const struct drive *drive, struct diag *note)
{
  CLEANUP_FREE char *mode = drive->cachemode != NULL
    ? xasprintf ("cachemode:%s", drive->cachemode)
    : xasprintf ("sync=%s", sync_name (drive->mode.sync));

  diag_set (note, DIAG_NOTE, "%s has no effect: QEMU sends flushes to an NBD "
            "server in every mode", mode);
  note->word = drive->cachemode != NULL ? "cachemode" : "sync";
}

bool
drive_note (const struct drive *drive, struct diag *note)
{
  if (!is_on_network (drive) || drive->readonly)
    return false;
  if (drive_flushes_anyway (drive)) {
    note_flushes (drive, note);
    return true;
  }
  if (mode_flushes_at_close (drive->mode)) {
    diag_set (note, DIAG_NOTE, "sync=%s has the effect of sync=%s: only an "
              "image on this host is flushed at the close",
              sync_name (drive->mode.sync), sync_name (SYNC_FSYNC));
    note->word = "sync";
    return true;
  }
  if (mode_is_direct (drive->mode)) {
    diag_set (note, DIAG_NOTE, "cache=%s has no effect: the host's page "
              "cache does not hold images on the network",
              cache_name (drive->mode.cache));
    note->word = "cache";
    return true;
  }
  return false;
}

bool
drive_note_attached (const struct drive *drive, struct diag *note)
{
  return note_raw (drive, note) || drive_note (drive, note);
}

static int
read_chain (struct drive *drive, struct diag *diag)
{
  CLEANUP_FREE char *file = realpath (drive_path (drive), NULL);

  if (drive->chain.len > 0)
    return 0;
  if (file == NULL)
    return diag_set (diag, DIAG_FAILED, "cannot open '%s': %s", drive->image,
                     strerror (errno));
  return backing_chain_read (&drive->chain, file, drive->format, drive->image,
                             drive->raw, diag);
}

/* A write would destroy a compressed image, which shows no disk either. */
static int
check_compression (const struct drive *drive, struct diag *diag)
{
  const char *file = drive->chain.ptr[0].file, *program;

  if (drive->format != NULL || drive->readonly || drive->ephemeral ||
      strcmp (drive->chain.ptr[0].format, "raw") != 0 ||
      raw_images_have (drive->raw, file))
    return 0;
  program = raw_image_compression (file);
  if (program == NULL)
    return 0;
  diag_set (diag, DIAG_FAILED, "'%s' is compressed by %s", drive->image,
            program);
  diag_hint (diag, "decompress it first; format=raw attaches it unchanged");
  return -1;
}

int
drive_examine (struct drive *drive, struct diag *diag)
{
  if (is_on_network (drive))
    return check_network (drive, diag);
  if (!drive_is_local (drive) || drive_is_null (drive))
    return 0;
  if (check_access (drive, diag) == -1 ||
      drive_check_direct (drive, diag) == -1 ||
      read_chain (drive, diag) == -1)
    return -1;
  return check_compression (drive, diag);
}

int
drive_prepare (struct drive *drive, struct diag *diag)
{
  if (drive_is_local (drive) && drive->size > 0) {
    if (image_create (drive->image, drive->format, drive->size, diag) == -1)
      return -1;
    drive->created = true;
    if (drive->format == NULL)
      drive->format = xstrdup ("raw");
  }
  if (drive_examine (drive, diag) == 0)
    return 0;
  if (drive->created)
    unlink (drive->image);
  return -1;
}

/* True if QEMU writes to the image, and it is on this host. */
static bool
is_written (const struct drive *drive)
{
  return !drive->readonly && drive->overlay == NULL && drive_is_local (drive);
}

int
drive_describe_change (const struct drive *drive, struct mode before,
                       struct diag *diag)
{
  if (!is_written (drive) || !mode_ignores_flushes (before) ||
      mode_ignores_flushes (drive->mode))
    return 0;
  return drive_flush_now (drive, diag);
}

int
drive_flush (const struct drive *drive, struct diag *diag)
{
  if (!is_written (drive) || !mode_flushes_at_close (drive->mode))
    return 0;
  return drive_flush_now (drive, diag);
}

bool
drive_note_header (const struct drive *drive, struct diag *note)
{
  const char *header;

  if (!is_written (drive) || drive->format != NULL || drive->chain.len == 0 ||
      strcmp (drive->chain.ptr[0].format, "raw") != 0)
    return false;
  header = raw_image_header (drive_path (drive));
  if (header == NULL)
    return false;
  diag_set (note, DIAG_NOTE, "'%s' is raw, but begins with the header of a %s "
            "image now", drive->image, header);
  diag_hint (note, "attach it with format=raw");
  note->word = "format";
  return true;
}
