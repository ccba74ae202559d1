/* diskfish: list and flush the files that an image consists of.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "image-files.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cleanup.h"
#include "qemu-img.h"

/* Append a name that the list does not contain yet. */
static void
add_once (struct strings *files, const char *name)
{
  for (size_t i = 0; i < files->len; ++i)
    if (strcmp (files->ptr[i], name) == 0)
      return;
  strings_append (files, xstrdup (name));
}

/* Append the data file of a qcow2 image.  The image records its name, relative
 * to its own directory.
 */
static void
add_data_file (struct strings *files, const char *image, const char *name)
{
  CLEANUP_FREE char *copy = xstrdup (image);
  CLEANUP_FREE char *path = NULL;

  if (strncmp (name, "file:", 5) == 0)
    name += 5;
  path = *name == '/' ? xstrdup (name)
    : xasprintf ("%s/%s", dirname (copy), name);
  add_once (files, path);
}

/* Append the extents of a vmdk image.  qemu-img prints their names relative to
 * the current directory.  With a single file, the extent is the image itself.
 */
static void
add_extents (struct strings *files, const char *image, const json_t *extents)
{
  const json_t *extent;
  size_t i;

  json_array_foreach (extents, i, extent) {
    const char *name =
      json_string_value (json_object_get (extent, "filename"));

    if (name == NULL)
      continue;
    if (strncmp (name, "./", 2) == 0)
      name += 2;
    if (strcmp (name, image) != 0)
      add_once (files, name);
  }
}

void
image_files_of_info (const char *file, const json_t *info,
                     struct strings *files)
{
  const json_t *data =
    json_object_get (json_object_get (info, "format-specific"), "data");
  const char *name =
    json_string_value (json_object_get (data, "data-file"));

  if (name != NULL)
    add_data_file (files, file, name);
  add_extents (files, file, json_object_get (data, "extents"));
}

int
image_files_list (const char *file, const char *format,
                  struct strings *files, struct diag *diag)
{
  CLEANUP_FREE char *argument = qemu_img_file (file);
  json_t *info;

  add_once (files, file);
  if (format != NULL && strcmp (format, "raw") == 0)
    return 0;
  info = qemu_img_info_as (argument, format, diag);
  if (info == NULL)
    return -1;
  image_files_of_info (file, info, files);
  json_decref (info);
  return 0;
}

static int
flush_path (const char *path, int flags, const char *name, struct diag *diag)
{
  CLEANUP_CLOSE int fd = open (path, flags | O_CLOEXEC);
  int error;

  if (fd >= 0 && fsync (fd) == 0)
    return 0;
  error = errno;
  diag_set (diag, DIAG_FAILED, "cannot flush '%s': %s", name,
            strerror (error));
  diag->errnum = error;
  return -1;
}

int
image_flush (const char *file, const char *format, const char *name,
             struct diag *diag)
{
  CLEANUP_STRINGS struct strings files = { 0 }, directories = { 0 };
  CLEANUP_DIAG struct diag own = { 0 };
  int status = image_files_list (file, format, &files, &own);

  for (size_t i = 0; i < files.len; ++i) {
    CLEANUP_FREE char *copy = xstrdup (files.ptr[i]);

    if (flush_path (files.ptr[i], O_RDONLY, i == 0 ? name : files.ptr[i],
                    diag) == -1)
      status = -1;
    add_once (&directories, dirname (copy));
  }
  if (diag_is_set (&own))
    diag_set (diag, DIAG_FAILED, "cannot flush '%s': %s", name, own.text);
  for (size_t i = 0; i < directories.len && status == 0; ++i)
    status = flush_path (directories.ptr[i], O_RDONLY | O_DIRECTORY,
                         directories.ptr[i], diag);
  return status;
}
