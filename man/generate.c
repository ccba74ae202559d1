/* diskfish: write manual pages and completion files from the tables.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "cleanup.h"
#include "parts.h"

/* Parts, with the marker that represents each in a line of a template. */
static const struct part {
  const char *name;
  const char *marker;
  void (*print) (FILE *out);
} parts[] = {
  { "commands-pod", "__COMMANDS__", part_commands_pod },
  { "losses-pod", "__LOSSES__", part_losses_pod },
  { "modes-pod", "__MODES__", part_modes_pod },
  { "names-pod", "__NAMES__", part_names_pod },
  { "options-pod", "__OPTIONS__", part_options_pod },
  { "schema-structs", "__SCHEMA_STRUCTS__", part_schema_structs },
  { "schema-commands", "__SCHEMA_COMMANDS__", part_schema_commands },
  { "bash", "__BASH_OPTIONS__", part_bash },
  { "zsh", "__ZSH_OPTIONS__", part_zsh },
  { "fish", "__FISH_OPTIONS__", part_fish },
};
enum { PARTS = sizeof parts / sizeof *parts };

static const struct part *
find_part (const char *name)
{
  for (size_t i = 0; i < PARTS; ++i)
    if (strcmp (parts[i].name, name) == 0)
      return &parts[i];
  return NULL;
}

static const struct part *
find_marker (const char *line, size_t len)
{
  for (size_t i = 0; i < PARTS; ++i)
    if (strlen (parts[i].marker) == len &&
        memcmp (parts[i].marker, line, len) == 0)
      return &parts[i];
  return NULL;
}

static bool
generate_fill (const char *file)
{
  CLEANUP_FCLOSE FILE *template = fopen (file, "re");
  CLEANUP_FREE char *line = NULL;
  size_t cap = 0;
  ssize_t len;

  if (template == NULL) {
    fprintf (stderr, "generate: %s: %s\n", file, strerror (errno));
    return false;
  }
  while ((len = getline (&line, &cap, template)) > 0) {
    const struct part *part = find_marker (line, strcspn (line, "\n"));

    if (part != NULL)
      part->print (stdout);
    else
      fwrite (line, 1, (size_t) len, stdout);
  }
  return ferror (template) == 0;
}

/* Usage: generate PART, or generate TEMPLATE.  Writes to standard output. */
int
main (int argc, char **argv)
{
  const struct part *part;
  bool good = true;

  if (argc != 2) {
    fputs ("usage: generate PART|TEMPLATE\n", stderr);
    return 2;
  }
  part = find_part (argv[1]);
  if (part != NULL)
    part->print (stdout);
  else
    good = generate_fill (argv[1]);
  return fflush (stdout) == 0 && good ? EXIT_SUCCESS : EXIT_FAILURE;
}
