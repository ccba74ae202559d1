/* diskfish: the files that hold the data of an image.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef DRIVES_IMAGE_FILES_H
#define DRIVES_IMAGE_FILES_H

#include <jansson.h>

#include "diag.h"
#include "vector.h"

/* Append the names of all files that QEMU writes to when it writes to the image
 * FILE: the image itself, the data file of qcow2, the extents of vmdk.  Backing
 * files are not among them.  FORMAT NULL means that it is detected.  The caller
 * frees the list with strings_free, also after a failure.
 */
int image_files_list (const char *file, const char *format,
                      struct strings *files, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Append those that INFO, what qemu-img says of FILE, names besides FILE. */
void image_files_of_info (const char *file, const json_t *info,
                          struct strings *files);

/* Flush all these files, and then each of their directories, to the host's
 * storage.  The user calls the image NAME.  All are flushed even if one fails.
 */
int image_flush (const char *file, const char *format, const char *name,
                 struct diag *diag)
  __attribute__ ((warn_unused_result));

#endif
