/* diskfish: compute checksums of all files in an image.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_IMAGE_CHECKSUMS_H
#define COMMANDS_IMAGE_CHECKSUMS_H

#include "file-tree.h"

/* A file in one image. */
struct file {
  char *path;
  char *sum;                    /* of the contents; NULL if unknown */
  const struct node *entry;
};

DEFINE_VECTOR (files, struct file)

struct image_checksums {
  struct node root;
  struct files files;           /* sorted by path */
};

/* Read the images in the first two arguments.  Each has an appliance of its
 * own, because copies of an image share UUIDs and names of volume groups, which
 * conflict in one guest.
 */
int image_checksums_read (struct session *session, const struct args *args,
                          struct image_checksums trees[2], struct diag *diag)
  __attribute__ ((warn_unused_result));

void image_checksums_free (struct image_checksums *tree);

#endif
