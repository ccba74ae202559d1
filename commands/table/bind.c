/* diskfish: bind the words of a statement to the typed arguments of a command.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bind.h"

#include <stdlib.h>
#include <string.h>

#include "attributes.h"
#include "bind-types.h"
#include "cleanup.h"
#include "keyword.h"
#include "tilde.h"

/* Leave ~USER unchanged if the user is unknown, as shells do. */
static void
expand_tilde (struct word *word, struct arena *arena)
{
  CLEANUP_FREE char *path = tilde_expand_path (word->text);

  word->kind = WORD_SINGLE;
  if (path == NULL)
    return;
  word->len = strlen (path);
  word->text = arena_copy (arena, path, word->len);
  word->expanded = true;
}

const struct word *
bind_tildes (const struct word *words, size_t count, struct arena *arena)
{
  size_t size = count * sizeof *words, tildes = 0;
  struct word *copy;

  for (size_t i = 0; i < count; ++i)
    tildes += tilde_is_home (words[i].kind, words[i].text);
  if (tildes == 0)
    return words;
  copy = memcpy (arena_alloc (arena, size), words, size);
  for (size_t i = 0; i < count; ++i)
    if (tilde_is_home (copy[i].kind, copy[i].text))
      expand_tilde (&copy[i], arena);
  return copy;
}

static int
bad_heredoc (struct binder *b, const struct word *word)
{
  return diag_at (b->diag, DIAG_USAGE, b->source, word->span,
                  "a here-document can only replace an input file or a text");
}

static int
bind_word (struct binder *b, const struct arg_def *def, struct arg *arg,
           const struct word *word)
{
  if (word->kind == WORD_HEREDOC) {
    *arg = (struct arg) { .given = true, .document = true,
                          .span = word->span, .text = word->text,
                          .len = word->len };
    if (def->type == ARG_FILE_IN || def->type == ARG_TEXT)
      return 0;
    return bad_heredoc (b, word);
  }
  if (word->nrefs > 0) {
    *arg = (struct arg) { .given = true, .open = true, .span = word->span,
                          .text = word->text, .len = word->len };
    return 0;
  }
  if (word->elements != NULL)
    return bind_elements (b, def, arg, word);
  return bind_value (b, def, arg, word->text, word->len, word->span);
}

static void
hint_usage (struct binder *b)
{
  CLEANUP_FREE char *usage = command_usage (b->args->command);
  const char *rest = usage + strlen (b->args->command->name);

  diag_hint (b->diag, "usage: %s%s", b->args->name, rest);
}

static int
too_few (struct binder *b, const struct arg_def *missing)
{
  size_t end = b->args->span.end;

  diag_at (b->diag, DIAG_USAGE, b->source, (struct span) { end, end },
           "'%s' needs the argument '%s'", b->args->name, missing->name);
  hint_usage (b);
  return -1;
}

static int
too_many (struct binder *b, const struct word *word)
{
  diag_at (b->diag, DIAG_USAGE, b->source, word->span,
           "too many arguments for '%s'", b->args->name);
  if (command_foreign_syntax (word->text) != NULL)
    diag_hint (b->diag, "%s", command_foreign_syntax (word->text));
  hint_usage (b);
  return -1;
}

/* True if the word is NAME or NAME=VALUE for an attribute of the command.  Such
 * a word is not taken for an optional argument.
 */
static bool
is_attr (const struct command *command, const struct word *word)
{
  return command->attrs != NULL &&
    attrs_find (command->attrs, word->text,
                strcspn (word->text, "=")) != NULL;
}

static bool
takes_several (enum arg_type type)
{
  return type == ARG_HOST_FILES || type == ARG_PATHS;
}

/* Return how many required arguments there are from index I on, without keys.
 */
static size_t
required_from (const struct command *command, size_t i)
{
  size_t count = 0;

  for (; i < command->nargs; ++i)
    count += command->args[i].type != ARG_KEY && !command->args[i].optional &&
      command->args[i].type != ARG_REST;
  return count;
}

/* Replace each list among WORDS by one word per element. */
static const struct word *
spread (struct binder *b, const struct word *words, size_t *count)
{
  size_t total = 0;
  struct word *all, *next;

  for (size_t i = 0; i < *count; ++i)
    for (size_t j = 0; words[i].elements ? words[i].elements[j] != NULL
           : j == 0; ++j)
      total++;
  all = next = arena_alloc (b->arena, total * sizeof *all);
  for (size_t i = 0; i < *count; ++i)
    for (size_t j = 0; words[i].elements ? words[i].elements[j] != NULL
           : j == 0; ++j) {
      *next = words[i];
      if (words[i].elements != NULL) {
        next->text = words[i].elements[j];
        next->len = strlen (next->text);
        next->elements = NULL;
      }
      next++;
    }
  *count = total;
  return all;
}

