/* diskfish: take what would be printed.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_CAPTURE_H
#define FISH_CAPTURE_H

#include <stddef.h>

#include "diag.h"

/* Standard output, while it goes to a file in memory. */
struct stdout_capture {
  int file;
  int saved_stdout;
};

int stdout_capture_start (struct stdout_capture *caught, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Give standard output back.  What was printed, also by programs of the host,
 * with a NUL behind it, is freed by the caller.
 */
char *stdout_capture_end (struct stdout_capture *caught, size_t *len)
  __attribute__ ((warn_unused_result));

#endif
