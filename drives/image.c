/* diskfish: create image files.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "image.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cleanup.h"
#include "qemu-img.h"

static int
image_failed (struct diag *diag, const char *what, const char *file)
{
  int error = errno;

  diag_set (diag, DIAG_FAILED, "cannot %s '%s': %s", what, file,
            strerror (error));
  diag->errnum = error;
  return -1;
}

/* Set the size of the open file.  Remove a regular file if that fails. */
static int
image_fill (int fd, const char *file, int64_t size, bool allocate,
            struct diag *diag)
{
  int error = allocate ? posix_fallocate (fd, 0, size)
    : ftruncate (fd, size) == -1 ? errno : 0;
  struct stat entry;

  if (error == 0)
    return 0;
  errno = error;
  image_failed (diag, allocate ? "allocate" : "set the size of", file);
  if (fstat (fd, &entry) == 0 && S_ISREG (entry.st_mode))
    unlink (file);
  return -1;
}

int
image_create_raw (const char *file, int64_t size, bool allocate,
                  struct diag *diag)
{
  CLEANUP_CLOSE int fd =
    open (file, O_WRONLY | O_CREAT | O_TRUNC | O_NOCTTY | O_CLOEXEC, 0666);

  if (fd == -1)
    return image_failed (diag, "create", file);
  return image_fill (fd, file, size, allocate, diag);
}

static int
exists_already (const char *file, struct diag *diag)
{
  diag_set (diag, DIAG_FAILED, "'%s' already exists", file);
  diag_hint (diag, "leave out size= to use this image");
  return -1;
}

int
image_check_new (const char *file, struct diag *diag)
{
  struct stat entry;

  return lstat (file, &entry) == 0 ? exists_already (file, diag) : 0;
}

int
image_create (const char *file, const char *format, int64_t size,
              struct diag *diag)
{
  CLEANUP_CLOSE int fd = -1;

  if (format != NULL && enum_find (&new_format_choices, format) < 0) {
    enum_unknown (&new_format_choices, format, diag);
    diag->word = "format";
    return -1;
  }
  fd = open (file, O_WRONLY | O_CREAT | O_EXCL | O_NOCTTY | O_CLOEXEC, 0666);
  if (fd == -1 && errno == EEXIST)
    return exists_already (file, diag);
  if (fd == -1)
    return image_failed (diag, "create", file);
  if (format == NULL || strcmp (format, "raw") == 0)
    return image_fill (fd, file, size, false, diag);
  if (qemu_img_create (file, format, size, diag) == 0)
    return 0;
  unlink (file);
  return -1;
}
