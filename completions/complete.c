/* diskfish: complete the word at the cursor.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "complete.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "cleanup.h"
#include "collect.h"
#include "command.h"
#include "cursor.h"
#include "keyword.h"
#include "settings.h"

const char *
candidate_kind_name (enum candidate_kind kind)
{
  switch (kind) {
  case CANDIDATE_COMMAND: return "command";
  case CANDIDATE_OPTION: return "option";
  case CANDIDATE_VALUE: return "value";
  case CANDIDATE_FILE: return "file";
  case CANDIDATE_DEVICE: return "device";
  case CANDIDATE_MOUNTABLE: return "mountable";
  case CANDIDATE_PATH: return "path";
  }
  abort ();
}

/* Collect the first words of all commands that are not UNWANTED, each family
 * once.
 */
static void
add_commands (struct collector *c, unsigned unwanted)
{
  CLEANUP_FREE char *family = NULL;

  for (size_t i = 0; i < command_name_count; ++i) {
    const struct command *command = command_names[i].command;
    const char *name = command_names[i].name;
    size_t first = strcspn (name, " ");

    if (command->flags & (COMMAND_HIDDEN | unwanted))
      continue;
    if (name[first] == '\0')
      collect (c, CANDIDATE_COMMAND, name, command->summary, true);
    else if (family == NULL || strncmp (family, name, first + 1) != 0) {
      CLEANUP_FREE char *word = xstrndup (name, first);

      free (family);
      family = xstrndup (name, first + 1);
      collect (c, CANDIDATE_COMMAND, word, command->topic->title, true);
    }
  }
}

static void
add_family (struct collector *c, const char *family)
{
  size_t len = strlen (family);

  for (size_t i = 0; i < command_name_count; ++i) {
    const struct command *command = command_names[i].command;

    if (strncasecmp (command->name, family, len) == 0 &&
        command->name[len] == ' ' && !(command->flags & COMMAND_HIDDEN))
      collect (c, CANDIDATE_COMMAND, command->name + len + 1,
               command->summary, true);
  }
}

/* Collect the arguments of help: commands, topics and --list.  A topic with the
 * name of a command is omitted, since help finds it by that name.
 */
static void
add_help (struct collector *c, const struct word *words, size_t count)
{
  const struct topic *last = NULL;

  if (count == 1)
    add_family (c, words[0].text);
  if (count > 0)
    return;
  if (*c->prefix == '-')
    collect (c, CANDIDATE_OPTION, "--list", "every command", true);
  add_commands (c, 0);
  for (size_t i = 0; i < command_count; ++i) {
    const struct topic *topic = command_table[i].topic;

    if (topic != last && command_find (topic->name) == NULL &&
        !command_is_family (topic->name))
      collect (c, CANDIDATE_VALUE, topic->name, topic->title, true);
    last = topic;
  }
}

/* True if one of COUNT words begins with the name and the separator. */
static bool
is_given (const struct word *words, size_t count, const char *name,
          char separator)
{
  size_t len = strlen (name);

  for (size_t i = 0; i < count; ++i)
    if (strncmp (words[i].text, name, len) == 0 &&
        (words[i].text[len] == separator || words[i].text[len] == '\0'))
      return true;
  return false;
}

/* Collect NAME:VALUE words, which follow the arguments. */
static void
add_options (struct collector *c, const struct command *command,
             const struct word *before, size_t count)
{
  const char *colon = strchr (c->prefix, ':');

  for (size_t i = 0; i < command->nopts; ++i) {
    const struct arg_def *opt = &command->opts[i];
    CLEANUP_FREE char *word = xasprintf ("%s:", opt->name);

    if (is_given (before, count, opt->name, ':'))
      continue;
    if (colon == NULL)
      collect (c, CANDIDATE_OPTION, word, opt->meaning, false);
    else if (strncmp (c->prefix, word, strlen (word)) == 0) {
      collect_after (c, word);
      collect_argument (c, opt);
    }
  }
}

static void
add_attr_values (struct collector *c, const struct attr *attr)
{
  static const struct arg_def image = { .type = ARG_IMAGE };

  if (attr->choices != NULL)
    collect_choices (c, attr->choices);
  else if (attr->kind == ATTR_IMAGE)
    collect_argument (c, &image);
  else if (attr->kind == ATTR_SNAPSHOT)
    collect_snapshots (c);
}

