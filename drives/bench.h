/* diskfish: measure the speed of the disk modes.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef DRIVES_BENCH_H
#define DRIVES_BENCH_H

#include <stdbool.h>
#include <stddef.h>

#include "diag.h"
#include "mode.h"
#include "qemu-img.h"

/* sync=full and sync=fsync with the page cache have the same cache bits as the
 * default, so they are measured once.
 */
enum { BENCH_MODES = 6 };

/* The times of one mode, including its flush at the close. */
struct bench_result {
  struct mode mode;
  bool refused;                 /* the file system refuses O_DIRECT */
  double flushed;               /* seconds for the flushed 4 KiB writes */
  double sequential;            /* seconds for the sequential writes */
};

struct bench {
  unsigned writes;              /* flushed writes of 4 KiB */
  unsigned mebibytes;           /* written sequentially */
  unsigned rounds;              /* the results are their medians */
  const struct qemu_img_watch *watch;   /* or NULL */
  struct bench_result results[BENCH_MODES];     /* the default is first */
};

/* Measure each mode with qemu-img bench on IMAGE, an empty raw image.  A file
 * is empty again afterwards.  If IMAGE does not exist, or is NULL for a file in
 * the current directory, create it and remove it afterwards.  The modes
 * alternate within a round, so that other load on the machine affects them
 * alike.  Fail if the image contains data or the user interrupts.  First
 * remove files that killed processes left in the current directory.
 */
int bench_run (struct bench *bench, const char *image, struct diag *diag)
  __attribute__ ((warn_unused_result));

#endif
