/* diskfish: read description files.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desc.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "cleanup.h"
#include "strbuf.h"

/* Stanza to which the indented lines belong. */
enum stanza { STANZA_NONE, STANZA_TOPIC, STANZA_ENUM, STANZA_STRUCT,
              STANZA_COMMAND };

struct desc_reader {
  struct description *d;
  struct place place;
  enum stanza stanza;
  size_t last_key;              /* index in command_keys, to check the order */
  bool in_description;
  struct strbuf text;
};

#define complain(reader, ...) \
  desc_error ((reader)->d, (reader)->place, __VA_ARGS__)

/* Cut off the next space-separated word.  Return NULL if there is none. */
static char *
next_word (char **rest)
{
  char *word = *rest + strspn (*rest, " ");
  size_t len = strcspn (word, " ");

  if (len == 0)
    return NULL;
  *rest = word + len;
  if (**rest != '\0')
    *(*rest)++ = '\0';
  return xstrdup (word);
}

static char *
whole (char *rest)
{
  return *rest ? xstrdup (rest) : NULL;
}

static void
words (struct strings *list, char *rest)
{
  char *word;

  while ((word = next_word (&rest)) != NULL)
    strings_append (list, word);
}

static struct d_command *
command (struct desc_reader *r)
{
  return &r->d->commands.ptr[r->d->commands.len-1];
}

/* Read NAME TYPE [in ENUM] [: MEANING]. */
static void
read_arg (struct desc_reader *r, struct d_args *args, char *rest)
{
  struct d_arg arg = { .place = r->place };
  char *meaning = strstr (rest, " : ");
  char *type, *word;

  if (meaning != NULL) {
    *meaning = '\0';
    arg.meaning = xstrdup (meaning + 3);
  }
  arg.name = next_word (&rest);
  type = next_word (&rest);
  if (type != NULL && strcmp (type, "optional") == 0) {
    arg.optional = true;
    type = next_word (&rest);
  }
  word = next_word (&rest);
  if (word != NULL && strcmp (word, "in") == 0) {
    arg.in = next_word (&rest);
    word = arg.in ? next_word (&rest) : word;
  }
  if (arg.name == NULL || type == NULL || word != NULL) {
    complain (r, "expected: NAME TYPE [in ENUM] [: MEANING]");
    return;
  }
  arg.type = type;
  d_args_append (args, arg);
}

static void
key_alias (struct desc_reader *r, char *rest)
{
  words (&command (r)->aliases, rest);
}

static void
key_summary (struct desc_reader *r, char *rest)
{
  command (r)->summary = whole (rest);
}

static void
key_phase (struct desc_reader *r, char *rest)
{
  command (r)->phase = whole (rest);
}

static void
key_since (struct desc_reader *r, char *rest)
{
  command (r)->since = whole (rest);
}

static void
key_feature (struct desc_reader *r, char *rest)
{
  command (r)->feature = whole (rest);
}

static void
key_deprecated (struct desc_reader *r, char *rest)
{
  command (r)->deprecated = true;
  command (r)->replaced_by = whole (rest);
}

static void
key_flags (struct desc_reader *r, char *rest)
{
  words (&command (r)->flags, rest);
}

static void
key_effect (struct desc_reader *r, char *rest)
{
  words (&command (r)->effects, rest);
}

static void
key_call (struct desc_reader *r, char *rest)
{
  command (r)->call = whole (rest);
}

static void
key_handler (struct desc_reader *r, char *rest)
{
  command (r)->handler = whole (rest);
}

static void
key_arg (struct desc_reader *r, char *rest)
{
  read_arg (r, &command (r)->args, rest);
}

static void
key_opt (struct desc_reader *r, char *rest)
{
  read_arg (r, &command (r)->opts, rest);
}

static void
key_attrs (struct desc_reader *r, char *rest)
{
  command (r)->attrs = whole (rest);
}

static void
key_returns (struct desc_reader *r, char *rest)
{
  command (r)->returns = whole (rest);
}

static void
key_see_also (struct desc_reader *r, char *rest)
{
  words (&command (r)->see_also, rest);
}

