/* diskfish: find commands by name, and describe their syntax.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "command.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "cleanup.h"
#include "keyword.h"
#include "strbuf.h"
#include "suggest.h"
#include "xalloc.h"

enum { LONGEST_NAME = 63, MANY_CHOICES = 6 };

static char
fold (char c)
{
  return c >= 'A' && c <= 'Z' ? (char) (c - 'A' + 'a') : c;
}

/* Compare a normalised name with one of the table.  Most comparisons end at an
 * early letter, where strcasecmp takes four times as long.
 */
static int
compare_names (const void *key, const void *element)
{
  const struct command_name *entry = element;
  const char *wanted = key, *name = entry->name;

  while (*wanted != '\0' && *wanted == fold (*name)) {
    wanted++;
    name++;
  }
  return (unsigned char) *wanted - (unsigned char) fold (*name);
}

/* Copy NAME in lower case, with - for each _, as the table is sorted.  Return
 * false if it is too long for a name.
 */
static bool
normalise (const char *name, char out[LONGEST_NAME + 1])
{
  size_t len = strlen (name);

  if (len > LONGEST_NAME)
    return false;
  for (size_t i = 0; i <= len; ++i)
    out[i] = name[i] == '_' ? '-' : fold (name[i]);
  return true;
}

const struct command *
command_find (const char *name)
{
  char normal[LONGEST_NAME + 1];
  const struct command_name *found;

  if (!normalise (name, normal))
    return NULL;
  found = bsearch (normal, command_names, command_name_count,
                   sizeof *command_names, compare_names);
  return found ? found->command : NULL;
}

/* True if NAME, from the table, belongs to FAMILY.  Set *WORD to its second
 * word.
 */
static bool
in_family (const char *name, const char *family, const char **word)
{
  size_t len = strlen (family);

  if (strncasecmp (name, family, len) != 0 || name[len] != ' ')
    return false;
  *word = name + len + 1;
  return true;
}

bool
command_is_family (const char *name)
{
  char normal[LONGEST_NAME + 1];
  const char *word;

  if (!normalise (name, normal))
    return false;
  for (size_t i = 0; i < command_name_count; ++i)
    if (in_family (command_names[i].name, normal, &word))
      return true;
  return false;
}

/* Store the names that may be suggested in NAMES: those of FAMILY, or all if it
 * is NULL.  Return their number.
 */
static size_t
candidates (const char *family, const char **names)
{
  size_t count = 0;

  for (size_t i = 0; i < command_name_count; ++i) {
    const char *name = command_names[i].name;

    if (command_names[i].command->flags & COMMAND_HIDDEN)
      continue;
    if (family == NULL || in_family (name, family, &name))
      names[count++] = name;
  }
  return count;
}

/* Copy the first word of NAME to OUT.  Return OUT, or NULL if NAME is one word.
 */
static const char *
family_of (const char *name, char out[LONGEST_NAME + 1])
{
  size_t len = strcspn (name, " ");

  if (name[len] == '\0' || len > LONGEST_NAME)
    return NULL;
  memcpy (out, name, len);
  out[len] = '\0';
  return out;
}

const char *
command_foreign_syntax (const char *word)
{
  size_t len = strlen (word);

  if (strncmp (word, "><fs>", 5) == 0)
    return "leave out the prompt '><fs>'";
  if (strcmp (word, "&&") == 0 || (len > 0 && word[len-1] == ';'))
    return "write each command on its own line, without ';' or '&&'";
  if (*word == '#')
    return "write the comment on its own line";
  if (*word == '>')
    return "use '| cat >FILE' to write the output to a file";
  return NULL;
}

static int
unknown_in_family (const char *family, const char *word, struct diag *diag)
{
  CLEANUP_FREE const char **names =
    xcalloc (command_name_count, sizeof *names);
  CLEANUP_STRBUF struct strbuf all = { 0 };
  size_t count = candidates (family, names);
  const char *near = suggest (word, names, count);

  for (size_t i = 0; i < count; ++i)
    strbuf_printf (&all, "%s%s", i ? ", " : "", names[i]);
  if (*word == '\0')
    diag_set (diag, DIAG_USAGE, "'%s' needs one more word", family);
  else
    diag_set (diag, DIAG_USAGE, "unknown command '%s %s'", family, word);
  if (command_foreign_syntax (word) != NULL)
    diag_hint (diag, "%s", command_foreign_syntax (word));
  if (near != NULL)
    diag_hint (diag, "did you mean '%s'? (%s)", near, all.ptr);
  else
    diag_hint (diag, "one of %s", all.ptr);
  return -1;
}

/* Return the command or the family that the user may have meant, or NULL.
 * NAMES must have space for all names, FAMILY for one.
 */
static const char *
near_name (const char *name, const char **names,
           char family[LONGEST_NAME + 1])
{
  const char *near = suggest (name, names, candidates (NULL, names));
  size_t best = near ? suggest_distance (name, near) : SIZE_MAX;

  for (size_t i = 0; i < command_name_count; ++i) {
    char first[LONGEST_NAME + 1];
    const char *word = family_of (command_names[i].name, first);

    if (word == NULL || suggest (name, &word, 1) == NULL ||
        suggest_distance (name, word) >= best)
      continue;
    best = suggest_distance (name, word);
    near = memcpy (family, word, strlen (word) + 1);
  }
  return near;
}

