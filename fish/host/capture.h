/* diskfish: capture standard output.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_CAPTURE_H
#define FISH_CAPTURE_H

#include <stddef.h>

#include "diag.h"

/* Standard output while it goes to a file in memory (memfd_create(2)).  A pipe
 * would block when it is full, since nothing reads it meanwhile.
 */
struct stdout_capture {
  int file;
  int saved_stdout;
};

/* Redirect standard output, also for host commands.  Return -1 with a diag on
 * failure.
 */
int stdout_capture_start (struct stdout_capture *caught, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Restore standard output.  Return the captured bytes, NUL-terminated,
 * including the output of host commands.  The caller frees them.
 */
char *stdout_capture_end (struct stdout_capture *caught, size_t *len)
  __attribute__ ((warn_unused_result));

#endif
