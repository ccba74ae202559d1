/* diskfish: detect drives that must not be attached together.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef DRIVES_CONFLICTS_H
#define DRIVES_CONFLICTS_H

#include "drive.h"

/* Refuse DRIVE if it would write to the same image as a drive of the set, or if
 * one of them would write to a backing file of the other.
 */
int conflicts_check (const struct drive_set *set, const struct drive *drive,
                     struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Refuse to commit the overlay of DRIVE to its image if another drive of the
 * set shows the image.
 */
int conflicts_commit (const struct drive_set *set, const struct drive *drive,
                      struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Refuse to write to IMAGE if a drive of the set uses it, even read-only, or if
 * it is a backing file of a drive: the contents must not change under the
 * guest.
 */
int conflicts_write (const struct drive_set *set, const char *image,
                     struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Return a drive of the set that uses the image, even read-only, or NULL. */
const struct drive *conflicts_user (const struct drive_set *set,
                                    const char *image);

/* Return the drive of the set that writes to the image, or NULL. */
const struct drive *conflicts_writer (const struct drive_set *set,
                                      const char *image);

#endif
