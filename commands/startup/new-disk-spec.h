/* diskfish: parse the argument of -N.
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
  PARAM_FS,             /* of the root file system, if there are two */
  PARAM_SIZE,
  PARAM_BOOTSIZE,
  PARAM_PARTITION,      /* type of the partition table */
  PARAMS,
};

/* [FILE=]KIND[:PARAMETER...]. Missing parameters have their default values. */
struct new_disk_spec {
  enum new_disk_kind kind;
  char *file;                   /* NULL: choose a name */
  char *params[PARAMS];         /* NULL: not a parameter of this kind */
  struct span places[PARAMS];   /* in the text; empty: the default value */
  int64_t size;
  int64_t bootsize;
};

/* Parse TEXT.  Return -1 with a diag, and the wrong part of the text in *WHERE,
 * on failure.
 */
int new_disk_spec_parse (const char *text, struct new_disk_spec *prepared,
                         struct span *where, struct diag *diag)
  __attribute__ ((warn_unused_result));

void new_disk_spec_reset (struct new_disk_spec *prepared);

/* Return the text of '-N help'.  The caller frees it. */
char *new_disk_spec_help (void) __attribute__ ((warn_unused_result));

#endif
