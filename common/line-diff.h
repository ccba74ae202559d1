/* diskfish: compare two texts line by line.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMON_LINE_DIFF_H
#define COMMON_LINE_DIFF_H

#include <stddef.h>

/* Lines separated by newlines, without one after the last. */
struct lines {
  const char *text;
  size_t len;
};

/* Return the unified diff from OLD to NEW with three lines of context.  Where
 * comparing would take too much memory, show the whole part as replaced.  The
 * caller frees the result.
 */
char *line_diff (struct lines old, const char *old_name, struct lines new,
                 const char *new_name)
  __attribute__ ((warn_unused_result));

#endif
