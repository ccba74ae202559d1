/* diskfish: a bar that shows how far long work is.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "progress.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

enum { WIDTH = 50, LINE = WIDTH + 15, LATE_MS = 2000 };

static int64_t
now_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_MONOTONIC, &now);
  return (int64_t) now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void
progress_begin (struct progress *progress)
{
  progress->begun = now_ms ();
  progress->shown = false;
}

static bool
is_wanted (const struct progress *progress)
{
  if (progress->never)
    return false;
  return progress->always || isatty (STDERR_FILENO);
}

/* What is left, as far as one can tell from the time until now. */
static void
show_time_left (const struct progress *progress, double percent)
{
  double took = (double) (now_ms () - progress->begun) / 1000;
  unsigned left;

  if (progress->begun == 0 || percent < 1)
    return;
  left = (unsigned) (took * (100 - percent) / percent + 0.5);
  if (left < 100 * 60)
    fprintf (stderr, " %02u:%02u", left / 60, left % 60);
}

void
progress_show (struct progress *progress, double percent)
{
  static const char full[] =
    "##################################################";
  int filled = (int) (percent * WIDTH / 100 + 0.5);

  if (!is_wanted (progress) || !(percent <= 100))
    return;
  progress->shown = true;
  if (percent < 0) {
    fprintf (stderr, "\r%c", "/-\\|"[progress->turns++ % 4]);
    fflush (stderr);
    return;
  }
  fprintf (stderr, "\r%3.0f%% [%.*s%*s]", percent, filled, full,
           WIDTH - filled, "");
  show_time_left (progress, percent);
  fflush (stderr);
}

void
progress_show_late (struct progress *progress, double percent)
{
  if (now_ms () - progress->begun >= LATE_MS)
    progress_show (progress, percent);
}

/* The line is cleared: what comes next stands in it. */
void
progress_end (struct progress *progress)
{
  if (!progress->shown)
    return;
  progress->shown = false;
  fprintf (stderr, "\r%*s\r", LINE, "");
  fflush (stderr);
}
