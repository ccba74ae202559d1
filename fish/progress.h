/* diskfish: a bar that shows how far long work is.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_PROGRESS_H
#define FISH_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

/* A bar on standard error.  All zeros: one is shown on a terminal. */
struct progress {
  bool always;                  /* also where there is no terminal */
  bool never;
  int64_t begun;                /* when the work began, in ms */
  bool shown;
  unsigned turns;               /* of the sign that stands for being alive */
};

/* Work begins. */
void progress_begin (struct progress *progress);

/* Show the bar; PERCENT is negative where nobody knows how much there is to
 * do.
 */
void progress_show (struct progress *progress, double percent);

/* Show a bar of work that may be short, when it has taken two seconds. */
void progress_show_late (struct progress *progress, double percent);

/* Remove what is shown. */
void progress_end (struct progress *progress);

#endif
