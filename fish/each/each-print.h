/* diskfish: print the output of the images of --each.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_EACH_PRINT_H
#define FISH_EACH_PRINT_H

#include "each-job.h"
#include "printer.h"

struct each_printer {
  bool objects;         /* the format has OUTPUT_OBJECTS */
  bool together;        /* standard output and error are the same file */
  size_t outs, errs;    /* images printed to each stream */
  int error;            /* errno of a failed write, or 0 */
};

void each_printer_init (struct each_printer *printer, enum output_mode mode);

/* Print the output of an image whose process has ended, with its name, and the
 * diag WHY if it is set.  In JSON each line has the name, and the last line the
 * status.  Return -1 if a write failed.
 */
int each_print (struct each_printer *printer, struct each_job *job,
                const struct diag *why)
  __attribute__ ((warn_unused_result));

#endif
