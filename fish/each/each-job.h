/* diskfish: a process of our own for one image.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_EACH_JOB_H
#define FISH_EACH_JOB_H

#include <signal.h>
#include <stdint.h>
#include <sys/types.h>

#include "diag.h"
#include "each-images.h"

enum each_state { EACH_WAITS, EACH_RUNS, EACH_ENDED, EACH_SHOWN };

struct each_job {
  const struct each_image *image;
  enum each_state state;
  pid_t process;
  int out, err;         /* what it writes; the same where both are one */
  int64_t deadline;     /* in milliseconds, see clock_ms; 0: none */
  bool ending;          /* it has been told to end ... */
  bool timed_out;       /* ... since its time is over */
  int status;           /* see wait(2) */
};

DEFINE_VECTOR (each_jobs, struct each_job)

/* Start a process that is this program at the same place: returns 1 there, 0
 * here, -1 if it cannot be started.  It has a session of its own, so that ^C
 * reaches only its parent; it ends with its parent; it takes signals as in
 * MASK; and it has nothing to read.  Its output is kept in files without
 * names, one for all of it if TOGETHER.
 */
int each_job_start (struct each_job *job, bool together,
                    const sigset_t *mask, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Tell it to end, with SIGTERM; once it has had its time to do so in order it
 * is ended by force.
 */
void each_job_end (struct each_job *job);

/* Do what is due at NOW.  It is told to end when its time is over. */
void each_job_remind (struct each_job *job, int64_t now);

/* Whether it has ended by now; then nothing of it is left but its output. */
bool each_job_reap (struct each_job *job);

/* Its exit status: a signal is a failure. */
int each_job_status (const struct each_job *job);

/* Why it did not end by itself, NONE if it did. */
void each_job_explain (const struct each_job *job, unsigned timeout,
                       struct diag *diag);

/* Drop the output. */
void each_job_close (struct each_job *job);

#endif
