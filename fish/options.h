/* diskfish: the command line.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_OPTIONS_H
#define FISH_OPTIONS_H

#include <stdbool.h>

#include "accel.h"
#include "drive-config.h"
#include "drive.h"
#include "printer.h"
#include "vector.h"

struct options {
  bool help;
  bool version;
  bool check;
  bool echo;
  bool verbose;
  bool no_sync;
  bool keys_from_stdin;
  bool cold;                    /* no clones of a saved appliance */
  enum accel accel;
  unsigned launch_timeout;      /* seconds, 0: no limit */
  enum output_mode output;
  bool cmd_help;                /* -h: its words are the arguments */
  bool ephemeral;
  const char *save;             /* a file for the drives, or NULL */
  struct config config;         /* of --config */
  struct strings files;         /* -f, borrowed */
  struct drive_set drives;      /* -a and --disk ... */
  struct strings drive_words;   /* ... and how each was written */
  char **args;                  /* what remains, borrowed */
  size_t nargs;
};

/* The one list of options: --help, the manual and the completion files of
 * shells are made from it.
 */
struct option_def {
  int id;                       /* the short option, if it is below 256 */
  const char *name;             /* the long one */
  int has_arg;                  /* as for getopt_long(3) */
  const char *arg;              /* what the argument is, or NULL */
  const char *help;             /* lines */
};
extern const struct option_def option_table[];
extern const size_t option_count;

/* Read the command line, and the file of --config.  No image is touched; a
 * mistake is printed and gives -1.
 */
int options_parse (struct options *options, int argc, char **argv)
  __attribute__ ((warn_unused_result));

/* Print what is wrong with the drive at INDEX, where it was written. */
void options_print_drive_diag (const struct options *options, size_t index,
                               struct diag *diag);

void options_free (struct options *options);

/* The text of --help. */
void options_print_help (void);

#endif
