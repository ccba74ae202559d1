/* diskfish: host-side work on image files.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef DRIVES_IMAGE_H
#define DRIVES_IMAGE_H

#include <stdint.h>

#include "diag.h"
#include "enum-table.h"

/* The words that the commands on image files know. */
extern const struct attrs disk_bench_attrs;
extern const struct attrs disk_create_attrs;
extern const struct attrs disk_check_attrs;
extern const struct attrs disk_resize_attrs;
extern const struct attrs disk_convert_attrs;
extern const struct attrs disk_snapshot_attrs;

/* Make a new image of SIZE bytes; FORMAT NULL means raw.  An existing file
 * is refused.  When it fails nothing is left behind.
 */
int image_create (const char *file, const char *format, int64_t size,
                  struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Whether image_create would refuse an existing file. */
int image_check_new (const char *file, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Make a new raw file of SIZE bytes, whose blocks are allocated if ALLOCATE,
 * over what may be there, as the commands alloc and sparse do.
 */
int image_create_raw (const char *file, int64_t size, bool allocate,
                      struct diag *diag)
  __attribute__ ((warn_unused_result));

#endif
