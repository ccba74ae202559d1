/* diskfish: help, from the table alone.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <ctype.h>
#include <string.h>

#include "cleanup.h"
#include "handlers.h"
#include "session.h"
#include "strbuf.h"
#include "suggest.h"

enum { WIDTH = 78 };

/* TEXT in lines of at most WIDTH columns, indented; a newline in it ends a
 * paragraph's line only where two stand together.
 */
static void
add_wrapped (struct strbuf *out, const char *text, size_t indent)
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

/* Two columns: a word and what it is, which may take several lines. */
static void
add_item (struct strbuf *out, size_t indent, size_t width, const char *word,
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
  add_wrapped (&lines, meaning, left);
  /* The first line stands beside the word. */
  strbuf_puts (out, used > left - 2 ? lines.ptr : lines.ptr + used);
}

static void
add_choices (struct strbuf *out, const struct choices *choices)
{
  for (size_t i = 0; choices != NULL && i < choices->count; ++i)
    add_item (out, 8, 16, choices->list[i].word, choices->list[i].meaning);
}

static void
add_args (struct strbuf *out, const char *title, const char *suffix,
          const struct arg_def *defs, size_t count)
{
  if (count == 0)
    return;
  strbuf_printf (out, "\n%s\n", title);
  for (size_t i = 0; i < count; ++i) {
    CLEANUP_FREE char *type = command_type_word (&defs[i]);
    CLEANUP_FREE char *word = *suffix
      ? xasprintf ("%s%s%s", defs[i].name, suffix, type)
      : xstrdup (defs[i].name);

    add_item (out, 4, 20, word, defs[i].meaning ? defs[i].meaning
              : *suffix ? NULL : type);
    add_choices (out, defs[i].choices);
  }
}

static void
add_attrs (struct strbuf *out, const struct attrs *attrs)
{
  if (attrs == NULL)
    return;
  strbuf_puts (out, "\nWORDS\n");
  for (size_t i = 0; i < attrs->count; ++i) {
    const struct attr *attr = &attrs->list[i];
    CLEANUP_FREE char *word =
      xasprintf ("%s%s", attr->name, attr->kind == ATTR_FLAG ? "" : "=");

    add_item (out, 4, 20, word, attr->meaning);
    add_choices (out, attr->choices);
  }
}

static void
add_words (struct strbuf *out, const char *title, const char *const *words)
{
  if (words == NULL)
    return;
  strbuf_printf (out, "\n%s\n   ", title);
  for (size_t i = 0; words[i] != NULL; ++i)
    strbuf_printf (out, "%s %s", i ? "," : "", words[i]);
  strbuf_putc (out, '\n');
}

static void
add_facts (struct strbuf *out, const struct command *command)
{
  static const char *const phases[] = {
    [PHASE_ANY] = "at any time",
    [PHASE_BEFORE_LAUNCH] = "before the appliance is started",
    [PHASE_AFTER_LAUNCH] = "in a running appliance",
  };

  if (command->flags & COMMAND_KEYWORD) {
    strbuf_puts (out, "\nUSE\n    as the first word of a line\n");
    return;
  }
  strbuf_printf (out, "\nUSE\n    %s; returns %s", phases[command->phase],
                 command->returns);
  if (command->since != NULL)
    strbuf_printf (out, "; since libguestfs %s", command->since);
  if (command->feature != NULL)
    strbuf_printf (out, "; needs the feature %s", command->feature);
  strbuf_putc (out, '\n');
  if (command->run == NULL)
    strbuf_printf (out, "    The installed library lacks it.\n");
  if (command->flags & COMMAND_DEPRECATED)
    strbuf_printf (out, command->replaced_by
                   ? "    Deprecated: use %s.\n" : "    Deprecated.\n",
                   command->replaced_by);
}

