/* diskfish: the files of an image, with their checksums.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_IMAGE_CHECKSUMS_H
#define COMMANDS_IMAGE_CHECKSUMS_H

#include "file-tree.h"

/* A file of one image. */
struct file {
  char *path;
  char *sum;                    /* of the content, NULL if it is not known */
  const struct node *entry;
};

DEFINE_VECTOR (files, struct file)

struct image_checksums {
  struct node root;
  struct files files;           /* sorted by path */
};

/* Read the images that the first two arguments name.  The appliance is
 * started for one after the other, so that copies, with the same names of
 * volume groups and the same UUIDs, do not meet.
 */
int image_checksums_read (struct session *session, const struct args *args,
                          struct image_checksums trees[2], struct diag *diag)
  __attribute__ ((warn_unused_result));

void image_checksums_free (struct image_checksums *tree);

#endif