/* Bind one or more words, and leave those that later required arguments need.
 */
static int
bind_several (struct binder *b, size_t index, size_t *used)
{
  const struct arg_def *def = &b->args->command->args[index];
  struct arg *arg = &b->args->args[index];
  size_t kept = required_from (b->args->command, index + 1);
  size_t count = b->count - *used > kept ? b->count - *used - kept : 1;
  size_t typed = count;
  const struct word *words = spread (b, &b->words[*used], &count);
  char **list = arena_alloc (b->arena, (count + 1) * sizeof *list);

  if (count == 0)
    return diag_at (b->diag, DIAG_USAGE, b->source, b->words[*used].span,
                    "'%s' needs at least one word", def->name);
  for (size_t i = 0; i < count; ++i) {
    if (bind_word (b, def, arg, &words[i]) == -1)
      return -1;
    list[i] = (char *) arg->text;
  }
  list[count] = NULL;
  *arg = (struct arg) {
    .given = true, .list = list, .words = words,
    .span = { words[0].span.start, words[count-1].span.end },
  };
  *used += typed;
  return 0;
}

/* Bind the required and the optional positional arguments.  Set *USED to the
 * number of words that they take.
 */
static int
bind_positional (struct binder *b, size_t *used)
{
  const struct command *command = b->args->command;

  for (size_t i = 0; i < command->nargs; ++i) {
    const struct arg_def *def = &command->args[i];

    if (def->type == ARG_KEY)
      continue;
    if (def->type == ARG_REST)
      return 0;
    if (*used == b->count) {
      if (def->optional)
        return 0;
      return too_few (b, def);
    }
    if (def->optional && is_attr (command, &b->words[*used]))
      return 0;
    if (takes_several (def->type)) {
      if (bind_several (b, i, used) == -1)
        return -1;
    }
    else if (bind_word (b, def, &b->args->args[i],
                        &b->words[(*used)++]) == -1)
      return -1;
  }
  return 0;
}

static int
unknown_option (struct binder *b, const char *name, struct span span)
{
  const struct command *command = b->args->command;
  CLEANUP_FREE struct attr *list = xcalloc (command->nopts, sizeof *list);
  struct attrs attrs = { list, command->nopts };

  for (size_t i = 0; i < command->nopts; ++i)
    list[i].name = command->opts[i].name;
  attrs_unknown (&attrs, name, strlen (name), b->diag);
  diag_place (b->diag, b->source, span);
  return -1;
}

static int
find_option (const struct command *command, const char *name)
{
  for (size_t i = 0; i < command->nopts; ++i)
    if (strcmp (command->opts[i].name, name) == 0)
      return (int) i;
  return -1;
}

/* True if the name of the option contains a reference, so that only a run can
 * find the option.
 */
static bool
is_open (const struct word *word, const char *colon)
{
  return word->nrefs > 0 &&
    (colon == NULL ||
     word->refs[0].part.start < (size_t) (colon - word->text));
}

/* Bind one word NAME:VALUE. */
static int
bind_option (struct binder *b, const struct word *word)
{
  const char *colon = strchr (word->text, ':');
  CLEANUP_FREE char *name = NULL;
  struct span span, value_span;
  size_t name_len;
  int index;

  if (is_open (word, colon))
    return 0;
  if (colon == NULL)
    return too_many (b, word);
  name_len = (size_t) (colon - word->text);
  name = xstrndup (word->text, name_len);
  span = word_part (word, (struct span) { 0, name_len });
  value_span = word_part (word, (struct span) { name_len + 1, word->len });
  index = find_option (b->args->command, name);
  if (index < 0)
    return unknown_option (b, name, span);
  if (b->args->opts[index].given)
    return diag_at (b->diag, DIAG_USAGE, b->source, span,
                    "'%s' is given twice", name);
  if (word->nrefs > 0) {
    b->args->opts[index] = (struct arg) { .given = true, .open = true };
    return 0;
  }
  return bind_value (b, &b->args->command->opts[index],
                     &b->args->opts[index], colon + 1,
                     word->len - name_len - 1, value_span);
}

static bool
takes_words (const struct command *command)
{
  return command->attrs != NULL ||
    (command->nargs > 0 &&
     command->args[command->nargs-1].type == ARG_REST);
}

enum { DEEPEST_PREFIX = 64 };

/* Check the command after a prefix (time, not, glob), and limit the nesting:
 * each level runs in a deeper call of run_words.
 */