static void
key_example (struct desc_reader *r, char *rest)
{
  strings_append (&command (r)->examples, xstrdup (rest));
}

static void
key_description (struct desc_reader *r, char *rest)
{
  if (*rest != '\0')
    complain (r, "start the prose in the line after 'description'");
  r->in_description = true;
}

static const struct {
  const char *name;
  bool repeat;
  void (*read) (struct desc_reader *r, char *rest);
} command_keys[] = {
  { "alias", false, key_alias },
  { "summary", false, key_summary },
  { "phase", false, key_phase },
  { "since", false, key_since },
  { "feature", false, key_feature },
  { "deprecated", false, key_deprecated },
  { "flags", false, key_flags },
  { "effect", false, key_effect },
  { "call", false, key_call },
  { "handler", false, key_handler },
  { "arg", true, key_arg },
  { "opt", true, key_opt },
  { "attrs", false, key_attrs },
  { "returns", false, key_returns },
  { "see-also", false, key_see_also },
  { "example", true, key_example },
  { "description", false, key_description },
};
enum { KEYS = sizeof command_keys / sizeof *command_keys };

static void
read_command_key (struct desc_reader *r, const char *key, char *rest)
{
  size_t i = 0;

  while (i < KEYS && strcmp (command_keys[i].name, key) != 0)
    i++;
  if (i == KEYS) {
    complain (r, "unknown key '%s' in a command", key);
    return;
  }
  if (i + 1 < r->last_key)
    complain (r, "'%s' must precede '%s'", key,
              command_keys[r->last_key-1].name);
  else if (i + 1 == r->last_key && !command_keys[i].repeat)
    complain (r, "'%s' is given twice", key);
  r->last_key = i + 1;
  command_keys[i].read (r, rest);
}

static void
read_description_value (struct desc_reader *r, char *rest)
{
  struct d_enum *e = &r->d->enums.ptr[r->d->enums.len-1];
  char *gap = strstr (rest, "  ");
  struct d_pair value = { .place = r->place };

  if (gap == NULL || gap == rest) {
    complain (r, "expected: value WORD, two spaces, the meaning");
    return;
  }
  value.name = xstrndup (rest, (size_t) (gap - rest));
  value.text = xstrdup (gap + 2);
  d_pairs_append (&e->values, value);
}

static void
read_field (struct desc_reader *r, char *rest)
{
  struct d_struct *s = &r->d->structs.ptr[r->d->structs.len-1];
  struct d_pair field = { .place = r->place };
  char *was;

  field.name = next_word (&rest);
  field.text = next_word (&rest);
  was = next_word (&rest);
  field.was = next_word (&rest);
  if (field.text == NULL || next_word (&rest) != NULL ||
      (was != NULL && (strcmp (was, "was") != 0 || field.was == NULL)))
    complain (r, "expected: field NAME TYPE [was NAME]");
  else
    d_pairs_append (&s->fields, field);
}

static void
read_title (struct desc_reader *r, char *rest)
{
  struct d_topic *t = &r->d->topics.ptr[r->d->topics.len-1];

  if (t->title != NULL)
    complain (r, "'title' is given twice");
  t->title = whole (rest);
}

static void
read_key (struct desc_reader *r, char *line)
{
  char *key = next_word (&line);

  if (key == NULL)
    return;
  switch (r->stanza) {
  case STANZA_TOPIC:
    if (strcmp (key, "title") != 0)
      complain (r, "unknown key '%s' in a topic", key);
    else
      read_title (r, line);
    return;
  case STANZA_ENUM:
    if (strcmp (key, "value") != 0)
      complain (r, "unknown key '%s' in an enum", key);
    else
      read_description_value (r, line);
    return;
  case STANZA_STRUCT:
    if (strcmp (key, "field") != 0)
      complain (r, "unknown key '%s' in a struct", key);
    else
      read_field (r, line);
    return;
  case STANZA_COMMAND:
    read_command_key (r, key, line);
    return;
  case STANZA_NONE:
    complain (r, "'%s' is outside a stanza", key);
  }
}

