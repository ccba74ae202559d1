/* diskfish: print the interface of scripts: names, arguments and types.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "xalloc.h"

/* Return the recorded word for a type.  Types that differ only in their
 * completion are equal for scripts.
 */
static const char *
type_word (enum arg_type type)
{
  static const struct {
    enum arg_type type, same;
  } completed[] = {
    { ARG_VOLUME_GROUP, ARG_STRING }, { ARG_FS_LABEL, ARG_STRING },
    { ARG_AUGEAS_PATH, ARG_STRING }, { ARG_VOLUME_GROUPS, ARG_LIST },
    { ARG_NEW_FILE, ARG_HOST_FILE }, { ARG_SECRET, ARG_STRING },
    { ARG_DOMAIN, ARG_STRING },
  };

  for (size_t i = 0; i < sizeof completed / sizeof *completed; ++i)
    if (completed[i].type == type)
      type = completed[i].same;
  return type == ARG_REST ? "words" : arg_type_name (type);
}

static const char *
attr_word (enum attr_kind kind)
{
  switch (kind) {
  case ATTR_FLAG: return "flag";
  case ATTR_CHOICE: return "choice";
  case ATTR_STRING: case ATTR_SECRET: return "string";
  case ATTR_IMAGE: return "image";
  case ATTR_SNAPSHOT: return "snapshot";
  case ATTR_SIZE: return "size";
  }
  abort ();
}

/* The values, if no others are accepted. */
static void
print_choices (const struct enum_table *choices)
{
  if (choices == NULL || choices->open)
    return;
  printf (" one-of");
  for (size_t i = 0; i < choices->count; ++i)
    printf (" %s", choices->list[i].word);
}

static void
print_args (const char *what, const struct arg_def *defs, size_t count)
{
  for (size_t i = 0; i < count; ++i) {
    printf ("  %s %s %s%s", what, defs[i].name,
            defs[i].optional ? "optional-" : "", type_word (defs[i].type));
    print_choices (defs[i].choices);
    putchar ('\n');
  }
}

static void
print_attrs (const struct attrs *attrs)
{
  for (size_t i = 0; attrs != NULL && i < attrs->count; ++i) {
    const struct attr *attr = &attrs->list[i];

    printf ("  word %s %s%s", attr->name, attr->repeat ? "repeated-" : "",
            attr_word (attr->kind));
    print_choices (attr->choices);
    putchar ('\n');
  }
}

static int
compare (const void *a, const void *b)
{
  const struct command *const *left = a, *const *right = b;

  return strcmp ((*left)->name, (*right)->name);
}

int
main (void)
{
  const struct command **sorted = xcalloc (command_count, sizeof *sorted);

  for (size_t i = 0; i < command_count; ++i)
    sorted[i] = &command_table[i];
  qsort (sorted, command_count, sizeof *sorted, compare);
  for (size_t i = 0; i < command_count; ++i) {
    const struct command *command = sorted[i];

    printf ("%scommand %s\n", i > 0 ? "\n" : "", command->name);
    for (size_t j = 0; command->aliases && command->aliases[j]; ++j)
      printf ("  alias %s\n", command->aliases[j]);
    print_args ("arg", command->args, command->nargs);
    print_args ("opt", command->opts, command->nopts);
    print_attrs (command->attrs);
  }
  free (sorted);
  return EXIT_SUCCESS;
}