/* Collect NAME and NAME=VALUE words of the disk family. */
static void
add_attrs (struct collector *c, const struct attrs *attrs,
           const struct word *before, size_t count)
{
  bool has_value = strchr (c->prefix, '=') != NULL;

  for (size_t i = 0; i < attrs->count; ++i) {
    const struct attr *attr = &attrs->list[i];
    bool flag = attr->kind == ATTR_FLAG;
    CLEANUP_FREE char *word = xasprintf ("%s%s", attr->name, flag ? "" : "=");

    if (is_given (before, count, attr->name, '=') && !attr->repeat)
      continue;
    if (!has_value)
      collect (c, CANDIDATE_OPTION, word, attr->meaning, flag);
    else if (!flag && strncmp (c->prefix, word, strlen (word)) == 0) {
      collect_after (c, word);
      add_attr_values (c, attr);
    }
  }
}

static bool
takes_several (const struct arg_def *arg)
{
  return arg->type == ARG_HOST_FILES || arg->type == ARG_PATHS;
}

/* Return argument number AT, not counting keys, or NULL after the last.  After
 * one word of an argument that takes several, set *MORE to the argument that
 * may follow instead.
 */
static const struct arg_def *
argument_at (const struct command *command, size_t at,
             const struct arg_def **more)
{
  *more = NULL;
  for (size_t i = 0; i < command->nargs; ++i) {
    const struct arg_def *arg = &command->args[i];

    if (arg->type == ARG_KEY)
      continue;
    if (at == 0 || arg->type == ARG_REST || takes_several (arg)) {
      if (at > 0 && takes_several (arg) && i + 1 < command->nargs)
        *more = arg + 1;
      return arg;
    }
    at--;
  }
  return NULL;
}

/* Return the least number of arguments before the options. */
static size_t
positional (const struct command *command)
{
  size_t count = 0;

  for (size_t i = 0; i < command->nargs; ++i)
    count += command->args[i].type != ARG_KEY &&
      command->args[i].type != ARG_REST && !command->args[i].optional;
  return count;
}

static void
add_setting_values (struct collector *c, const char *name)
{
  const struct setting *setting = setting_find (name);

  if (setting == NULL)
    return;
  if (setting->values != NULL) {
    collect_choices (c, setting->values);
    return;
  }
  collect (c, CANDIDATE_VALUE, "on", NULL, true);
  collect (c, CANDIDATE_VALUE, "off", NULL, true);
}

static void
complete_in_command (struct collector *c, const struct command *command,
                     const struct word *words, size_t count)
{
  const struct arg_def *more, *arg = argument_at (command, count, &more);
  size_t used = positional (command);

  c->arguments = words;
  if (command->flags & COMMAND_HELP)
    add_help (c, words, count);
  else if (arg != NULL && arg->type == ARG_SETTING_VALUE)
    add_setting_values (c, words[0].text);
  else if (arg != NULL) {
    collect_argument (c, arg);
    if (more != NULL)
      collect_argument (c, more);
    if (arg->optional && command->attrs != NULL)
      add_attrs (c, command->attrs, words, count);
  }
  else if (command->attrs != NULL && count >= used)
    add_attrs (c, command->attrs, words + used, count - used);
  else if (count >= used)
    add_options (c, command, words + used, count - used);
}

static void
complete_words (struct collector *c, const struct word *words, size_t count)
{
  const struct command *command = NULL;
  size_t used = 1;

  if (count == 0) {
    add_commands (c, COMMAND_KEYWORD);
    return;
  }
  command = command_find (words[0].text);
  if (command == NULL && command_is_family (words[0].text)) {
    CLEANUP_FREE char *both = NULL;

    if (count == 1) {
      add_family (c, words[0].text);
      return;
    }
    both = xasprintf ("%s %s", words[0].text, words[1].text);
    command = command_find (both);
    used = 2;
  }
  if (command == NULL)
    return;
  words += used;
  count -= used;
  if ((command->flags & COMMAND_MODIFIER) && count >= positional (command))
    complete_words (c, words + positional (command),
                    count - positional (command));
  else
    complete_in_command (c, command, words, count);
}

/* Complete NAME and SIGN.  Return false if the cursor is after them. */
static bool
complete_name (struct collector *c, const char *sign, size_t count)
{
  if (count == 1)
    collect (c, CANDIDATE_VALUE, sign, NULL, true);
  return count < 2;
}

