/* diskfish: measure the modes.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef DRIVES_BENCH_H
#define DRIVES_BENCH_H

#include <stdbool.h>
#include <stddef.h>

#include "diag.h"
#include "mode.h"
#include "qemu-img.h"

/* full and fsync through the page cache have the bits of the default. */
enum { BENCH_MODES = 6 };

/* One mode, and how long each job took with it, and its flush at the close. */
struct bench_result {
  struct mode mode;
  bool refused;                 /* the file system refuses O_DIRECT */
  double flushed;               /* seconds for the flushed 4 KiB writes */
  double sequential;            /* seconds for the sequential writes */
};

struct bench {
  unsigned writes;              /* flushed writes of 4 KiB */
  unsigned mebibytes;           /* written one behind another */
  unsigned rounds;              /* of which the median counts */
  const struct qemu_img_watch *watch;   /* or NULL */
  struct bench_result results[BENCH_MODES];     /* the default is first */
};

/* Measure with QEMU's own block layer on IMAGE, a raw image, which is empty
 * again afterwards if it is a file.  One that does not exist is made and
 * removed, and so is a file in the current folder if IMAGE is NULL.  The modes
 * alternate within a round, so that their ratios hold on a machine that does
 * other work too.  An image with data in it is refused.  An interrupt ends it
 * all.  What a process that was killed has left of it in the current folder is
 * removed first.
 */
int bench_run (struct bench *bench, const char *image, struct diag *diag)
  __attribute__ ((warn_unused_result));

#endif
