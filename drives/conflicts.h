/* diskfish: drives that must not be attached together.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef DRIVES_CONFLICTS_H
#define DRIVES_CONFLICTS_H

#include "drive.h"

/* Refuse DRIVE together with those of the set: an image that both would write
 * to, and an image that one writes to and that is a backing file of the other.
 */
int conflicts_check (const struct drive_set *set, const struct drive *drive,
                     struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Refuse to write to the image of an ephemeral drive of the set when another
 * drive shows it too.
 */
int conflicts_commit (const struct drive_set *set, const struct drive *drive,
                      struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Refuse to write to an image that any drive has, also to read it, or that is
 * behind the image of one: the guest must not see it change.
 */
int conflicts_write (const struct drive_set *set, const char *image,
                     struct diag *diag)
  __attribute__ ((warn_unused_result));

/* A drive that has the image, also to read it, or NULL. */
const struct drive *conflicts_user (const struct drive_set *set,
                                    const char *image);

/* The drive that writes to the image, or NULL. */
const struct drive *conflicts_writer (const struct drive_set *set,
                                      const char *image);

#endif
