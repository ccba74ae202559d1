/* diskfish: a bar that shows how far long work is.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "progress.h"

#include <stdio.h>
#include <unistd.h>

enum { WIDTH = 50 };

void
progress_show (double percent)
{
  static const char full[] =
    "##################################################";
  int filled = (int) (percent * WIDTH / 100 + 0.5);

  if (!isatty (STDERR_FILENO) || !(percent >= 0 && percent <= 100))
    return;
  fprintf (stderr, "\r%3.0f%% [%.*s%*s]", percent, filled, full,
           WIDTH - filled, "");
  fflush (stderr);
}

/* The line is cleared: what comes next stands in it. */
void
progress_end (void)
{
  if (!isatty (STDERR_FILENO))
    return;
  fprintf (stderr, "\r%*s\r", WIDTH + 7, "");
  fflush (stderr);
}
