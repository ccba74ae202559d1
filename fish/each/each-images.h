/* diskfish: the images that the patterns of --each stand for.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_EACH_IMAGES_H
#define FISH_EACH_IMAGES_H

#include "options.h"

struct each_image {
  char *name;
  const struct each_pattern *pattern;
};

DEFINE_VECTOR (each_images, struct each_image)

/* What is there now, in the order of the patterns, and of the names within
 * each; a name stands there once, and folders are left out.  A pattern that
 * nothing matches is a mistake, which is printed and gives -1.
 */
int each_images_find (struct each_images *images,
                      const struct options *options)
  __attribute__ ((warn_unused_result));

void each_images_free (struct each_images *images);

#endif
