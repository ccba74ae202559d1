/* diskfish: parse the argument of -m.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_MOUNT_SPEC_H
#define COMMANDS_MOUNT_SPEC_H

#include "diag.h"

/* DEVICE[:POINT[:OPTIONS[:FSTYPE]]]. Missing parts are NULL. */
struct mount_spec {
  char *device;
  char *point;
  char *options;
  char *fstype;
};

/* Parse TEXT.  The caller frees SPEC with mount_spec_reset.  Return -1 with a
 * diag, and the wrong part of the text in *WHERE, on failure.
 */
int mount_spec_parse (const char *text, struct mount_spec *spec,
                      struct span *where, struct diag *diag)
  __attribute__ ((warn_unused_result));

void mount_spec_reset (struct mount_spec *spec);

#endif
