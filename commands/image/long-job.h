/* diskfish: long work on the host, which is shown and can be interrupted.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_LONG_JOB_H
#define COMMANDS_LONG_JOB_H

#include "bench.h"
#include "session.h"

/* Run qemu-img as qemu_img_work does, with the session's means to show
 * progress and to ask for interrupts.
 */
int long_job_run (struct session *session, const char *const *args,
                  int tolerated, char **output, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Measure, in the same way. */
int long_job_bench (struct session *session, struct bench *bench,
                    const char *image, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Write what is in the drive's overlay into its image, while QEMU has them
 * open; the overlay stays in use.
 */
int long_job_commit_live (struct session *session, unsigned disk,
                          struct diag *diag)
  __attribute__ ((warn_unused_result));

#endif
