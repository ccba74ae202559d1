/* diskfish: expand the patterns of --each to images.
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

/* Find the images in the order of the patterns, sorted by name within each.
 * Omit duplicates and directories.  If nothing matches a pattern, print an
 * error and return -1.
 */
int each_images_find (struct each_images *images,
                      const struct options *options)
  __attribute__ ((warn_unused_result));

void each_images_free (struct each_images *images);

#endif