static void
open_enum (struct desc_reader *r, char *name, char *rest)
{
  struct d_enum e = { .place = r->place, .name = name };
  char *word;

  while ((word = next_word (&rest)) != NULL) {
    if (strcmp (word, "open") == 0)
      e.open = true;
    else if (strcmp (word, "nocase") == 0)
      e.nocase = true;
    else if (strcmp (word, "from") == 0) {
      e.from = next_word (&rest);
      if (e.from == NULL)
        complain (r, "'from' needs a symbol");
    }
    else
      complain (r, "unknown word '%s' in an enum", word);
  }
  d_enums_append (&r->d->enums, e);
  r->stanza = STANZA_ENUM;
}

static void
open_command (struct desc_reader *r, char *name, char *rest)
{
  struct d_command c = { .place = r->place, .name = name };

  if (*rest != '\0')
    c.name = xasprintf ("%s %s", name, rest);
  if (r->d->topics.len == 0 ||
      r->d->topics.ptr[r->d->topics.len-1].place.file != r->place.file)
    complain (r, "expected a topic before the first command");
  c.topic = r->d->topics.len - 1;
  d_commands_append (&r->d->commands, c);
  r->stanza = STANZA_COMMAND;
  r->last_key = 0;
}

static void
open_stanza (struct desc_reader *r, char *line)
{
  char *kind = next_word (&line), *name = next_word (&line);

  if (kind == NULL)
    return;
  if (name == NULL)
    complain (r, "'%s' needs a name", kind);
  else if (strcmp (kind, "topic") == 0) {
    d_topics_append (&r->d->topics,
                     (struct d_topic) { .place = r->place, .name = name });
    r->stanza = STANZA_TOPIC;
  }
  else if (strcmp (kind, "enum") == 0)
    open_enum (r, name, line);
  else if (strcmp (kind, "struct") == 0) {
    d_structs_append (&r->d->structs,
                      (struct d_struct) { .place = r->place, .name = name });
    r->stanza = STANZA_STRUCT;
  }
  else if (strcmp (kind, "command") == 0)
    open_command (r, name, line);
  else {
    complain (r, "unknown stanza '%s'", kind);
    r->stanza = STANZA_NONE;
  }
}

/* End a description, which includes empty lines up to the next key. */
static void
end_description (struct desc_reader *r)
{
  if (!r->in_description)
    return;
  while (r->text.len > 0 && r->text.ptr[r->text.len-1] == '\n')
    r->text.ptr[--r->text.len] = '\0';
  if (r->text.len == 0)
    complain (r, "'description' has no prose");
  command (r)->description = strbuf_steal (&r->text);
  r->in_description = false;
}

static void
read_description_line (struct desc_reader *r, char *line)
{
  size_t len = strlen (line), indent = strspn (line, " ");

  if (len > 0 && isspace ((unsigned char) line[len-1]))
    complain (r, "a space at the end of the line");
  if (strchr (line, '\t') != NULL)
    complain (r, "a tab");
  if (r->in_description && (indent == 4 || len == 0)) {
    strbuf_printf (&r->text, "%s\n", line + indent);
    return;
  }
  end_description (r);
  if (indent == len || line[0] == '#')
    return;
  if (indent == 0)
    open_stanza (r, line);
  else if (indent == 2)
    read_key (r, line + 2);
  else
    complain (r, "expected 2 spaces of indentation, found %zu", indent);
}

void
desc_read (struct description *d, const char *file)
{
  struct desc_reader r = { .d = d, .place = { file, 0 } };
  CLEANUP_FCLOSE FILE *stream = fopen (file, "re");
  CLEANUP_FREE char *line = NULL;
  size_t cap = 0;
  ssize_t len;

  if (stream == NULL) {
    complain (&r, "cannot read the file");
    return;
  }
  while ((len = getline (&line, &cap, stream)) > 0) {
    r.place.line++;
    if (line[len-1] == '\n')
      line[len-1] = '\0';
    read_description_line (&r, line);
  }
  end_description (&r);
}
