/* diskfish: write program options for the completion files of shells.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <getopt.h>
#include <string.h>
#include <strings.h>

#include "command.h"
#include "options.h"
#include "parts.h"

enum { LETTERS = 256 };

/* A kind of argument.  The bash file handles it by name; the other columns are
 * the completing functions of zsh and fish.
 */
struct kind {
  const char *arg;              /* as in the option table */
  const char *name;
  const char *zsh;
  const char *fish;
};

static const struct kind kinds[] = {
  { "IMAGE", "file", "_files", "-F" },
  { "FILE", "file", "_files", "-F" },
  { "PATTERN", "file", "_files", "-F" },
  { "FORMAT", "format", "_diskfish_formats",
    "-f -a '(__diskfish_formats)'" },
  { "IMAGE[,ATTRIBUTE...]", "disk", "_diskfish_disk",
    "-f -a '(__diskfish_disk)'" },
};

/* For "text|json|table" complete these words.  Any other argument is free text.
 */
static const struct kind words = { NULL, "words", NULL, NULL };
static const struct kind free_text = { NULL, "text", "", "-f" };
/* The name of a type of arguments: what the first argument of a command may be.
 */
static const struct kind typed = { NULL, "first", NULL, NULL };

/* Return the name of a command whose first argument has the type of this name,
 * or NULL.
 */
static const char *
command_taking (const char *type)
{
  for (size_t i = 0; i < command_count; ++i)
    if (command_table[i].nargs > 0 &&
        strcasecmp (arg_type_name (command_table[i].args[0].type), type) == 0)
      return command_table[i].name;
  return NULL;
}

static const struct kind *
shell_parts_kind_of (const struct option_def *option)
{
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; ++i)
    if (strcmp (kinds[i].arg, option->arg) == 0)
      return &kinds[i];
  if (strchr (option->arg, '|') != NULL)
    return &words;
  return command_taking (option->arg) != NULL ? &typed : &free_text;
}

/* Write the words of "text|json|table" with spaces between them. */
static void
print_argument_words (FILE *out, const struct option_def *option)
{
  for (const char *p = option->arg; *p != '\0'; p++)
    putc (*p == '|' ? ' ' : *p, out);
}

/* Write one line for a string in single quotes.  QUOTE replaces a single quote,
 * and a backslash precedes each character of SPECIAL.
 */
static void
print_help (FILE *out, const char *help, const char *quote,
            const char *special)
{
  for (; *help != '\0'; help++)
    if (*help == '\n')
      putc (' ', out);
    else if (*help == '\'')
      fputs (quote, out);
    else
      fprintf (out, strchr (special, *help) ? "\\%c" : "%c", *help);
}

static void
print_names (FILE *out, const struct option_def *option)
{
  if (option->id < LETTERS)
    fprintf (out, "-%c ", option->id);
  fprintf (out, "--%s", option->name);
}

/* Write a case of the bash file.  An optional argument can only follow the =.
 */
static void
print_bash_case (FILE *out, const struct option_def *option)
{
  const struct kind *kind = shell_parts_kind_of (option);

  fputs ("    ", out);
  if (option->has_arg == required_argument) {
    if (option->id < LETTERS)
      fprintf (out, "-%c | ", option->id);
    fprintf (out, "--%s | ", option->name);
  }
  fprintf (out, "--%s=*) _diskfish_kind='%s", option->name, kind->name);
  if (kind == &words) {
    putc (' ', out);
    print_argument_words (out, option);
  }
  if (kind == &typed)
    fprintf (out, " %s", command_taking (option->arg));
  fputs ("' ;;\n", out);
}

void
part_bash (FILE *out)
{
  fputs ("_diskfish_options='", out);
  for (size_t i = 0; i < option_count; ++i) {
    fputs (i > 0 ? "\n  " : "", out);
    print_names (out, &option_table[i]);
    if (option_table[i].has_arg == optional_argument)
      fprintf (out, " --%s=", option_table[i].name);
  }
  fputs ("'\n\n"
         "# Sets _diskfish_kind to what the argument of the option $1 is.\n"
         "_diskfish_option_kind ()\n{\n  _diskfish_kind=\n"
         "  case $1 in\n", out);
  for (size_t i = 0; i < option_count; ++i)
    if (option_table[i].has_arg != no_argument)
      print_bash_case (out, &option_table[i]);
  fputs ("  esac\n}\n", out);
}

static void
print_zsh_argument (FILE *out, const struct option_def *option)
{
  const struct kind *kind = shell_parts_kind_of (option);

  fprintf (out, option->has_arg == optional_argument ? "::%s:" : ":%s:",
           kind == &words ? "word" : strcmp (kind->name, "disk") == 0
           ? "IMAGE" : option->arg);
  if (kind == &words) {
    putc ('(', out);
    print_argument_words (out, option);
    putc (')', out);
  }
  else if (kind == &typed)
    fprintf (out, "_diskfish_first %s", command_taking (option->arg));
  else
    fputs (kind->zsh, out);
}

static void
print_zsh_tail (FILE *out, const struct option_def *option)
{
  putc ('[', out);
  print_help (out, option->help, "'\\''", "[]:\\");
  putc (']', out);
  if (option->has_arg != no_argument)
    print_zsh_argument (out, option);
}

void
part_zsh (FILE *out)
{
  fputs ("_diskfish_options=(\n", out);
  for (size_t i = 0; i < option_count; ++i) {
    const struct option_def *option = &option_table[i];
    bool required = option->has_arg == required_argument;

    if (option->id < LETTERS) {
      fprintf (out, "  '*-%c%s", option->id, required ? "+" : "");
      print_zsh_tail (out, option);
      fputs ("'\n", out);
    }
    fprintf (out, "  '*--%s%s", option->name, required ? "="
             : option->has_arg == optional_argument ? "=-" : "");
    print_zsh_tail (out, option);
    fputs ("'\n", out);
  }
  fputs (")\n", out);
}

/* Write the options whose argument is the next word. */
static void
print_fish_list (FILE *out)
{
  fputs ("set -g __diskfish_with_argument", out);
  for (size_t i = 0; i < option_count; ++i)
    if (option_table[i].has_arg == required_argument) {
      putc (' ', out);
      print_names (out, &option_table[i]);
    }
  putc ('\n', out);
}

static void
print_fish_argument (FILE *out, const struct option_def *option)
{
  const struct kind *kind = shell_parts_kind_of (option);

  if (option->has_arg == required_argument)
    fputs (" -r", out);
  if (kind == &words) {
    fputs (" -f -a '", out);
    print_argument_words (out, option);
    putc ('\'', out);
  }
  else if (kind == &typed)
    fprintf (out, " -f -a '(__diskfish_first %s)'",
             command_taking (option->arg));
  else
    fprintf (out, " %s", kind->fish);
}

void
part_fish (FILE *out)
{
  print_fish_list (out);
  for (size_t i = 0; i < option_count; ++i) {
    const struct option_def *option = &option_table[i];

    fputs ("complete -c diskfish", out);
    if (option->id < LETTERS)
      fprintf (out, " -s %c", option->id);
    fprintf (out, " -l %s", option->name);
    if (option->has_arg != no_argument)
      print_fish_argument (out, option);
    fputs (" -d '", out);
    print_help (out, option->help, "\\'", "\\");
    fputs ("'\n", out);
  }
}
