/* diskfish: what takes the options.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_OPTION_PARSER_H
#define FISH_OPTION_PARSER_H

#include "options.h"

/* What the options before an image say about it. */
struct option_parser {
  struct options *options;
  const char *format;
  int blocksize;
  const char *unused;           /* such an option, with no image behind it */
  const struct option_def *of_server;   /* one that --remote refuses */
};

/* Where an option has no letter. */
enum { ONLY_LONG = 256 };

/* Print what is wrong with WHERE in TEXT, which came from the command line.
 */
void option_print_at (const struct options *options, const char *text,
                      struct span where, struct diag *diag);

/* Print what is wrong with the argument of an option.  Returns -1. */
int option_bad_value (const struct options *options,
                      const struct option_def *def, const char *word,
                      struct diag *diag);

/* The same with a part of the argument. */
int option_refuse (const struct option_parser *p, const struct option_def *def,
                   const char *argument, struct span where,
                   struct diag *diag);

/* An option and its argument, to be shown later; its text is freed by the
 * caller.
 */
struct given_option option_written (const struct option_def *def,
                                    const char *argument)
  __attribute__ ((warn_unused_result));

/* "-a" or "--disk": how messages write the option. */
char *option_spelling (const struct option_def *def)
  __attribute__ ((warn_unused_result));

/* Print what is wrong with the option that getopt_long refused with ID, which
 * stands in WORD.  Returns -1.
 */
int option_refused (const struct options *options, int id, const char *word);

/* -i IMAGE: the image, or the domain, is an argument. */
int option_take_old_image (struct option_parser *p, const char *argument);

/* What takes the options whose argument becomes a drive or concerns one. */
option_taker take_add, take_blocksize, take_config, take_disk, take_domain,
  take_each, take_format, take_inspector, take_key, take_mount, take_new;

#endif
