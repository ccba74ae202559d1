/* diskfish: an image and its backing files.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "backing-chain.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cleanup.h"
#include "image-files.h"
#include "image.h"
#include "qemu-img.h"

/* QEMU opens a chain recursively, so its depth must be limited. */
enum { MOST_IMAGES = 200 };

static void
free_image (struct chain_image *image)
{
  free (image->file);
  free (image->format);
  strings_free (&image->data);
}

static struct strings
copy_of (const struct strings *list)
{
  struct strings copy = { 0 };

  for (size_t i = 0; i < list->len; ++i)
    strings_append (&copy, xstrdup (list->ptr[i]));
  return copy;
}

void
backing_chain_free (struct backing_chain *chain)
{
  for (size_t i = 0; i < chain->len; ++i)
    free_image (&chain->ptr[i]);
  backing_chain_reset (chain);
}

struct backing_chain
backing_chain_copy (const struct backing_chain *chain)
{
  struct backing_chain copy = { 0 };

  for (size_t i = 0; i < chain->len; ++i) {
    struct chain_image image = chain->ptr[i];

    image.file = xstrdup (image.file);
    image.format = xstrdup (image.format);
    image.data = copy_of (&image.data);
    backing_chain_append (&copy, image);
  }
  return copy;
}

bool
same_file (const char *a, const char *b)
{
  struct stat one, other;

  return stat (a, &one) == 0 && stat (b, &other) == 0 &&
    one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

bool
chain_image_has (const struct chain_image *image, const char *file)
{
  if (same_file (image->file, file))
    return true;
  for (size_t i = 0; i < image->data.len; ++i)
    if (same_file (image->data.ptr[i], file))
      return true;
  return false;
}

bool
backing_chain_has (const struct backing_chain *chain, const char *file)
{
  for (size_t i = 1; i < chain->len; ++i)
    if (chain_image_has (&chain->ptr[i], file))
      return true;
  return false;
}

int
image_check_type (const char *file, const char *what, struct diag *diag)
{
  struct stat entry;

  if (stat (file, &entry) == -1 || S_ISREG (entry.st_mode) ||
      S_ISBLK (entry.st_mode))
    return 0;
  if (S_ISDIR (entry.st_mode))
    return diag_set (diag, DIAG_FAILED, "%s is a directory, not an image",
                     what);
  diag_set (diag, DIAG_FAILED, "%s is neither a file nor a block device",
            what);
  diag_hint (diag, "copy its content into a file first");
  return -1;
}

/* True for a file name on this host.  A backing file can also be a URI or a
 * description "json:{...}".
 */
static bool
is_local (const char *file)
{
  return *file == '/';
}

char *
image_shown (const char *file)
{
  CLEANUP_FREE char *here = get_current_dir_name ();
  size_t len = here ? strlen (here) : 0;

  if (len > 0 && strncmp (file, here, len) == 0 && file[len] == '/')
    file += len + 1;
  return xstrdup (file);
}

static int
missing (const char *name, const char *path, int error, struct diag *diag)
{
  CLEANUP_FREE char *file = image_shown (path);

  diag_set (diag, DIAG_FAILED, "cannot open '%s': its backing file '%s'%s%s",
            name, file, error == ENOENT ? " does not exist" : ": ",
            error == ENOENT ? "" : strerror (error));
  if (error == ENOENT)
    diag_hint (diag, "restore that file, or set its new name with 'qemu-img "
               "rebase -u -b FILE -F FORMAT'");
  diag->errnum = error;
  return -1;
}

/* Check the next backing file before anything opens it: opening a FIFO would
 * block.
 */
static int
check_next (const struct backing_chain *chain, const char *file,
            const char *name, struct diag *diag)
{
  CLEANUP_FREE char *own = image_shown (file);
  CLEANUP_FREE char *what =
    xasprintf ("the backing file '%s' of '%s'", own, name);
  bool loop = false;

  for (size_t i = 0; i < chain->len; ++i)
    loop = loop || strcmp (chain->ptr[i].file, file) == 0 ||
      (is_local (file) && same_file (chain->ptr[i].file, file));
  if (loop)
    return diag_set (diag, DIAG_FAILED, "cannot open '%s': its backing files "
                     "form a loop at '%s'", name, own);
  if (chain->len >= MOST_IMAGES)
    return diag_set (diag, DIAG_FAILED, "cannot open '%s': it has more than "
                     "%d backing files", name, MOST_IMAGES - 1);
  if (!is_local (file))
    return 0;
  if (image_check_type (file, what, diag) == -1)
    return -1;
  return access (file, R_OK) == 0 ? 0 : missing (name, file, errno, diag);
}

static int
not_opened (const struct chain_image *image, bool top, const char *name,
            const struct diag *why, struct diag *diag)
{
  CLEANUP_FREE char *own = image_shown (image->file);
  CLEANUP_FREE char *reason =
    xstrdup (qemu_img_reason (why->text, image->file));

  if (isupper ((unsigned char) reason[0]) &&
      islower ((unsigned char) reason[1]))
    reason[0] = (char) tolower ((unsigned char) reason[0]);

  if (!top)
    return diag_set (diag, DIAG_FAILED, "cannot open '%s': its backing file "
                     "'%s': %s", name, own, reason);
  if (image->format == NULL)
    return diag_set (diag, DIAG_FAILED, "cannot open '%s': %s", name, reason);
  if (strncmp (reason, "unknown driver", strlen ("unknown driver")) == 0)
    return enum_unknown (&format_choices, image->format, diag);
  diag_set (diag, DIAG_FAILED, "cannot open '%s' as %s: %s", name,
            image->format, reason);
  diag_hint (diag, "run 'disk info %s' to see its format", name);
  return -1;
}

/* Refuse an image that QEMU would have to decrypt: libguestfs has
 * no option for its key.
 */
static int
check_encryption (const struct chain_image *image, bool top,
                  const json_t *info, const char *name, struct diag *diag)
{
  CLEANUP_FREE char *own = image_shown (image->file);
  CLEANUP_FREE char *below = xasprintf ("its backing file '%s'", own);

  if (strcmp (image->format, "luks") == 0) {
    diag_set (diag, DIAG_FAILED, "cannot open '%s' as luks: libguestfs cannot "
              "pass a key to QEMU", name);
    diag_hint (diag, "use format=raw, then run 'luks-open'");
    return -1;
  }
  if (!json_is_true (json_object_get (info, "encrypted")))
    return 0;
  diag_set (diag, DIAG_FAILED, "cannot open '%s': %s is encrypted, and "
            "libguestfs cannot pass a key to QEMU", name, top ? "it" : below);
  diag_hint (diag, "decrypt a copy with 'qemu-img convert'");
  return -1;
}

static char *
text_of (const json_t *info, const char *name)
{
  const char *text = json_string_value (json_object_get (info, name));

  return text ? xstrdup (text) : NULL;
}

/* Return the backing file that INFO, the output of qemu-img info, names.  Its
 * format is NULL if the image does not record one.
 */
static struct chain_image
backing_of (const json_t *info)
{
  struct chain_image next = {
    .file = text_of (info, "full-backing-filename"),
    .format = text_of (info, "backing-filename-format"),
  };

  if (next.file != NULL && strncmp (next.file, "file:/", 6) == 0)
    memmove (next.file, next.file + 5, strlen (next.file + 5) + 1);
  return next;
}

/* Give an image that was detected as raw before the same format again. */
static void
recall_raw (struct chain_image *image, const struct raw_images *raw)
{
  if (image->format != NULL || !is_local (image->file) ||
      !raw_images_have (raw, image->file))
    return;
  image->format = xstrdup ("raw");
  image->probed = true;
}

/* Complete IMAGE, and set NEXT to its backing file.  A raw image has none and
 * is not examined.
 */
static int
read_image (struct chain_image *image, bool top, const char *name,
            struct chain_image *next, struct diag *diag)
{
  CLEANUP_DIAG struct diag own = { 0 };
  json_t *info;
  int status;

  *next = (struct chain_image) { 0 };
  if (image->format != NULL && strcmp (image->format, "raw") == 0)
    return 0;
  info = qemu_img_info_as (image->file, image->format, &own);
  if (info == NULL)
    return not_opened (image, top, name, &own, diag);
  image->probed = image->format == NULL;
  if (image->probed)
    image->format = text_of (info, "format");
  if (image->format == NULL)
    image->format = xstrdup ("raw");
  image_files_of_info (image->file, info, &image->data);
  status = check_encryption (image, top, info, name, diag);
  if (status == 0)
    *next = backing_of (info);
  json_decref (info);
  return status;
}

int
backing_chain_read (struct backing_chain *chain, const char *file,
                    const char *format, const char *name,
                    const struct raw_images *raw, struct diag *diag)
{
  struct chain_image image = {
    .file = xstrdup (file), .format = format ? xstrdup (format) : NULL,
  };

  while (image.file != NULL) {
    struct chain_image next = { 0 };
    bool top = chain->len == 0;

    recall_raw (&image, raw);
    if ((!top && check_next (chain, image.file, name, diag) == -1) ||
        read_image (&image, top, name, &next, diag) == -1) {
      free_image (&image);
      backing_chain_free (chain);
      return -1;
    }
    backing_chain_append (chain, image);
    image = next;
  }
  free_image (&image);
  return 0;
}

void
backing_chain_note_raw (const struct backing_chain *chain,
                        struct raw_images *raw)
{
  for (size_t i = 0; i < chain->len; ++i) {
    const struct chain_image *image = &chain->ptr[i];

    if (image->probed && strcmp (image->format, "raw") == 0)
      raw_images_add (raw, image->file);
  }
}
