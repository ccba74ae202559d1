/* diskfish: run qemu-img.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef DRIVES_QEMU_IMG_H
#define DRIVES_QEMU_IMG_H

#include <stdbool.h>
#include <stdint.h>

#include <jansson.h>

#include "diag.h"

/* Run qemu-img with the arguments ARGS, NULL at the end, and wait.  What it
 * prints goes to *OUTPUT, to be freed by the caller, if that is not NULL; its
 * complaint becomes the diag.  LIMITED bounds its memory and time, for work
 * on an image that nobody knows: 1 GiB and 10 seconds of the processor, the
 * figures that guestfs-security(1) gives for libguestfs itself, and a minute
 * in all, for an image that only lets it wait.
 * Returns its exit status, or -1 with a diag if it is not 0 and not TOLERATED
 * (some sub-commands answer with their status).
 */
int qemu_img_run (const char *const *args, bool limited, int tolerated,
                  char **output, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* What a long run tells, and asks from time to time; any may be NULL. */
struct qemu_img_watch {
  void (*progress) (void *opaque, double percent);
  bool (*interrupted) (void *opaque);
  void *opaque;
};

/* Return true if the user has interrupted the work; WATCH may be NULL. */
bool qemu_img_is_interrupted (const struct qemu_img_watch *watch);

/* The same without bounds.  qemu-img is ended when the user interrupts it.
 * For the progress of a sub-command that has it, -p must be in ARGS.
 */
int qemu_img_work (const char *const *args,
                   const struct qemu_img_watch *watch, int tolerated,
                   char **output, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* The same for a sub-command with --output=json; a new reference. */
json_t *qemu_img_json (const char *const *args, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* What qemu-img info says of an image, in use or not; a new reference. */
json_t *qemu_img_info (const char *image, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* The same in a FORMAT, if that is not NULL, of FILE as qemu-img is to take it:
 * "./" goes before a relative name.
 */
json_t *qemu_img_info_as (const char *file, const char *format,
                          struct diag *diag);

/* The names of the snapshots in what it says, NULL at the end; freed by the
 * caller.
 */
char **qemu_img_snapshots (const json_t *info)
  __attribute__ ((warn_unused_result));

/* The format of an image as qemu-img finds it, freed by the caller. */
char *qemu_img_format (const char *image, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Make the qcow2 file OVERLAY on top of IMAGE, an absolute path. */
int qemu_img_overlay (const char *overlay, const char *image,
                      const char *format, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Make an image; what is there is written over. */
int qemu_img_create (const char *image, const char *format, int64_t size,
                     struct diag *diag)
  __attribute__ ((warn_unused_result));

/* A file name that qemu-img takes as one: "./" before a relative name, so
 * that it is neither an option nor a protocol.  Freed by the caller.
 */
char *qemu_img_file (const char *name) __attribute__ ((warn_unused_result));

/* Return the part of COMPLAINT after the name of FILE, which the user has read
 * already; all of it if FILE is not named.  The result points into COMPLAINT.
 */
const char *qemu_img_reason (const char *complaint, const char *file);

#endif
