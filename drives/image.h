/* diskfish: create image files.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef DRIVES_IMAGE_H
#define DRIVES_IMAGE_H

#include <stdint.h>

#include "diag.h"
#include "enum-table.h"

/* The formats of images that QEMU can open. */
extern const struct enum_table format_choices;

/* The formats that a new image can have. */
extern const struct enum_table new_format_choices;

/* The attributes of the commands for image files. */
extern const struct attrs disk_bench_attrs;
extern const struct attrs disk_create_attrs;
extern const struct attrs disk_check_attrs;
extern const struct attrs disk_resize_attrs;
extern const struct attrs disk_convert_attrs;
extern const struct attrs disk_snapshot_attrs;

/* Create an image of SIZE bytes; FORMAT is NULL for raw.  Fail if FILE exists.
 * Leave nothing behind on failure.
 */
int image_create (const char *file, const char *format, int64_t size,
                  struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Fail, as image_create does, if FILE exists. */
int image_check_new (const char *file, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Create or overwrite a raw file of SIZE bytes, for the commands alloc and
 * sparse.  Allocate its blocks if ALLOCATE.
 */
int image_create_raw (const char *file, int64_t size, bool allocate,
                      struct diag *diag)
  __attribute__ ((warn_unused_result));

#endif
