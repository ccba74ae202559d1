/* diskfish: run long jobs on the host with progress and ^C.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_LONG_JOB_H
#define COMMANDS_LONG_JOB_H

#include "bench.h"
#include "session.h"

/* Run qemu-img like qemu_img_work.  Show progress and check for ^C with the
 * hooks of the session.
 */
int long_job_run (struct session *session, const char *const *args,
                  int tolerated, char **output, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Run a measurement like long_job_run. */
int long_job_bench (struct session *session, struct bench *bench,
                    const char *image, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Write the overlay of the drive into its image while QEMU has both open.  The
 * drive continues to use the overlay.
 */
int long_job_commit_live (struct session *session, unsigned disk,
                          struct diag *diag)
  __attribute__ ((warn_unused_result));

#endif
