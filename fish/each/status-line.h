/* diskfish: the line that tells how far --each is.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_STATUS_LINE_H
#define FISH_STATUS_LINE_H

#include "each-job.h"

/* A line of zeroes shows nothing, ever. */
struct status_line {
  bool wanted;
  char *shown;          /* what stands there now, or NULL */
};

/* Only on a terminal on which a line can be written anew. */
void status_line_init (struct status_line *line);

/* How many have ended, of how many, and which images are looked at now. */
void status_line_show (struct status_line *line, const struct each_jobs *jobs);

/* What comes next stands in its place. */
void status_line_clear (struct status_line *line);

#endif
