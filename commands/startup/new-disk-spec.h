/* diskfish: the kinds of disks that -N makes.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_NEW_DISK_SPEC_H
#define COMMANDS_NEW_DISK_SPEC_H

#include <stdint.h>

#include "diag.h"

enum new_disk_kind {
  NEW_DISK_DISK,
  NEW_DISK_PART,
  NEW_DISK_FS,
  NEW_DISK_LV,
  NEW_DISK_LVFS,
  NEW_DISK_BOOTROOT,
  NEW_DISK_BOOTROOTLV,
};

enum new_disk_param {
  PARAM_NAME,           /* /dev/VG/LV */
  PARAM_BOOTFS,
  PARAM_FS,             /* of the root, where there is another one too */
  PARAM_SIZE,
  PARAM_BOOTSIZE,
  PARAM_PARTITION,      /* type of the partition table */
  PARAMS,
};

/* [FILE=]KIND[:PARAMETER...].  What is not given has its default value. */
struct new_disk_spec {
  enum new_disk_kind kind;
  char *file;                   /* NULL: none is given */
  char *params[PARAMS];         /* NULL: the kind has no such one */
  struct span places[PARAMS];   /* in the text; empty: the default value */
  int64_t size;
  int64_t bootsize;
};

/* On failure WHERE is the wrong part of the text. */
int new_disk_spec_parse (const char *text, struct new_disk_spec *prepared,
                         struct span *where, struct diag *diag)
  __attribute__ ((warn_unused_result));

void new_disk_spec_reset (struct new_disk_spec *prepared);

/* Return the text of -N help; freed by the caller. */
char *new_disk_spec_help (void) __attribute__ ((warn_unused_result));

#endif
