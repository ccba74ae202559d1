/* diskfish: the manual of all commands, from the table.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "cleanup.h"
#include "command.h"
#include "parts.h"
#include "pod.h"

/* Print "B<disk attach> image [ro]": only the name is literal. */
static void
print_synopsis (FILE *out, const struct command *command)
{
  CLEANUP_FREE char *synopsis = command_synopsis (command);

  pod_bold (out, command->name);
  pod_text (out, synopsis + strlen (command->name));
  fputs ("\n\n", out);
}

/* Print an item: NAME, SEPARATOR and TYPE, then the meaning. */
static void
print_item (FILE *out, const char *name, const char *separator,
            const char *type, const char *meaning)
{
  fputs ("=item ", out);
  pod_bold (out, name);
  if (separator != NULL)
    pod_text (out, separator);
  if (type != NULL) {
    fputs ("I<", out);
    pod_text (out, type);
    putc ('>', out);
  }
  fputs ("\n\n", out);
  if (meaning != NULL)
    pod_sentence (out, meaning);
}

static void
print_choices (FILE *out, const struct enum_table *choices)
{
  if (choices == NULL)
    return;
  if (choices->open)
    fputs ("Any value is accepted.  Known values:\n\n", out);
  pod_choices (out, choices);
}

static void
print_args (FILE *out, const struct command *command)
{
  if (command->nargs == 0)
    return;
  fputs ("Arguments:\n\n=over 4\n\n", out);
  for (size_t i = 0; i < command->nargs; ++i) {
    const struct arg_def *arg = &command->args[i];
    CLEANUP_FREE char *type = command_type_word (arg);

    print_item (out, arg->name, ", ", arg->choices ? "one of these" : type,
                arg->meaning);
    if (arg->type == ARG_KEY)
      fputs ("Read from a prompt, not typed in the command.\n\n", out);
    print_choices (out, arg->choices);
  }
  fputs ("=back\n\n", out);
}

static void
print_opts (FILE *out, const struct command *command)
{
  if (command->nopts == 0)
    return;
  fputs ("Options, after the arguments:\n\n=over 4\n\n", out);
  for (size_t i = 0; i < command->nopts; ++i) {
    const struct arg_def *opt = &command->opts[i];
    CLEANUP_FREE char *type = command_type_word (opt);

    print_item (out, opt->name, ":", opt->choices ? "value" : type,
                opt->meaning);
    print_choices (out, opt->choices);
  }
  fputs ("=back\n\n", out);
}

static void
print_attrs (FILE *out, const struct attrs *attrs)
{
  if (attrs == NULL)
    return;
  fputs ("Attributes, after the arguments:\n\n=over 4\n\n", out);
  for (size_t i = 0; i < attrs->count; ++i) {
    const struct attr *attr = &attrs->list[i];
    const char *type = command_attr_type (attr);

    print_item (out, attr->name, type ? "=" : NULL, type, attr->meaning);
    if (attr->repeat)
      fputs ("May be repeated.\n\n", out);
    print_choices (out, attr->choices);
  }
  fputs ("=back\n\n", out);
}

static void
print_facts (FILE *out, const struct command *command)
{
  static const char *const phases[] = {
    [PHASE_ANY] = "Works at any time.",
    [PHASE_BEFORE_LAUNCH] = "Works only before the appliance is started.",
    [PHASE_AFTER_LAUNCH] = "Needs a running appliance.",
  };

  if (command->flags & COMMAND_KEYWORD) {
    fprintf (out, "Must be the first word of a line.  Since %s.\n\n",
             command->since);
    return;
  }
  fprintf (out, "%s\n", phases[command->phase]);
  if (strcmp (command->returns, "nothing") == 0)
    fputs ("Prints nothing.\n", out);
  else
    fprintf (out, "Result: I<%s>.\n", command_result_type (command));
  if (command->since != NULL)
    fprintf (out, "Since %s.\n", command->since);
  if (command->feature != NULL)
    fprintf (out, "Needs the feature B<%s>.\n", command->feature);
  if (command->flags & COMMAND_PROGRESS)
    fputs ("Shows progress.\n", out);
  if (command->flags & COMMAND_CANCELLABLE)
    fputs ("Can be cancelled with B<^C>.\n", out);
  fputs ("\n", out);
}

static void
print_words (FILE *out, const char *title, const char *const *words)
{
  if (words == NULL)
    return;
  fprintf (out, "%s: ", title);
  for (size_t i = 0; words[i] != NULL; ++i) {
    fputs (i > 0 ? ", " : "", out);
    pod_bold (out, words[i]);
  }
  fputs (".\n\n", out);
}

static void
print_deprecation (FILE *out, const struct command *command)
{
  if (!(command->flags & COMMAND_DEPRECATED))
    return;
  fputs ("Deprecated", out);
  if (command->replaced_by != NULL) {
    fputs (": use ", out);
    pod_bold (out, command->replaced_by);
  }
  fputs (".\n\n", out);
}

static void
print_examples (FILE *out, const struct command *command)
{
  if (command->examples == NULL)
    return;
  fprintf (out, "For example:\n\n=for diskfish-example %s\n\n",
           command->flags & COMMAND_KEYWORD ? "script" : "command");
  for (size_t i = 0; command->examples[i] != NULL; ++i)
    fprintf (out, "    %s\n", command->examples[i]);
  putc ('\n', out);
}

static void
print_command (FILE *out, const struct command *command)
{
  fputs ("=head2 ", out);
  pod_text (out, command->name);
  fputs ("\n\n", out);
  print_synopsis (out, command);
  pod_sentence (out, command->summary);
  print_deprecation (out, command);
  if (command->description != NULL)
    pod_paragraphs (out, command->description);
  print_args (out, command);
  print_opts (out, command);
  print_attrs (out, command->attrs);
  print_facts (out, command);
  print_words (out, "Other names", command->aliases);
  print_examples (out, command);
  print_words (out, "See also", command->see_also);
}

/* Print the title in upper case, as in other manual pages. */
static void
print_topic (FILE *out, const struct topic *topic)
{
  fputs ("=head1 ", out);
  for (const char *p = topic->title; *p != '\0'; p++)
    putc (*p >= 'a' && *p <= 'z' ? *p - 'a' + 'A' : *p, out);
  fprintf (out, "\n\nB<help %s> lists these commands.\n\n", topic->name);
}

void
part_commands_pod (FILE *out)
{
  const struct topic *last = NULL;

  for (size_t i = 0; i < command_count; ++i) {
    const struct command *command = &command_table[i];

    if (command->flags & COMMAND_HIDDEN)
      continue;
    if (command->topic != last)
      print_topic (out, command->topic);
    last = command->topic;
    print_command (out, command);
  }
}
