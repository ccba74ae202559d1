/* diskfish: how two texts differ.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMON_LINE_DIFF_H
#define COMMON_LINE_DIFF_H

#include <stddef.h>

/* Lines with a newline between them. */
struct lines {
  const char *text;
  size_t len;
};

/* The unified diff from OLD to NEW with three lines of context, to be freed by
 * the caller.  A long part with many changes is shown as replaced.
 */
char *line_diff (struct lines old, const char *old_name, struct lines new,
                 const char *new_name)
  __attribute__ ((warn_unused_result));

#endif
