/* diskfish: make dictionaries for fuzz targets from the tables.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * usage: dictionary disk|bind [FILE...]
 *
 * Without the name of a table, prints only the words in double quotes of the
 * FILEs: in C sources, these are the words that they parse.
 */

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cleanup.h"
#include "command.h"
#include "drive.h"
#include "image.h"
#include "source.h"
#include "xalloc.h"

enum { LONGEST = 40 };

static void
put (const char *word, size_t len, const char *after)
{
  if (len == 0 || len > LONGEST)
    return;
  putchar ('"');
  for (size_t i = 0; i < len; ++i)
    if (isalnum ((unsigned char) word[i]) || word[i] == '-')
      putchar (word[i]);
    else
      printf ("\\x%02x", (unsigned char) word[i]);
  for (; *after != '\0'; after++)
    printf ("\\x%02x", (unsigned char) *after);
  puts ("\"");
}

static void
put_word (const char *word, const char *after)
{
  put (word, strlen (word), after);
}

static void
put_choices (const struct enum_table *choices)
{
  for (size_t i = 0; choices != NULL && i < choices->count; ++i)
    put_word (choices->list[i].word, "");
}

static void
put_attrs (const struct attrs *attrs)
{
  for (size_t i = 0; attrs != NULL && i < attrs->count; ++i) {
    const struct attr *attr = &attrs->list[i];

    put_word (attr->name, attr->kind == ATTR_FLAG ? "" : "=");
    put_choices (attr->choices);
  }
}

static void
put_disk (void)
{
  put_attrs (&disk_attach_attrs);
  put_attrs (&disk_bench_attrs);
  put_attrs (&disk_create_attrs);
  put_attrs (&disk_check_attrs);
  put_attrs (&disk_resize_attrs);
  put_attrs (&disk_convert_attrs);
  put_attrs (&disk_snapshot_attrs);
}

static void
put_args (const struct arg_def *args, size_t count, const char *after)
{
  for (size_t i = 0; i < count; ++i) {
    if (*after != '\0')
      put_word (args[i].name, after);
    put_choices (args[i].choices);
  }
}

static void
put_commands (void)
{
  for (size_t i = 0; i < command_name_count; ++i)
    put_word (command_names[i].name, " ");
  for (size_t i = 0; i < command_count; ++i) {
    const struct command *command = &command_table[i];

    put_args (command->args, command->nargs, "");
    put_args (command->opts, command->nopts, ":");
    put_attrs (command->attrs);
  }
}

/* The literal that starts at AT, without its escape sequences but \\ and \";
 * returns where its closing quote is, or its line's end.
 */
static const char *
put_literal (const char *at)
{
  char word[LONGEST];
  size_t len = 0;

  for (; *at != '"' && *at != '\n' && *at != '\0'; at++) {
    if (at[0] == '\\' && (at[1] == '\\' || at[1] == '"'))
      at++;
    if (len < sizeof word)
      word[len++] = *at;
  }
  if (*at == '"' && len < sizeof word && memchr (word, '%', len) == NULL)
    put (word, len, "");
  return at;
}

static void
put_literals (const char *file)
{
  struct source *source = source_read (file, file);
  const char *at = source != NULL ? source->text : "";

  while ((at = strchr (at, '"')) != NULL) {
    at = put_literal (at + 1);
    at += *at != '\0';
  }
  source_free (source);
}

int
main (int argc, char **argv)
{
  for (int i = 1; i < argc; ++i)
    if (strcmp (argv[i], "disk") == 0)
      put_disk ();
    else if (strcmp (argv[i], "bind") == 0)
      put_commands ();
    else
      put_literals (argv[i]);
  return EXIT_SUCCESS;
}
