/* diskfish: print the commands that would run (--dry-run).
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

/* Known facts at a place of the script.  Zero-initialise it, and set 'out' and
 * 'output'.
 */
struct dry_run {
  FILE *out;
  struct variables variables;   /* those with known values */
  struct check_files files;
  struct strings within;        /* files of nested scripts; borrowed */
  unsigned depth;               /* nesting of blocks and scripts */
  unsigned conditional;         /* nesting of blocks that may not run */
  bool quit;
  enum output_mode output;      /* format of problems */
  bool wrong;                   /* problems were found */
};

/* Print the statements that would run, in order, and run nothing.  Also print
 * problems of a checked script that only values reveal.
 */
void dry_run_source (struct dry_run *dry, const struct source *source);
void dry_run_args (struct dry_run *dry, char *const *args, size_t count);

void dry_run_free (struct dry_run *dry);

#define CLEANUP_DRY_RUN __attribute__ ((cleanup (dry_run_free)))

#endif
