/* diskfish: print what scripts rely on: names, arguments and their types.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "xalloc.h"

static const char *
type_word (enum arg_type type)
{
  switch (type) {
  case ARG_BOOL: return "bool";
  case ARG_INT: return "int";
  case ARG_INT64: return "int64";
  case ARG_SIZE: return "size";
  case ARG_VOLUME_GROUP: case ARG_FS_LABEL: case ARG_AUGEAS_PATH:
  case ARG_STRING: return "string";
  case ARG_GUID: return "guid";
  case ARG_OPTSTRING: return "optstring";
  case ARG_BUFFER: return "buffer";
  case ARG_KEY: return "key";
  case ARG_LIST: case ARG_VOLUME_GROUPS: return "list";
  case ARG_FILENAME_LIST: return "filename-list";
  case ARG_DEVICE_LIST: return "device-list";
  case ARG_PATH_LIST: return "path-list";
  case ARG_FILE_IN: return "file-in";
  case ARG_FILE_OUT: return "file-out";
  case ARG_HOST_FILE: case ARG_NEW_FILE: return "host-file";
  case ARG_HOST_FILES: return "host-files";
  case ARG_HOST_FOLDER: return "host-folder";
  case ARG_IMAGE: return "image";
  case ARG_IMAGE_OR_DRIVE: return "image-or-drive";
  case ARG_DEVICE: return "device";
  case ARG_DRIVE: return "drive";
  case ARG_PATH: return "path";
  case ARG_PATHS: return "paths";
  case ARG_MOUNTABLE: return "mountable";
  case ARG_DEVICE_OR_PATH: return "device-or-path";
  case ARG_MOUNTABLE_OR_PATH: return "mountable-or-path";
  case ARG_POINTER: return "pointer";
  case ARG_EVENT: return "event";
  case ARG_EVENT_SET: return "event-set";
  case ARG_TEXT: return "text";
  case ARG_SETTING_VALUE: return "setting-value";
  case ARG_REST: return "words";
  }
  abort ();
}

static const char *
attr_word (enum attr_kind kind)
{
  switch (kind) {
  case ATTR_FLAG: return "flag";
  case ATTR_CHOICE: return "choice";
  case ATTR_STRING: return "string";
  case ATTR_IMAGE: return "image";
  case ATTR_SNAPSHOT: return "snapshot";
  case ATTR_SIZE: return "size";
  }
  abort ();
}

/* The values, if no others are accepted. */
static void
print_choices (const struct choices *choices)
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
