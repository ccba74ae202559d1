/* diskfish: run a fuzz target on files, without libFuzzer.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fuzz.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "source.h"

int
main (int argc, char **argv)
{
  for (int i = 1; i < argc; ++i) {
    struct source *input = source_read (argv[i], argv[i]);
    uint8_t *exact;

    if (input == NULL) {
      fprintf (stderr, "%s: %s\n", argv[i], strerror (errno));
      return EXIT_FAILURE;
    }
    /* Pass an exact copy without the NUL that ends a source. */
    exact = memcpy (xmalloc (input->len), input->text, input->len);
    LLVMFuzzerTestOneInput (exact, input->len);
    free (exact);
    source_free (input);
  }
  printf ("%d inputs\n", argc - 1);
  return EXIT_SUCCESS;
}
