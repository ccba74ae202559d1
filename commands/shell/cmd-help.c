/* diskfish: help, from the tables alone.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "cleanup.h"
#include "handlers.h"
#include "help-page.h"
#include "session.h"

static bool
is_listed (const struct command *command)
{
  return !(command->flags & (COMMAND_HIDDEN | COMMAND_DEPRECATED));
}

static void
add_summary (struct strbuf *out, const struct command *command)
{
  help_item (out, 2, 22, command->name, command->summary);
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
               "Attach a disk image, start the appliance and list files:\n\n"
               "    disk attach disk.img      (or: add-drive disk.img)\n"
               "    run\n"
               "    list-filesystems\n"
               "    mount /dev/sda1 /\n"
               "    ls /\n\n"
               "'help COMMAND' explains a command, 'help TOPIC' lists the "
               "commands of a topic,\nand 'help WORD' searches.  "
               "Topics:\n\n");
  for (size_t i = 0; i < command_count; ++i) {
    const struct topic *topic = command_table[i].topic;

    if (topic != last)
      help_item (&out, 2, 16, topic->name, topic->title);
    last = topic;
  }
  return strbuf_steal (&out);
}

/* Return all names with their summaries, sorted. */
static char *
help_list (void)
{
  struct strbuf out = { 0 };

  for (size_t i = 0; i < command_name_count; ++i)
    if (!(command_names[i].command->flags & COMMAND_HIDDEN))
      help_item (&out, 2, 22, command_names[i].name,
                 command_names[i].command->summary);
  return strbuf_steal (&out);
}

static bool
has_word (const char *text, const char *word)
{
  return text != NULL && strcasestr (text, word) != NULL;
}

static bool
help_has_choice (const struct enum_table *choices, const char *word)
{
  for (size_t i = 0; choices != NULL && i < choices->count; ++i)
    if (has_word (choices->list[i].word, word) ||
        has_word (choices->list[i].meaning, word))
      return true;
  return false;
}

static bool
args_have (const struct arg_def *defs, size_t count, const char *word)
{
  for (size_t i = 0; i < count; ++i) {
    CLEANUP_FREE char *name = xasprintf ("%s:", defs[i].name);

    if (has_word (name, word) || has_word (defs[i].meaning, word) ||
        help_has_choice (defs[i].choices, word))
      return true;
  }
  return false;
}

static bool
attrs_have (const struct attrs *attrs, const char *word)
{
  for (size_t i = 0; attrs != NULL && i < attrs->count; ++i) {
    const struct attr *attr = &attrs->list[i];
    CLEANUP_FREE char *name = xasprintf ("%s=", attr->name);

    if (has_word (name, word) || has_word (attr->meaning, word) ||
        help_has_choice (attr->choices, word))
      return true;
  }
  return false;
}

static bool
is_called (const struct command *c, const char *word)
{
  for (size_t i = 0; c->aliases != NULL && c->aliases[i] != NULL; ++i)
    if (has_word (c->aliases[i], word))
      return true;
  return has_word (c->name, word) || has_word (c->summary, word);
}

static bool
mentions (const struct command *c, const char *word)
{
  return !is_called (c, word) &&
    (has_word (c->description, word) || args_have (c->args, c->nargs, word) ||
     args_have (c->opts, c->nopts, word) || attrs_have (c->attrs, word));
}

static void
add_found (struct strbuf *out, const char *parts, const char *word,
           bool (*fits) (const struct command *, const char *))
{
  bool any = false;

  for (size_t i = 0; i < command_count; ++i) {
    const struct command *c = &command_table[i];

    if (!is_listed (c) || !fits (c, word))
      continue;
    if (!any)
      strbuf_printf (out, "%sCommands with '%s' in the %s:\n\n",
                     out->len > 0 ? "\n" : "", word, parts);
    any = true;
    add_summary (out, c);
  }
}

static void
add_mode (struct strbuf *out, const char *option,
          const struct enum_entry *choice,
          struct mode mode)
{
  strbuf_printf (out, "%s=%s: %s\n\nData lost if\n\n", option, choice->word,
                 choice->meaning);
  for (unsigned i = 0; i < MODE_BREAKS; ++i)
    help_item (out, 2, 32, mode_break_names[i], mode_loss (mode, i));
  strbuf_printf (out, "\nSee also 'disk modes %s' and diskfish-modes(7).\n",
                 choice->word);
}

/* Add the mode WORD, such as 'none', 'sync=none' or 'cachemode:unsafe'. */
static void
add_modes (struct strbuf *out, const char *word)
{
  const char *sync = strncmp (word, "sync=", 5) == 0 ? word + 5 : word;
  const char *cache = strncmp (word, "cache=", 6) == 0 ? word + 6 : word;
  struct mode mode = { 0 };

  if (strncmp (word, "cachemode:", 10) == 0)
    mode.sync = cachemode_sync (word + 10);
  if (mode.sync != SYNC_UNSET || sync_parse (sync, &mode.sync))
    add_mode (out, "sync", &sync_choices.list[mode.sync - 1], mode);
  else if (cache_parse (cache, &mode.cache))
    add_mode (out, "cache", &cache_choices.list[mode.cache - 1], mode);
}

/* Return the matches, to be freed by the caller, or NULL if there are none. */
static char *
search (const char *word)
{
  CLEANUP_STRBUF struct strbuf out = { 0 };

  add_modes (&out, word);
  add_found (&out, "name or summary", word, is_called);
  add_found (&out, "description", word, mentions);
  return out.len > 0 ? strbuf_steal (&out) : NULL;
}

/* Return the words of the command joined by spaces. */
static char *
joined (const struct args *args)
{
  struct strbuf name = { 0 };

  for (size_t i = 0; i < args->nwords; ++i)
    strbuf_printf (&name, "%s%s", i ? " " : "", args->words[i].text);
  return strbuf_steal (&name);
}

/* Add the commands of a topic that has the name of the command. */
static char *
help_both (const struct command *command, const struct topic *topic)
{
  struct strbuf out = { 0 };
  CLEANUP_FREE char *page = help_page (command);
  CLEANUP_FREE char *list = topic ? help_topic (topic) : NULL;

  strbuf_puts (&out, page);
  if (list != NULL)
    strbuf_printf (&out, "\nTOPIC\n%s", list);
  return strbuf_steal (&out);
}

static char *
help_text (const char *name, struct diag *diag)
{
  const struct command *command = command_find (name);
  const struct topic *topic = find_topic (name);
  char *found;

  if (*name == '\0')
    return help_index ();
  if (strcmp (name, "-l") == 0 || strcmp (name, "--list") == 0)
    return help_list ();
  if (command != NULL)
    return help_both (command, topic);
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
