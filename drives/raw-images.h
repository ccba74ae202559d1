/* diskfish: images that were detected as raw.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef DRIVES_RAW_IMAGES_H
#define DRIVES_RAW_IMAGES_H

#include <stdbool.h>
#include <sys/types.h>
#include <time.h>

#include "vector.h"

/* The identity of a file.  A new file may get the inode number of a removed
 * one, but is born later.
 */
struct raw_image {
  dev_t device;
  ino_t inode;
  struct timespec born;         /* zero if the file system does not know */
};

/* A guest can write the header of another format into a raw image.  Therefore
 * an image that was detected as raw once is never probed again.
 */
DEFINE_VECTOR (raw_images, struct raw_image)

/* Add FILE, unless it is there already or does not exist. */
void raw_images_add (struct raw_images *images, const char *file);

/* True if FILE was added, under this or another name.  IMAGES may be NULL. */
bool raw_images_have (const struct raw_images *images, const char *file);

/* Return the format, other than raw, that QEMU would detect by the header of
 * FILE; NULL if there is none.
 */
const char *raw_image_header (const char *file);

/* Return the program that has compressed FILE: gzip, bzip2, xz or zstd; NULL if
 * it is not compressed.
 */
const char *raw_image_compression (const char *file);

#endif
