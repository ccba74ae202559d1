/* diskfish: a process for one image of --each.
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
  int out, err;         /* files with its output; equal if standard output and
                         * error are one file */
  int64_t deadline;     /* in milliseconds of clock_ms; 0: none */
  bool ending;          /* it has received SIGTERM ... */
  bool timed_out;       /* ... because its time is over */
  int status;           /* status of wait(2) */
};

DEFINE_VECTOR (each_jobs, struct each_job)

/* Start a process that continues at this place of the program: return 1 in it,
 * 0 here, and -1 with a diag if it cannot be started.  The process has its own
 * session, so that ^C reaches only its parent, and ends with its parent.  Its
 * signal mask is MASK, and its standard input is /dev/null.  Its output goes to
 * unnamed files, or to one file if TOGETHER.
 */
int each_job_start (struct each_job *job, bool together,
                    const sigset_t *mask, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* End the process with SIGTERM, and after a grace period with SIGKILL
 * (each_job_remind).
 */
void each_job_end (struct each_job *job);

/* Do what is due at NOW: end the process if its time is over. */
void each_job_remind (struct each_job *job, int64_t now);

/* Return true if the process has ended.  Then only its output is left. */
bool each_job_reap (struct each_job *job);

/* Return its exit status.  A signal counts as a failure. */
int each_job_status (const struct each_job *job);

/* Set the diag if the process did not exit by itself. */
void each_job_explain (const struct each_job *job, unsigned timeout,
                       struct diag *diag);

/* Free the output. */
void each_job_close (struct each_job *job);

#endif
