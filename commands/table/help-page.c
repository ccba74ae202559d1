/* diskfish: the help page of one command.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "help-page.h"

#include <string.h>

#include "cleanup.h"

enum { WIDTH = 78 };

void
help_wrapped (struct strbuf *out, const char *text, size_t indent)
{
  size_t column = 0;

  while (*text != '\0') {
    size_t blanks = strspn (text, " \n");
    bool paragraph = blanks > 1 && memchr (text, '\n', blanks) != NULL;
    size_t len = strcspn (text + blanks, " \n");

    if (paragraph)
      strbuf_puts (out, "\n\n");
    else if (column > 0 && column + 1 + len > WIDTH)
      strbuf_putc (out, '\n');
    if (column == 0 || paragraph || column + 1 + len > WIDTH) {
      strbuf_fill (out, ' ', indent);
      column = indent;
    }
    else {
      strbuf_putc (out, ' ');
      column++;
    }
    strbuf_add (out, text + blanks, len);
    column += len;
    text += blanks + len;
  }
  strbuf_putc (out, '\n');
}

void
help_item (struct strbuf *out, size_t indent, size_t width, const char *word,
           const char *meaning)
{
  CLEANUP_STRBUF struct strbuf lines = { 0 };
  size_t left = indent + width + 2, used = indent + strlen (word);

  strbuf_fill (out, ' ', indent);
  strbuf_puts (out, word);
  if (meaning == NULL) {
    strbuf_putc (out, '\n');
    return;
  }
  if (used > left - 2)
    strbuf_putc (out, '\n');
  help_wrapped (&lines, meaning, left);
  /* The first line is next to the word. */
  strbuf_puts (out, used > left - 2 ? lines.ptr : lines.ptr + used);
}

static void
add_choices (struct strbuf *out, const struct enum_table *choices)
{
  if (choices == NULL)
    return;
  for (size_t i = 0; i < choices->count; ++i)
    help_item (out, 8, 16, choices->list[i].word, choices->list[i].meaning);
  if (choices->open)
    help_item (out, 8, 16, "...", "other values are passed unchanged");
}

static void
add_args (struct strbuf *out, const struct command *command)
{
  for (size_t i = 0; i < command->nargs; ++i) {
    const struct arg_def *arg = &command->args[i];
    CLEANUP_FREE char *type = command_type_word (arg);
    CLEANUP_FREE char *word =
      xasprintf ("%s (%s)", arg->name, arg->choices ? "one of these" : type);
    CLEANUP_FREE char *prompted = arg->type == ARG_KEY
      ? xasprintf ("%s%sread from a prompt", arg->meaning ? arg->meaning : "",
                   arg->meaning ? "; " : "") : NULL;

    strbuf_puts (out, i ? "" : "\nARGUMENTS\n");
    help_item (out, 4, 20, word, prompted ? prompted : arg->meaning);
    add_choices (out, arg->choices);
  }
}

static void
add_opts (struct strbuf *out, const struct command *command)
{
  for (size_t i = 0; i < command->nopts; ++i) {
    const struct arg_def *opt = &command->opts[i];
    CLEANUP_FREE char *type = command_type_word (opt);
    CLEANUP_FREE char *word = xasprintf ("%s:%s", opt->name, type);

    strbuf_puts (out, i ? "" : "\nOPTIONS\n");
    help_item (out, 4, 20, word, opt->meaning);
    add_choices (out, opt->choices);
  }
}

static void
add_attrs (struct strbuf *out, const struct attrs *attrs)
{
  for (size_t i = 0; attrs != NULL && i < attrs->count; ++i) {
    const struct attr *attr = &attrs->list[i];
    const char *type = command_attr_type (attr);
    CLEANUP_FREE char *word = xasprintf ("%s%s%s", attr->name,
                                         type ? "=" : "", type ? type : "");
    CLEANUP_FREE char *repeatable = attr->repeat
      ? xasprintf ("%s; may be repeated", attr->meaning) : NULL;

    strbuf_puts (out, i ? "" : "\nATTRIBUTES\n");
    help_item (out, 4, 20, word, repeatable ? repeatable : attr->meaning);
    add_choices (out, attr->choices);
  }
}