static int
check_prefix (struct binder *b, size_t used)
{
  const struct command *command = b->args->command;

  if (used == b->count)
    return diag_at (b->diag, DIAG_USAGE, b->source, b->args->name_span,
                    "'%s' needs a command after it", b->args->name);
  for (size_t i = used, depth = 0; command != NULL && i < b->count &&
         (command->flags & COMMAND_MODIFIER); ++depth) {
    if (depth == DEEPEST_PREFIX)
      return diag_at (b->diag, DIAG_USAGE, b->source, b->words[i].span,
                      "too many nested commands before a command");
    command = command_find (b->words[i].text);
    /* Skip the arguments of the prefix itself. */
    i += command != NULL ? command->nargs : 1;
  }
  return 0;
}

/* The name of a command and unparsed words are C strings later, which a NUL
 * byte would cut off.
 */
static int
check_nul (struct binder *b, const struct word *word)
{
  if (strlen (word->text) == word->len)
    return 0;
  return bind_bad_value (b, word->span, NULL, "contains a NUL byte",
                         word->text);
}

/* Take all remaining words.  Those after a prefix are checked when their own
 * command is bound.
 */
static int
take_words (struct binder *b, size_t used)
{
  b->args->words = b->words + used;
  b->args->nwords = b->count - used;
  if (b->args->command->flags & COMMAND_MODIFIER)
    return check_prefix (b, used);
  b->args->words = spread (b, b->args->words, &b->args->nwords);
  for (size_t i = 0; i < b->args->nwords; ++i) {
    if (b->args->words[i].kind == WORD_HEREDOC)
      return bad_heredoc (b, &b->args->words[i]);
    if (check_nul (b, &b->args->words[i]) == -1)
      return -1;
  }
  return 0;
}

static int
bind_rest (struct binder *b, size_t used)
{
  const struct command *command = b->args->command;

  if (takes_words (command)) {
    if (take_words (b, used) == -1)
      return -1;
    return command->attrs ? attributes_bind (b->args, b->arena, b->diag) : 0;
  }
  for (; used < b->count; used++) {
    if (command->nopts == 0)
      return too_many (b, &b->words[used]);
    if (bind_option (b, &b->words[used]) == -1)
      return -1;
  }
  return 0;
}

/* The parser has handled keywords at the start of a statement; this one is
 * elsewhere.
 */
static int
check_keyword (struct binder *b)
{
  const char *name = b->args->command->name;

  if (!(b->args->command->flags & COMMAND_KEYWORD))
    return 0;
  diag_at (b->diag, DIAG_USAGE, b->source, b->args->name_span,
           "'%s' is not a command", name);
  diag_hint (b->diag, "use it at the start of a statement: %s",
             keyword_usage (name));
  return -1;
}

/* Find the command by one word, or by two in a family.  Set *USED to their
 * number.
 */
static int
find_command (struct binder *b, size_t *used)
{
  CLEANUP_FREE char *both = NULL;
  const char *second = b->count > 1 ? b->words[1].text : "";

  *used = 1;
  b->args->name = b->words[0].text;
  b->args->name_span = b->words[0].span;
  b->args->command = command_find (b->args->name);
  if (b->args->command != NULL)
    return check_keyword (b);
  if (!command_is_family (b->args->name)) {
    command_unknown (b->args->name, b->diag);
    diag_place (b->diag, b->source, b->args->name_span);
    return -1;
  }
  both = xasprintf ("%s %s", b->words[0].text, second);
  b->args->command = command_find (both);
  b->args->name_span = b->words[b->count > 1].span;
  if (b->args->command == NULL) {
    command_unknown (both, b->diag);
    diag_place (b->diag, b->source, b->args->name_span);
    return -1;
  }
  b->args->name = arena_copy (b->arena, both, strlen (both));
  *used = 2;
  return 0;
}

int
bind_words (const struct source *source, const struct word *words,
            size_t count, struct arena *arena, struct args *args,
            struct diag *diag)
{
  struct binder binder = { source, words, count, arena, args, diag };
  size_t used, size;

  *args = (struct args) { .source = source };
  args->span = (struct span) { words[0].span.start, words[count-1].span.end };
  binder.words = bind_tildes (words, count, arena);
  if (find_command (&binder, &used) == -1)
    return -1;
  for (size_t i = 0; i < used; ++i)
    if (check_nul (&binder, &words[i]) == -1)
      return -1;
  size = (args->command->nargs + args->command->nopts) * sizeof *args->args;
  args->args = memset (arena_alloc (arena, size), 0, size);
  args->opts = args->args + args->command->nargs;
  if (bind_positional (&binder, &used) == -1)
    return -1;
  return bind_rest (&binder, used);
}
