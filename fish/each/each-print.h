/* diskfish: show what was said of each image.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_EACH_PRINT_H
#define FISH_EACH_PRINT_H

#include "each-job.h"
#include "printer.h"

struct each_printer {
  bool objects;         /* OUTPUT_OBJECTS */
  bool together;        /* standard output and error are one */
  size_t outs, errs;    /* images that were shown in either */
  int error;            /* errno of what could not be written, or 0 */
};

void each_printer_init (struct each_printer *printer, enum output_mode mode);

/* Show the output of an image that has ended, and WHY it did, if that is set,
 * under its name; in JSON each line has the name, and the last one the
 * status.  -1 if it cannot be written.
 */
int each_print (struct each_printer *printer, struct each_job *job,
                const struct diag *why)
  __attribute__ ((warn_unused_result));

#endif
