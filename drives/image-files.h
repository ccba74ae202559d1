/* diskfish: list and flush the files that an image consists of.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef DRIVES_IMAGE_FILES_H
#define DRIVES_IMAGE_FILES_H

#include <jansson.h>

#include "diag.h"
#include "vector.h"

/* Append the names of all files that QEMU writes to when it writes to the image
 * FILE: the image itself, the data file of qcow2, the extents of vmdk, but not
 * backing files.  FORMAT is NULL to detect it.  The caller frees the list with
 * strings_free, even after a failure.
 */
int image_files_list (const char *file, const char *format,
                      struct strings *files, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Append the files, other than FILE, that INFO names: the output of qemu-img
 * info for FILE.
 */
void image_files_of_info (const char *file, const json_t *info,
                          struct strings *files);

/* Flush all files of an image, then their directories, to the host's storage.
 * NAME is the name in messages.  Flush all of them even if one fails.
 */
int image_flush (const char *file, const char *format, const char *name,
                 struct diag *diag)
  __attribute__ ((warn_unused_result));

#endif
