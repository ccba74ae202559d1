/* diskfish: start, end and print the processes of --each.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_SCHEDULER_H
#define FISH_SCHEDULER_H

#include "each-images.h"

struct each_plan {
  struct each_images images;
  unsigned most;                /* most processes at the same time */
  unsigned timeout;             /* seconds per image; 0: no limit */
  enum output_mode output;
  bool no_progress;
};

/* Start a process for each image, at most MOST at the same time, and print
 * their output in the order of the images.  Return NULL when all have ended,
 * with the exit status in *STATUS.  In each process, return its image.  A
 * signal ends all processes, and then the program with signals_raise.
 */
const struct each_image *scheduler_run (const struct each_plan *plan,
                                        int *status)
  __attribute__ ((warn_unused_result));

#endif