int
command_unknown (const char *name, struct diag *diag)
{
  CLEANUP_FREE const char **names =
    xcalloc (command_name_count, sizeof *names);
  CLEANUP_FREE char *family = xstrdup (name);
  char first[LONGEST_NAME + 1];
  const char *near;
  char *space = strchr (family, ' ');

  if (space != NULL) {
    *space = '\0';
    if (command_is_family (family))
      return unknown_in_family (family, space + 1, diag);
  }
  near = near_name (name, names, first);
  diag_set (diag, DIAG_USAGE, "unknown command '%s'", name);
  if (command_foreign_syntax (name) != NULL)
    diag_hint (diag, "%s", command_foreign_syntax (name));
  if (near != NULL)
    diag_hint (diag, "did you mean '%s'?", near);
  else
    diag_hint (diag, "use 'help' to list the commands");
  return -1;
}

struct arg_type_row {
  const char *name, *usage;
  char separator;
};

#define ARG_TYPE_ROW(id, name, usage, in_call, bind, collect, kind,     \
                     separator)                                         \
  { name, usage, separator },
static const struct arg_type_row arg_types[] = { ARG_TYPES (ARG_TYPE_ROW) };

char
arg_type_separator (enum arg_type type)
{
  return arg_types[type].separator;
}

const char *
arg_type_name (enum arg_type type)
{
  return arg_types[type].name;
}

char *
command_type_word (const struct arg_def *def)
{
  struct strbuf word = { 0 };
  const struct enum_table *choices = def->choices;

  if (choices == NULL || choices->open || choices->count > MANY_CHOICES)
    return xstrdup (arg_types[def->type].usage);
  for (size_t i = 0; i < choices->count; ++i)
    strbuf_printf (&word, "%s%s", i ? "|" : "", choices->list[i].word);
  return strbuf_steal (&word);
}

const char *
command_attr_type (const struct attr *attr)
{
  switch (attr->kind) {
  case ATTR_FLAG: return NULL;
  case ATTR_CHOICE: return "value";
  case ATTR_STRING: case ATTR_SECRET: return "string";
  case ATTR_IMAGE: return "image";
  case ATTR_SNAPSHOT: return "snapshot";
  case ATTR_SIZE: return "size";
  }
  abort ();
}

static void
add_attr (struct strbuf *out, const struct attr *attr)
{
  const char *type = command_attr_type (attr);

  strbuf_printf (out, " [%s%s", attr->name, type ? "=" : "");
  if (attr->kind != ATTR_CHOICE || attr->choices->count > MANY_CHOICES)
    strbuf_puts (out, type ? type : "");
  else
    for (size_t i = 0; i < attr->choices->count; ++i)
      strbuf_printf (out, "%s%s", i ? "|" : "", attr->choices->list[i].word);
  strbuf_printf (out, "]%s", attr->repeat ? "..." : "");
}

static void
add_args (struct strbuf *out, const struct command *command)
{
  strbuf_puts (out, command->name);
  for (size_t i = 0; i < command->nargs; ++i) {
    const struct arg_def *arg = &command->args[i];

    if (arg->type == ARG_REST)
      strbuf_printf (out, " [%s...]", arg->name);
    else if (arg->type == ARG_HOST_FILES || arg->type == ARG_PATHS)
      strbuf_printf (out, " %s...", arg->name);
    else if (arg->type != ARG_KEY)
      strbuf_printf (out, arg->optional ? " [%s]" : " %s", arg->name);
  }
}

static void
add_opts (struct strbuf *out, const struct command *command)
{
  for (size_t i = 0; i < command->nopts; ++i) {
    CLEANUP_FREE char *word = command_type_word (&command->opts[i]);

    strbuf_printf (out, " [%s:%s]", command->opts[i].name, word);
  }
  for (size_t i = 0; command->attrs && i < command->attrs->count; ++i)
    add_attr (out, &command->attrs->list[i]);
}

const char *
command_result_type (const struct command *command)
{
  return strcmp (command->returns, "custom") == 0 ? "any" : command->returns;
}

char *
command_synopsis (const struct command *command)
{
  struct strbuf out = { 0 };

  if (command->flags & COMMAND_KEYWORD)
    return xstrdup (keyword_usage (command->name));
  add_args (&out, command);
  add_opts (&out, command);
  return strbuf_steal (&out);
}

char *
command_usage (const struct command *command)
{
  enum { MANY = 3 };
  struct strbuf out = { 0 };

  add_args (&out, command);
  if (command->nopts > MANY)
    strbuf_puts (&out, " [option:value...]");
  else if (command->attrs != NULL && command->attrs->count > MANY)
    strbuf_puts (&out, " [name=value...]");
  else
    add_opts (&out, command);
  return strbuf_steal (&out);
}
