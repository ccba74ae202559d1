/* diskfish: find secrets in the words of commands.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "secrets.h"

#include <stdint.h>
#include <string.h>

#include "cleanup.h"

/* The name of a secret in text without a command. */
static const char usual_name[] = "secret";

/* Return true if positional argument INDEX, not counting keys, is a secret. */
static bool
is_secret_argument (const struct command *command, size_t index)
{
  for (size_t i = 0; i < command->nargs; ++i)
    if (command->args[i].type != ARG_KEY && index-- == 0)
      return command->args[i].type == ARG_SECRET;
  return false;
}

/* Return true if NAME, LEN bytes long, is a secret option of the command. */
static bool
is_secret_option (const struct command *command, const char *name, size_t len)
{
  for (size_t i = 0; i < command->nopts; ++i)
    if (command->opts[i].type == ARG_SECRET &&
        strlen (command->opts[i].name) == len &&
        memcmp (command->opts[i].name, name, len) == 0)
      return true;
  return false;
}

static bool
is_secret_attribute (const struct command *command, const char *name,
                     size_t len)
{
  const struct attr *attr =
    command->attrs ? attrs_find (command->attrs, name, len) : NULL;

  return attr != NULL && attr->kind == ATTR_SECRET;
}

/* Return true if the LEN bytes at NAME, before SEPARATOR, name a secret. */
static bool
is_secret_name (const struct command *command, const char *name, size_t len,
                char separator)
{
  if (len == strlen (usual_name) && memcmp (name, usual_name, len) == 0)
    return true;
  if (command == NULL)
    return false;
  return separator == '=' ? is_secret_attribute (command, name, len)
    : is_secret_option (command, name, len);
}

/* Start again if the next word names the command that a modifier runs. */
static void
skip_modifier (struct secret_reader *r)
{
  const struct command *command = r->command;
  size_t own = command->nargs;

  if (!(command->flags & COMMAND_MODIFIER))
    return;
  if (own > 0 && command->args[own-1].type == ARG_REST)
    own--;
  if (r->index >= own)
    *r = (struct secret_reader) { 0 };
}

/* Find the command that the word names, perhaps with the word before it. */
static void
read_name (struct secret_reader *r, const struct word *word)
{
  CLEANUP_FREE char *both =
    r->family ? xasprintf ("%s %s", r->family, word->text) : NULL;

  r->command = command_find (both ? both : word->text);
  if (r->command != NULL)
    skip_modifier (r);
  else if (both == NULL && command_is_family (word->text))
    r->family = word->text;
  else
    r->unknown = true;
}

static void
read_argument (struct secret_reader *r)
{
  r->index++;
  skip_modifier (r);
}

size_t
secret_reader_next (struct secret_reader *reader, const struct word *word)
{
  const struct command *command = reader->command;
  size_t len = strcspn (word->text, "=:"), index = reader->index;

  if (command != NULL)
    read_argument (reader);
  else if (!reader->unknown)
    read_name (reader, word);
  if (word->kind == WORD_HEREDOC)
    return SIZE_MAX;
  if (command != NULL && is_secret_argument (command, index))
    return 0;
  if (word->text[len] != '\0' &&
      is_secret_name (command, word->text, len, word->text[len]))
    return len + 1;
  return SIZE_MAX;
}

/* Return the place of the word's value from byte START on: without the closing
 * quote, or the whole word if the source does not have the bytes before START
 * as they are.
 */
static struct span
written_secret (const struct source *source, const struct word *word,
                size_t start)
{
  struct span span = word->span;
  const char *text = source->text + span.start;
  size_t quote = span.end > span.start && (*text == '\'' || *text == '"');

  if (span.end - span.start < start + 2 * quote ||
      memcmp (text + quote, word->text, start) != 0)
    return span;
  return (struct span) { span.start + quote + start, span.end - quote };
}

/* Return the first byte after the quoted text that starts at AT. */
static size_t
skip_quoted (const char *text, size_t at, size_t end, char quote)
{
  while (at < end && text[at] != quote)
    at += quote == '"' && text[at] == '\\' && at + 1 < end ? 2 : 1;
  return at;
}

static bool
is_space (char c)
{
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* Return the end of the secret that starts at AT; its word starts at WORD. */
static size_t
end_of_secret (const char *text, size_t word, size_t at, size_t start,
               size_t end)
{
  char before = word > start ? text[word-1] : ' ';

  if (before == '\'' || before == '"') {
    at = skip_quoted (text, at, end, before);
    if (at + 1 >= end || is_space (text[at+1]))
      return at;
  }
  while (at < end && !is_space (text[at])) {
    char c = text[at++];

    if (c == '\'' || c == '"')
      at = skip_quoted (text, at, end, c);
    at += at < end && text[at] == c;
  }
  return at;
}

/* Hide what follows "secret=" or "secret:" in text that is not parsed. */
static void
hide_in_text (const struct source *source, size_t start, size_t end)
{
  const size_t len = strlen (usual_name);
  const char *text = source->text, *found;
  size_t at = start;

  while (at + len < end &&
         (found = memmem (text + at, end - at, usual_name, len)) != NULL) {
    size_t word = (size_t) (found - text);
    bool begins = word == start || is_space (text[word-1]) ||
      strchr ("\"',", text[word-1]);

    at = word + len;
    if (!begins || at >= end || (text[at] != '=' && text[at] != ':'))
      continue;
    at = end_of_secret (text, word, word + len + 1, start, end);
    source_hide (source, (struct span) { word + len + 1, at });
  }
}

/* Hide the secrets in the words, and in the text before each of them, which
 * starts at FROM.  Return the end of the last word.
 */
static size_t
hide_in_words (const struct source *source, const struct statement *statement,
               size_t from)
{
  struct secret_reader reader = { 0 };

  for (size_t i = 0; i < statement->count; ++i) {
    const struct word *word = &statement->words[i];
    size_t start = secret_reader_next (&reader, word);

    hide_in_text (source, from, word->span.start);
    if (start != SIZE_MAX)
      source_hide (source, written_secret (source, word, start));
    from = word->span.end;
  }
  return from;
}

void
secrets_hide (const struct script *script)
{
  const struct statements *all = &script->statements;
  const struct source *source = script->source;
  size_t from = script->parsed.start;

  for (size_t i = 0; i < all->len; ++i)
    if (all->ptr[i].kind != STATEMENT_BAD)
      from = hide_in_words (source, &all->ptr[i], from);
  hide_in_text (source, from, script->parsed.end);
}
