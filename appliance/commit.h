/* diskfish: commit an overlay while QEMU has it open.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_COMMIT_H
#define APPLIANCE_COMMIT_H

#include <stdbool.h>

#include "diag.h"
#include "qmp.h"

struct appliance;

/* Callbacks during a commit. */
struct commit_watch {
  void (*progress) (void *opaque, double percent);
  bool (*interrupted) (void *opaque);
  void *opaque;
};

/* Commit the overlay of the drive ID ("hd0"), which stays in use.  After an
 * interrupt or a failure the image contains a part of the overlay; the guest
 * does not notice, because it still reads through the overlay.
 */
int commit_overlay (struct qmp *qmp, const char *id,
                    const struct commit_watch *watch, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Commit the overlay of disk number DISK to its image while the appliance runs.
 * The overlay stays in use.
 */
int appliance_commit (struct appliance *appliance, unsigned disk,
                      const struct commit_watch *watch, struct diag *diag)
  __attribute__ ((warn_unused_result));

#endif
