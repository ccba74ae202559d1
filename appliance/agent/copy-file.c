/* diskfish: one transfer, in a process of its own.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "copy-file.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/fs.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "copy-extents.h"
#include "file-extents.h"
#include "scsi-unit.h"
#include "sysroot.h"
#include "transfer-message.h"

/* A file or device of the guest. */
struct target {
  const char *path;
  int fd;
  bool device;
  bool created;
  uint64_t size;                /* of what is there */
};

/* Open the file a second time, for direct input and output.  A file system that
 * does not support O_DIRECT gives EINVAL; see open(2).
 */
static int
open_direct (const struct target *t, int flags)
{
  int direct = open (t->path, flags | O_DIRECT | O_CLOEXEC);

  return direct >= 0 || errno != EINVAL ? direct : dup (t->fd);
}

static bool
is_device (const char *path)
{
  struct stat file;

  return strncmp (path, "/dev/", 5) == 0 && stat (path, &file) == 0 &&
    S_ISBLK (file.st_mode);
}

/* Make the mounted file systems the root directory.  Without one, the daemon
 * must answer.
 */
static int
enter_root (void)
{
  return sysroot_is_mounted () && chroot (SYSROOT) == 0 && chdir ("/") == 0
    ? 0 : -1;
}

/* Open a regular file, created if it is not there, or a device for writing.
 * Everything else is left to the daemon.
 */
static int
open_for_writing (struct target *t)
{
  struct stat file;

  if (t->device) {
    t->fd = open (t->path, O_WRONLY | O_CLOEXEC);
    return t->fd == -1 || ioctl (t->fd, BLKGETSIZE64, &t->size) == -1 ? -1 : 0;
  }
  if (stat (t->path, &file) == 0 && S_ISREG (file.st_mode))
    t->fd = open (t->path, O_WRONLY | O_TRUNC | O_CLOEXEC);
  else if (errno == ENOENT) {
    t->fd = open (t->path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    t->created = t->fd >= 0;
  }
  return t->fd >= 0 ? 0 : -1;
}

static int
open_for_reading (struct target *t, bool nofollow)
{
  struct stat file;

  if ((nofollow ? lstat (t->path, &file) : stat (t->path, &file)) == -1 ||
      !(t->device ? S_ISBLK (file.st_mode) : S_ISREG (file.st_mode))) {
    errno = EINVAL;
    return -1;
  }
  t->fd = open (t->path, O_RDONLY | O_CLOEXEC);
  if (t->fd == -1)
    return -1;
  t->size = (uint64_t) file.st_size;
  return t->device ? ioctl (t->fd, BLKGETSIZE64, &t->size) : 0;
}

static void
report_progress (void *opaque, uint64_t bytes)
{
  (void) !transfer_send (*(const int *) opaque, TRANSFER_MOVED, bytes);
}

/* Returns an errno, or 0. */
static int
run_copy (int port, int unit, const struct target *t, bool to_guest,
          const struct copy_request *r, atomic_bool *cancelled)
{
  int flags = to_guest ? O_WRONLY : O_RDONLY;
  const struct copy copy = {
    .unit = unit, .direct = open_direct (t, flags), .buffered = t->fd,
    .to_guest = to_guest, .list = r->extents, .count = r->request->extents,
    .cancelled = cancelled, .progress = report_progress, .opaque = &port,
  };

  if (unit == -1 || copy.direct == -1)
    return errno;
  return copy_extents (&copy);
}

static int
copy_to_guest (int port, int unit, struct target *t,
               const struct copy_request *r, atomic_bool *cancelled)
{
  struct transfer_extent whole;
  struct transfer_request request = *r->request;
  /* The holes of a file overwrite what the device holds. */
  const struct copy_request all = { &request, &whole };
  int error;

  request.extents = whole_file (request.size, &whole);
  error = open_for_writing (t) == -1 ? errno
    : t->device && t->size < request.size ? EFBIG
    : run_copy (port, unit, t, true, t->device ? &all : r, cancelled);

  /* A file may end with a hole.  Of a failed transfer nothing is left. */
  if (t->fd >= 0 && !t->device &&
      ftruncate (t->fd, error == 0 ? (off_t) r->request->size : 0) == -1 &&
      error == 0)
    error = errno;
  if (t->fd >= 0 && close (t->fd) == -1 && error == 0)
    error = errno;
  if (error != 0 && t->created)
    unlink (t->path);
  return error;
}

static int
copy_from_guest (int port, int unit, struct target *t,
                 const struct copy_request *r, atomic_bool *cancelled)
{
  static struct transfer_extent extents[TRANSFER_EXTENTS];
  struct transfer_request request = *r->request;
  const struct copy_request found = { &request, extents };

  if (open_for_reading (t, r->request->nofollow) == -1)
    return errno;
  if (r->request->op == TRANSFER_SIZE)
    return 0;
  if (t->size != r->request->size)
    return EIO;
  request.extents = t->device ? whole_file (t->size, extents)
    : file_extents (t->fd, t->size, extents);
  return run_copy (port, unit, t, false, &found, cancelled);
}

int
copy_file (int port, const struct copy_request *request,
           atomic_bool *cancelled, uint64_t *size)
{
  const struct transfer_request *r = request->request;
  bool to_guest = r->op == TRANSFER_TO_GUEST;
  struct target target = { .path = r->path, .fd = -1,
                           .device = is_device (r->path) };
  int unit = r->op == TRANSFER_SIZE ? -1
    : scsi_unit_open (to_guest ? TRANSFER_UNIT_IN : TRANSFER_UNIT_OUT);
  int error;

  if (!target.device && strncmp (r->path, "/dev/", 5) == 0)
    error = ENODEV;
  else if (!target.device && enter_root () == -1)
    error = errno;
  else if (to_guest)
    error = copy_to_guest (port, unit, &target, request, cancelled);
  else
    error = copy_from_guest (port, unit, &target, request, cancelled);
  *size = target.size;
  return error;
}
