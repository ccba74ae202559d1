/* diskfish: run qemu-img.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef DRIVES_QEMU_IMG_H
#define DRIVES_QEMU_IMG_H

#include <stdbool.h>
#include <stdint.h>

#include <jansson.h>

#include "diag.h"

/* Run qemu-img with the arguments ARGS, NULL at the end, and wait for it.
 * Return its exit status if that is 0 or TOLERATED, which some sub-commands use
 * for a result.  Otherwise return -1; the diag has the error message.  Store
 * standard output in *OUTPUT, which the caller frees, unless OUTPUT is NULL.
 *
 * LIMITED is for untrusted images.  It limits memory to 1 GiB and processor
 * time to 10 seconds, the limits of libguestfs itself (guestfs-security(1)),
 * and the whole run to 60 seconds, in case the image makes qemu-img wait.
 */
int qemu_img_run (const char *const *args, bool limited, int tolerated,
                  char **output, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Callbacks during a long run; each may be NULL. */
struct qemu_img_watch {
  void (*progress) (void *opaque, double percent);
  bool (*interrupted) (void *opaque);
  void *opaque;
};

/* Return true if the user has interrupted the work; WATCH may be NULL. */
bool qemu_img_is_interrupted (const struct qemu_img_watch *watch);

/* Run qemu-img without limits, and stop it when the user interrupts; the
 * message is then "interrupted".  WATCH may be NULL.  Progress needs -p in
 * ARGS. Return values are those of qemu_img_run.
 */
int qemu_img_work (const char *const *args,
                   const struct qemu_img_watch *watch, int tolerated,
                   char **output, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Run a sub-command with --output=json, with limits, and return the result, a
 * new reference; NULL on failure.
 */
json_t *qemu_img_json (const char *const *args, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Return the output of qemu-img info for an image, a new reference, or NULL.
 * The image may be in use.
 */
json_t *qemu_img_info (const char *image, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Return the output of qemu-img info for FILE in FORMAT, which is NULL to
 * detect it.  FILE is passed on unchanged: a relative name needs "./", see
 * qemu_img_file.
 */
json_t *qemu_img_info_as (const char *file, const char *format,
                          struct diag *diag);

/* Return the names of the snapshots in the output of qemu-img info, NULL at the
 * end.  The caller frees the array and the names.
 */
char **qemu_img_snapshots (const json_t *info)
  __attribute__ ((warn_unused_result));

/* Return the format of an image as qemu-img detects it, or NULL.  The caller
 * frees it.
 */
char *qemu_img_format (const char *image, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Create the qcow2 file OVERLAY with the backing file IMAGE, an absolute path.
 */
int qemu_img_overlay (const char *overlay, const char *image,
                      const char *format, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Create an image of SIZE bytes; overwrite an existing file. */
int qemu_img_create (const char *image, const char *format, int64_t size,
                     struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Return the file name for qemu-img, with "./" before a relative name: without
 * it, "-x" would be an option and "nbd:x" a protocol.  The caller frees it.
 */
char *qemu_img_file (const char *name) __attribute__ ((warn_unused_result));

/* Return the part of an error message after the name of FILE, which our own
 * message already contains; all of it if FILE does not occur.  The result
 * points into COMPLAINT.
 */
const char *qemu_img_reason (const char *complaint, const char *file);

#endif
