/* diskfish: take what would be printed.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_CATCH_H
#define FISH_CATCH_H

#include <stddef.h>

#include "diag.h"

/* Standard output, while it goes to a file in memory. */
struct caught {
  int file;
  int saved_stdout;
};

int catch_start (struct caught *caught, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Give standard output back.  What was printed, also by programs of the host,
 * with a NUL behind it, is freed by the caller.
 */
char *catch_end (struct caught *caught, size_t *len)
  __attribute__ ((warn_unused_result));

#endif
