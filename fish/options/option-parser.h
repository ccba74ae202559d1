/* diskfish: functions that parse the options.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_OPTION_PARSER_H
#define FISH_OPTION_PARSER_H

#include "options.h"

/* State of the parser: options that describe the images after them. */
struct option_parser {
  struct options *options;
  const char *format;
  int blocksize;
  const char *unused;           /* such an option without an image after it, or
                                 * NULL */
  const struct option_def *of_server;   /* the first option that --remote
                                         * refuses, or NULL */
};

/* First id of options without a short form. */
enum { ONLY_LONG = 256 };

/* Print a diagnostic at WHERE in TEXT, which is from the command line. */
void option_print_at (const struct options *options, const char *text,
                      struct span where, struct diag *diag);

/* Print a diagnostic at the argument of an option.  Return -1. */
int option_bad_value (const struct options *options,
                      const struct option_def *def, const char *word,
                      struct diag *diag);

/* Print a diagnostic at a part of the argument.  Return -1. */
int option_refuse (const struct option_parser *p, const struct option_def *def,
                   const char *argument, struct span where,
                   struct diag *diag);

/* Return an option with its argument for later diagnostics.  The caller frees
 * its text.
 */
struct given_option option_written (const struct option_def *def,
                                    const char *argument)
  __attribute__ ((warn_unused_result));

/* Return the option as messages spell it: "-a" or "--disk".  The caller frees
 * it.
 */
char *option_spelling (const struct option_def *def)
  __attribute__ ((warn_unused_result));

/* Print a diagnostic for the option in WORD, which getopt_long(3) refused with
 * ID.  Return -1.
 */
int option_refused (const struct options *options, int id, const char *word);

/* Take the argument of 'guestfish -i IMAGE': an image or a domain. */
int option_take_old_image (struct option_parser *p, const char *argument);

/* Takers of options that add a drive or describe one. */
option_taker take_add, take_blocksize, take_config, take_disk, take_domain,
  take_each, take_format, take_inspector, take_key, take_mount, take_new;

#endif