/* Complete a whole statement. */
static void
complete_statement (struct collector *c, const struct word *words,
                    size_t count)
{
  enum keyword keyword = count > 0 ? keyword_of (words) : KEYWORD_NONE;

  if (count == 0) {
    add_commands (c, 0);
    return;
  }
  if (keyword != KEYWORD_NONE) {
    words++;
    count--;
  }
  switch (keyword) {
  case KEYWORD_NONE: case KEYWORD_IF:
    complete_words (c, words, count);
    return;
  case KEYWORD_LET:
    if (!complete_name (c, "=", count))
      complete_words (c, words + 2, count - 2);
    return;
  case KEYWORD_FOREACH:
    complete_name (c, "in", count);
    return;
  case KEYWORD_ELSE: case KEYWORD_END:
    return;
  }
}

/* Return the open reference at the end of a word, after its %{, or NULL. */
static const char *
open_reference (const struct collector *c)
{
  const char *last = NULL, *at = c->prefix;

  if (c->kind == WORD_SINGLE)
    return NULL;
  while ((at = strstr (at, "%{")) != NULL) {
    at += 2;
    last = at;
  }
  return last != NULL && strchr (last, '}') == NULL ? last : NULL;
}

static void
complete_reference (struct collector *c, const char *typed)
{
  CLEANUP_FREE_STRINGS char **list =
    collect_ask (c, COMPLETION_REFERENCES, typed);
  CLEANUP_FREE char *before =
    xstrndup (c->prefix, (size_t) (typed - c->prefix));

  collect_after (c, before);
  for (size_t i = 0; list != NULL && list[i] != NULL; ++i)
    collect (c, CANDIDATE_VALUE, list[i], NULL, false);
  collect_after (c, NULL);
}

static int
complete_compare (const void *a, const void *b)
{
  return strcmp (((const struct candidate *) a)->text,
                 ((const struct candidate *) b)->text);
}

/* Quote all candidates if one needs quotes, because readline inserts only a
 * common beginning.
 */
static void
quote_alike (struct candidates *list)
{
  bool any = false;

  for (size_t i = 0; i < list->len; ++i)
    any |= *list->ptr[i].insert == '"';
  for (size_t i = 0; any && i < list->len; ++i) {
    char *bare = list->ptr[i].insert;

    if (*bare == '"' || *bare == '~')
      continue;
    list->ptr[i].insert =
      cursor_quote (WORD_DOUBLE, bare, list->ptr[i].whole);
    free (bare);
  }
}

static void
complete_finish (struct collector *c, struct completion *result)
{
  if (c->quoted && c->kind == WORD_BARE && *c->prefix != '\0')
    quote_alike (&c->list);
  result->list = c->list;
  if (c->list.len > 0)
    qsort (c->list.ptr, c->list.len, sizeof *c->list.ptr, complete_compare);
}

void
complete_line (const struct completion_source *source, const char *line,
               struct completion *result)
{
  CLEANUP_CURSOR struct cursor cursor;
  struct collector collector = { .source = source };
  const char *reference;

  cursor_find (&cursor, line);
  *result = (struct completion) { .start = cursor.start };
  if (cursor.host)
    return;
  collector.prefix = cursor.value;
  collector.quoted = true;
  collector.kind = cursor.kind;
  reference = open_reference (&collector);
  if (reference != NULL)
    complete_reference (&collector, reference);
  else
    complete_statement (&collector, cursor.words, cursor.count);
  complete_finish (&collector, result);
}

void
complete_args (const struct completion_source *source, char *const *args,
               size_t count, struct completion *result)
{
  CLEANUP_FREE struct word *words = xcalloc (count, sizeof *words);
  struct collector collector = { .source = source };
  size_t used = 0;

  for (size_t i = 0; i + 1 < count; ++i)
    if (strcmp (args[i], ":") == 0)
      used = 0;
    else
      words[used++] = (struct word) { .text = args[i],
                                      .len = strlen (args[i]) };
  *result = (struct completion) { 0 };
  collector.prefix = count > 0 ? args[count-1] : "";
  complete_words (&collector, words, used);
  complete_finish (&collector, result);
}

void
completion_free (struct completion *completion)
{
  for (size_t i = 0; i < completion->list.len; ++i) {
    struct candidate *candidate = &completion->list.ptr[i];

    free (candidate->text);
    free (candidate->insert);
    free (candidate->meaning);
  }
  candidates_reset (&completion->list);
}
