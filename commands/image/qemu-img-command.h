/* diskfish: functions that the commands for image files share.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_QEMU_IMG_COMMAND_H
#define COMMANDS_QEMU_IMG_COMMAND_H

#include <jansson.h>

#include "bind.h"
#include "session.h"

/* Access that a command needs to an image. */
enum image_use {
  IMAGE_LOOK,           /* to its header */
  IMAGE_READ,           /* to its contents */
  IMAGE_WRITE,
};

/* Check that the image of argument INDEX exists, and that no attached drive
 * conflicts with this USE.  Return -1 with a diag at the argument.
 */
int image_check (struct session *session, const struct args *args,
                 size_t index, enum image_use use, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Check that the file of argument INDEX does not exist, and that its directory
 * is writable.  Return -1 with a diag at the argument.
 */
int image_check_absent (const struct args *args, size_t index,
                        struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Check that the name of a new image is not "-". */
int image_check_name (const char *image, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Append an argument of qemu-img.  image_put_file protects names that qemu-img
 * would not take as plain files.  LIST owns copies.
 */
void image_put (struct strings *list, const char *word);
void image_put_file (struct strings *list, const char *name);

/* Append OPTION and "raw" if the session has detected FILE as raw: the guest
 * may have written the header of another format since.
 */
void image_put_raw (struct strings *list, const struct session *session,
                    const char *option, const char *file);

/* Return the format of FILE, detected once in a session.  Freed by the caller.
 */
char *image_format_of (const struct session *session, const char *file,
                       struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Append NULL to the list and return its elements.  LIST still owns them. */
const char *const *image_closed (struct strings *list);

/* Run qemu-img like qemu_img_work.  Return -1 with a diag at the image. */
int image_run (struct session *session, const struct args *args,
               struct strings *list, int tolerated, char **output,
               struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Run a subcommand with --output=json, with a time limit.  The caller frees the
 * JSON with json_decref.  Return NULL with a diag on failure.
 */
json_t *image_json (const struct args *args, struct strings *list,
                    struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Return the JSON of 'qemu-img info' for argument 0, like image_json. */
json_t *image_info (const struct session *session, const struct args *args,
                    struct diag *diag)
  __attribute__ ((warn_unused_result));

#endif
