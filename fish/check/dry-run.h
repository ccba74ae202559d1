/* diskfish: what would run.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_DRY_RUN_H
#define FISH_DRY_RUN_H

#include <stdbool.h>
#include <stdio.h>

#include "check-files.h"
#include "printer.h"
#include "source.h"
#include "variables.h"
#include "vector.h"

/* What is known at a place of the script.  Zeroes, but for 'out' and
 * 'output', are the start.
 */
struct dry_run {
  FILE *out;
  struct variables variables;   /* only those whose values are known */
  struct check_files files;
  struct strings within;        /* files of scripts that are shown, borrowed */
  unsigned depth;               /* of blocks and scripts that are shown */
  unsigned conditional;         /* blocks that may not run */
  bool quit;
  enum output_mode output;      /* of problems */
  bool wrong;                   /* there are some */
};

/* Print the statements that would run, one after another, and run nothing.
 * What only values show to be wrong in a script that was checked is printed
 * too.
 */
void dry_run_source (struct dry_run *dry, const struct source *source);
void dry_run_args (struct dry_run *dry, char *const *args, size_t count);

void dry_run_free (struct dry_run *dry);

#define CLEANUP_DRY_RUN __attribute__ ((cleanup (dry_run_free)))

#endif
