/* diskfish: the kinds of disks that -N makes.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_PREPARED_H
#define COMMANDS_PREPARED_H

#include <stdint.h>

#include "diag.h"

enum prepared_kind {
  PREPARED_DISK,
  PREPARED_PART,
  PREPARED_FS,
  PREPARED_LV,
  PREPARED_LVFS,
  PREPARED_BOOTROOT,
  PREPARED_BOOTROOTLV,
};

enum prepared_param {
  PARAM_NAME,           /* /dev/VG/LV */
  PARAM_BOOTFS,
  PARAM_FS,             /* of the root, where there is another one too */
  PARAM_SIZE,
  PARAM_BOOTSIZE,
  PARAM_PARTITION,      /* type of the partition table */
  PARAMS,
};

/* [FILE=]KIND[:PARAMETER...].  What is not given has its default value. */
struct prepared {
  enum prepared_kind kind;
  char *file;                   /* NULL: none is given */
  char *params[PARAMS];         /* NULL: the kind has no such one */
  struct span places[PARAMS];   /* in the text; empty: the default value */
  int64_t size;
  int64_t bootsize;
};

/* On failure WHERE is the wrong part of the text. */
int prepared_parse (const char *text, struct prepared *prepared,
                    struct span *where, struct diag *diag)
  __attribute__ ((warn_unused_result));

void prepared_reset (struct prepared *prepared);

/* Return the text of -N help; freed by the caller. */
char *prepared_help (void) __attribute__ ((warn_unused_result));

#endif
