/* diskfish: write the program options for the manual.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <getopt.h>

#include "options.h"
#include "parts.h"
#include "pod.h"

enum { LETTERS = 256 };

static void
print_forms (FILE *out, const struct option_def *option)
{
  if (option->id < LETTERS) {
    fprintf (out, "=item B<-%c>", option->id);
    if (option->arg != NULL)
      fprintf (out, " I<%s>", option->arg);
    fputs ("\n\n", out);
  }
  fprintf (out, "=item B<--%s>", option->name);
  if (option->arg != NULL)
    fprintf (out, option->has_arg == optional_argument ? "[=I<%s>]"
             : " I<%s>", option->arg);
  fputs ("\n\n", out);
}

void
part_options_pod (FILE *out)
{
  fputs ("=over 4\n\n", out);
  for (size_t i = 0; i < option_count; ++i) {
    print_forms (out, &option_table[i]);
    pod_sentence (out, option_table[i].help);
  }
  fputs ("=back\n\n", out);
}
