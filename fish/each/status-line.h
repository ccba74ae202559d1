/* diskfish: the progress line of --each.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_STATUS_LINE_H
#define FISH_STATUS_LINE_H

#include "each-job.h"

/* The line.  A zero-initialised one is never shown. */
struct status_line {
  bool wanted;
  char *shown;          /* current text, or NULL */
};

/* Show the line if standard error is a terminal that can overwrite lines. */
void status_line_init (struct status_line *line);

/* Show how many images are done, of how many, and which are in progress. */
void status_line_show (struct status_line *line, const struct each_jobs *jobs);

/* Erase the line, so that other output can take its place. */
void status_line_clear (struct status_line *line);

#endif