/* Print names, separated by commas, without breaking "disk attach". */
static void
add_names (struct strbuf *out, const char *title, const char *const *names)
{
  size_t column = 4;

  if (names == NULL)
    return;
  strbuf_printf (out, "\n%s\n    ", title);
  for (size_t i = 0; names[i] != NULL; ++i) {
    size_t len = strlen (names[i]) + 1;
    bool fits = column + 1 + len <= WIDTH;

    if (i > 0) {
      strbuf_puts (out, fits ? ", " : ",\n    ");
      column = fits ? column + 1 : 4;
    }
    strbuf_puts (out, names[i]);
    column += len;
  }
  strbuf_putc (out, '\n');
}

static void
add_result (struct strbuf *out, const struct command *command)
{
  if (strcmp (command->returns, "nothing") == 0)
    strbuf_puts (out, " Prints nothing.");
  else if (strcmp (command->returns, "custom") == 0)
    strbuf_puts (out, " Result: any, see diskfish-json(7).");
  else
    strbuf_printf (out, " Result: %s.", command_result_type (command));
}

static void
add_facts (struct strbuf *out, const struct command *command)
{
  static const char *const phases[] = {
    [PHASE_ANY] = "Works at any time.",
    [PHASE_BEFORE_LAUNCH] = "Works only before the appliance is started.",
    [PHASE_AFTER_LAUNCH] = "Needs a running appliance.",
  };
  CLEANUP_STRBUF struct strbuf facts = { 0 };

  if (command->flags & COMMAND_KEYWORD)
    strbuf_puts (&facts, "Must be the first word of a line.");
  else {
    strbuf_puts (&facts, phases[command->phase]);
    add_result (&facts, command);
  }
  if (command->since != NULL)
    strbuf_printf (&facts, " Since %s.", command->since);
  if (command->feature != NULL)
    strbuf_printf (&facts, " Needs the feature %s.", command->feature);
  if (command->flags & COMMAND_PROGRESS)
    strbuf_puts (&facts, " Shows progress.");
  if (command->flags & COMMAND_CANCELLABLE)
    strbuf_puts (&facts, " Can be cancelled with ^C.");
  strbuf_puts (out, "\nUSE\n");
  help_wrapped (out, facts.ptr, 4);
}

static void
add_warnings (struct strbuf *out, const struct command *command)
{
  if (command->run == NULL && !(command->flags & COMMAND_KEYWORD))
    strbuf_printf (out, "    Not available in the installed libguestfs.\n");
  if (command->flags & COMMAND_DEPRECATED)
    strbuf_printf (out, command->replaced_by
                   ? "    Deprecated: use %s.\n" : "    Deprecated.\n",
                   command->replaced_by);
}

char *
help_page (const struct command *command)
{
  struct strbuf out = { 0 };
  CLEANUP_FREE char *synopsis = command_synopsis (command);
  CLEANUP_FREE char *name = xasprintf ("%s - %s", command->name,
                                       command->summary);

  strbuf_puts (&out, "NAME\n");
  help_wrapped (&out, name, 4);
  strbuf_puts (&out, "\nSYNOPSIS\n");
  help_wrapped (&out, synopsis, 4);
  if (command->description != NULL) {
    strbuf_puts (&out, "\nDESCRIPTION\n");
    help_wrapped (&out, command->description, 4);
  }
  add_args (&out, command);
  add_opts (&out, command);
  add_attrs (&out, command->attrs);
  add_facts (&out, command);
  add_warnings (&out, command);
  for (size_t i = 0; command->examples && command->examples[i]; ++i)
    strbuf_printf (&out, "%s    %s\n", i ? "" : "\nEXAMPLES\n",
                   command->examples[i]);
  add_names (&out, "ALIASES", command->aliases);
  add_names (&out, "SEE ALSO", command->see_also);
  return strbuf_steal (&out);
}
