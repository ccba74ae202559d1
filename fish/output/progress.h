/* diskfish: a bar that shows how far long work is.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_PROGRESS_H
#define FISH_PROGRESS_H

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>

/* Shown on standard error, if that is a terminal whose lines can be written
 * anew.  Zeroes are a bar that is not shown.
 */
struct progress {
  bool never;                   /* --no-progress-bars */
  bool always;                  /* --progress-bars: also on no terminal */
  bool bytes;                   /* is what the work is measured in */
  bool shown;
  bool begun;
  int64_t start;                /* as clock_ms has it */
  uint64_t total;               /* of what is counted, 0: not known */
  bool counting;
  bool ended;
  pthread_t thread;
  pthread_mutex_t lock;
  pthread_cond_t end;
};

/* Work begins, which is measured in bytes, or in who knows what. */
void progress_begin (struct progress *progress, bool bytes);

/* It is at DONE of TOTAL by now; of 0 it is not known how far it goes. */
void progress_show (struct progress *progress, uint64_t done,
                    uint64_t total);

/* Nobody will say how far it is: show the bytes that this process writes
 * until the end, of TOTAL or of 0.
 */
void progress_count (struct progress *progress, uint64_t total);

/* It is over, and the line is empty again. */
void progress_end (struct progress *progress);

/* " 42% [#####     ] 12.3M/s 0:07": what is shown after SECONDS in a line of
 * fewer than COLUMNS; freed by the caller.
 */
char *progress_text (uint64_t done, uint64_t total, bool bytes,
                     double seconds, size_t columns)
  __attribute__ ((warn_unused_result));

#endif
