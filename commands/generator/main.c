/* diskfish: generate C code from the descriptions of commands.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <stdio.h>
#include <stdlib.h>

#include "cleanup.h"
#include "emit.h"

static char *
in_directory (const char *directory, const char *name)
{
  return xasprintf ("%s/%s", directory, name);
}

/* Usage: generate DIRECTORY FILE.desc... Write table.c, handlers.h, calls.c,
 * calls.h and read-only-calls.inc to DIRECTORY.  With --check instead of
 * DIRECTORY, write nothing.
 */
int
main (int argc, char **argv)
{
  struct description d = { 0 };

  if (argc < 3) {
    fputs ("usage: generate DIRECTORY|--check FILE.desc...\n", stderr);
    return 2;
  }
  for (int i = 2; i < argc; ++i)
    desc_read (&d, argv[i]);
  desc_check (&d);
  if (d.errors > 0)
    return EXIT_FAILURE;
  if (argv[1][0] != '-') {
    CLEANUP_FREE char *table = in_directory (argv[1], "table.c");
    CLEANUP_FREE char *handlers = in_directory (argv[1], "handlers.h");
    CLEANUP_FREE char *calls = in_directory (argv[1], "calls.c");
    CLEANUP_FREE char *calls_header = in_directory (argv[1], "calls.h");
    CLEANUP_FREE char *read_only = in_directory (argv[1],
                                                 "read-only-calls.inc");

    emit_table (&d, table);
    emit_handlers (&d, handlers);
    emit_calls (&d, calls);
    emit_calls_header (&d, calls_header);
    emit_read_only_calls (&d, read_only);
  }
  return EXIT_SUCCESS;
}
