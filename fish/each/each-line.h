/* diskfish: the line that tells how far --each is.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_EACH_LINE_H
#define FISH_EACH_LINE_H

#include "each-job.h"

/* A line of zeroes shows nothing, ever. */
struct each_line {
  bool wanted;
  char *shown;          /* what stands there now, or NULL */
};

/* Only on a terminal on which a line can be written anew. */
void each_line_init (struct each_line *line);

/* How many have ended, of how many, and which images are looked at now. */
void each_line_show (struct each_line *line, const struct each_jobs *jobs);

/* What comes next stands in its place. */
void each_line_clear (struct each_line *line);

#endif