static char *
help_command (const struct command *command)
{
  struct strbuf out = { 0 };
  CLEANUP_FREE char *synopsis = command_synopsis (command);

  strbuf_printf (&out, "NAME\n    %s - %s\n\nSYNOPSIS\n", command->name,
                 command->summary);
  add_wrapped (&out, synopsis, 4);
  if (command->text != NULL) {
    strbuf_puts (&out, "\nDESCRIPTION\n");
    add_wrapped (&out, command->text, 4);
  }
  add_args (&out, "ARGUMENTS", "", command->args, command->nargs);
  add_args (&out, "OPTIONS", ":", command->opts, command->nopts);
  add_attrs (&out, command->attrs);
  add_facts (&out, command);
  for (size_t i = 0; command->examples && command->examples[i]; ++i)
    strbuf_printf (&out, "%s    %s\n", i ? "" : "\nEXAMPLES\n",
                   command->examples[i]);
  add_words (&out, "ALIASES", command->aliases);
  add_words (&out, "SEE ALSO", command->see);
  return strbuf_steal (&out);
}

static bool
is_listed (const struct command *command)
{
  return !(command->flags & (COMMAND_HIDDEN | COMMAND_DEPRECATED));
}

static void
add_summary (struct strbuf *out, const struct command *command)
{
  add_item (out, 2, 22, command->name, command->summary);
}

static char *
help_topic (const struct topic *topic)
{
  struct strbuf out = { 0 };

  strbuf_printf (&out, "%s: %s\n\n", topic->name, topic->title);
  for (size_t i = 0; i < command_count; ++i)
    if (command_table[i].topic == topic && is_listed (&command_table[i]))
      add_summary (&out, &command_table[i]);
  return strbuf_steal (&out);
}

static const struct topic *
find_topic (const char *name)
{
  for (size_t i = 0; i < command_count; ++i)
    if (strcasecmp (command_table[i].topic->name, name) == 0)
      return command_table[i].topic;
  return NULL;
}

static char *
help_index (void)
{
  struct strbuf out = { 0 };
  const struct topic *last = NULL;

  strbuf_puts (&out,
               "Attach a disk image, start the appliance, look inside:\n\n"
               "    disk attach disk.img      (or: add-drive disk.img)\n"
               "    run\n"
               "    list-filesystems\n"
               "    mount /dev/sda1 /\n"
               "    ls /\n\n"
               "'help COMMAND' explains a command, 'help TOPIC' lists the "
               "commands of a topic,\nand 'help WORD' searches.  "
               "The topics:\n\n");
  for (size_t i = 0; i < command_count; ++i) {
    const struct topic *topic = command_table[i].topic;

    if (topic != last)
      add_item (&out, 2, 16, topic->name, topic->title);
    last = topic;
  }
  return strbuf_steal (&out);
}

/* Commands that have WORD in their name, summary or text.  NULL if none. */
static char *
search (const char *word)
{
  CLEANUP_STRBUF struct strbuf out = { 0 };

  for (size_t i = 0; i < command_count; ++i) {
    const struct command *c = &command_table[i];

    if (is_listed (c) &&
        (strcasestr (c->name, word) || strcasestr (c->summary, word) ||
         (c->text && strcasestr (c->text, word))))
      add_summary (&out, c);
  }
  return out.len > 0 ? strbuf_steal (&out) : NULL;
}

/* The help's words as one name. */
static char *
joined (const struct args *args)
{
  struct strbuf name = { 0 };

  for (size_t i = 0; i < args->nwords; ++i)
    strbuf_printf (&name, "%s%s", i ? " " : "", args->words[i].text);
  return strbuf_steal (&name);
}

static char *
help_text (const char *name, struct diag *diag)
{
  const struct command *command = command_find (name);
  const struct topic *topic = find_topic (name);
  char *found;

  if (*name == '\0')
    return help_index ();
  if (command != NULL)
    return help_command (command);
  if (topic != NULL)
    return help_topic (topic);
  found = search (name);
  if (found == NULL)
    command_unknown (name, diag);
  return found;
}

int
cmd_help (struct session *session, const struct args *args,
          struct value *result, struct diag *diag)
{
  CLEANUP_FREE char *name = joined (args);
  char *text = help_text (name, diag);

  (void) session;
  if (text == NULL) {
    diag_place (diag, args->source,
                (struct span) { args->words[0].span.start,
                                args->words[args->nwords-1].span.end });
    return -1;
  }
  value_take_text (result, text);
  return 0;
}
