/* diskfish: what the commands on image files share.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_QEMU_IMG_COMMAND_H
#define COMMANDS_QEMU_IMG_COMMAND_H

#include "bind.h"
#include "session.h"

/* What is done to an image. */
enum image_use {
  IMAGE_LOOK,           /* its header is read */
  IMAGE_READ,           /* its content is */
  IMAGE_WRITE,
};

/* See that argument INDEX is an image that can be used so: that it is there,
 * and not in the hands of an attached drive.  A diag has its place.
 */
int image_check (struct session *session, const struct args *args,
                 size_t index, enum image_use use, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* See that nothing has the name of argument INDEX yet, and that a file can be
 * made there.
 */
int image_check_absent (const struct args *args, size_t index,
                        struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Check that the name of a new image is not -. */
int image_check_name (const char *image, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Arguments of qemu-img.  The strings are copies. */
void image_put (struct strings *list, const char *word);
void image_put_file (struct strings *list, const char *name);

/* The list with its NULL at the end. */
const char *const *image_closed (struct strings *list);

/* Run qemu-img; a failure is placed at the image. */
int image_run (struct session *session, const struct args *args,
               struct strings *list, int tolerated, char **output,
               struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Run a sub-command with --output=json, within bounds. */
json_t *image_json (const struct args *args, struct strings *list,
                    struct diag *diag)
  __attribute__ ((warn_unused_result));

/* What qemu-img info says of argument 0. */
json_t *image_info (const struct args *args, struct diag *diag)
  __attribute__ ((warn_unused_result));

#endif
