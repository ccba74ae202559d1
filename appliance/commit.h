/* diskfish: write an overlay into its image while QEMU has them open.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_COMMIT_H
#define APPLIANCE_COMMIT_H

#include <stdbool.h>

#include "diag.h"
#include "qmp.h"

/* What a long run tells, and asks from time to time. */
struct commit_watch {
  void (*progress) (void *opaque, double percent);
  bool (*interrupted) (void *opaque);
  void *opaque;
};

/* Commit the drive ID ("hd0"); its overlay stays in use.  An interrupt leaves
 * the image with a part of it, which the overlay goes on to hide.
 */
int commit_overlay (struct qmp *qmp, const char *id,
                    const struct commit_watch *watch, struct diag *diag)
  __attribute__ ((warn_unused_result));

#endif
