/* diskfish: show progress bars.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_PROGRESS_H
#define FISH_PROGRESS_H

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>

/* A bar on standard error, if that is a terminal that can overwrite lines.  A
 * zero-initialised bar is not shown.
 */
struct progress {
  bool never;                   /* --no-progress-bars */
  bool always;                  /* --progress-bars: without a terminal too */
  bool bytes;                   /* progress is measured in bytes */
  bool shown;
  bool begun;
  int64_t start;                /* in milliseconds of clock_ms */
  uint64_t total;               /* bytes to count; 0: unknown */
  bool counting;
  bool ended;
  pthread_t thread;
  pthread_mutex_t lock;
  pthread_cond_t end;
};

/* Start a bar.  BYTES means that progress is measured in bytes. */
void progress_begin (struct progress *progress, bool bytes);

/* Update the bar: DONE of TOTAL.  TOTAL is 0 if it is unknown. */
void progress_show (struct progress *progress, uint64_t done,
                    uint64_t total);

/* Count the bytes that this process writes, for calls that report no progress.
 * TOTAL is 0 if it is unknown.
 */
void progress_count (struct progress *progress, uint64_t total);

/* End the bar and erase it. */
void progress_end (struct progress *progress);

/* Return the text of a bar after SECONDS, such as " 42% [##### ] 12.3M/s 0:07",
 * in fewer than COLUMNS.  The caller frees it.
 */
char *progress_text (uint64_t done, uint64_t total, bool bytes,
                     double seconds, size_t columns)
  __attribute__ ((warn_unused_result));

#endif
