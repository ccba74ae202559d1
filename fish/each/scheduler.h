/* diskfish: the processes of --each, and when they are begun and shown.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_SCHEDULER_H
#define FISH_SCHEDULER_H

#include "each-images.h"

struct each_plan {
  struct each_images images;
  unsigned most;                /* processes at once */
  unsigned timeout;             /* seconds for an image, 0: no limit */
  enum output_mode output;
  bool no_progress;
};

/* Start a process for each image, never more than MOST at once, and show what
 * they have said in the order of the images.  Returns NULL when all is done,
 * with the status of the program; and the image in each of those processes.
 * A signal ends them all, and then the program, by signals_raise.
 */
const struct each_image *scheduler_run (const struct each_plan *plan,
                                        int *status)
  __attribute__ ((warn_unused_result));

#endif
