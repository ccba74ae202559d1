/* diskfish: images that were detected as raw.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "raw-images.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include "cleanup.h"

/* A block device is its number, whatever its node. */
static bool
identify (const char *file, struct raw_image *image)
{
  struct statx entry;

  *image = (struct raw_image) { 0 };
  if (statx (AT_FDCWD, file, 0, STATX_BASIC_STATS | STATX_BTIME,
             &entry) == -1)
    return false;
  if (S_ISBLK (entry.stx_mode)) {
    image->device = makedev (entry.stx_rdev_major, entry.stx_rdev_minor);
    return true;
  }
  image->device = makedev (entry.stx_dev_major, entry.stx_dev_minor);
  image->inode = entry.stx_ino;
  if (entry.stx_mask & STATX_BTIME) {
    image->born.tv_sec = entry.stx_btime.tv_sec;
    image->born.tv_nsec = entry.stx_btime.tv_nsec;
  }
  return true;
}

static bool
has (const struct raw_images *images, const struct raw_image *image)
{
  for (size_t i = 0; i < images->len; ++i) {
    const struct raw_image *one = &images->ptr[i];

    if (one->device == image->device && one->inode == image->inode &&
        one->born.tv_sec == image->born.tv_sec &&
        one->born.tv_nsec == image->born.tv_nsec)
      return true;
  }
  return false;
}

void
raw_images_add (struct raw_images *images, const char *file)
{
  struct raw_image image;

  if (identify (file, &image) && !has (images, &image))
    raw_images_append (images, image);
}

bool
raw_images_have (const struct raw_images *images, const char *file)
{
  struct raw_image image;

  return images != NULL && images->len > 0 && identify (file, &image) &&
    has (images, &image);
}

struct magic {
  size_t at;
  const char *bytes;
  const char *meaning;
};

static const char *
find_magic (const char *file, const struct magic *magics, size_t count)
{
  CLEANUP_CLOSE int fd = open (file, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  char start[128] = "";

  if (fd == -1 || pread (fd, start, sizeof start, 0) <= 0)
    return NULL;
  for (size_t i = 0; i < count; ++i)
    if (memcmp (start + magics[i].at, magics[i].bytes,
                strlen (magics[i].bytes)) == 0)
      return magics[i].meaning;
  return NULL;
}

const char *
raw_image_header (const char *file)
{
  static const struct magic headers[] = {
    { 0, "QFI\xfb", "qcow2" },
    { 0, "QED", "qed" },
    { 0, "KDMV", "vmdk" },
    { 0, "COWD", "vmdk" },
    { 0, "# Disk DescriptorFile", "vmdk" },
    { 0, "vhdxfile", "vhdx" },
    { 0, "conectix", "vpc" },
    { 64, "\x7f\x10\xda\xbe", "vdi" },
    { 0, "LUKS\xba\xbe", "luks" },
    { 0, "WithoutFreeSpace", "parallels" },
    { 0, "WithouFreSpacExt", "parallels" },
    { 0, "Bochs Virtual HD Image", "bochs" },
  };

  return find_magic (file, headers, sizeof headers / sizeof *headers);
}

const char *
raw_image_compression (const char *file)
{
  static const struct magic headers[] = {
    { 0, "\x1f\x8b\x08", "gzip" },
    { 0, "BZh", "bzip2" },
    { 0, "\xfd" "7zXZ", "xz" },
    { 0, "\x28\xb5\x2f\xfd", "zstd" },
  };

  return find_magic (file, headers, sizeof headers / sizeof *headers);
}
