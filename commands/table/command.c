/* diskfish: look up commands by name.
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

static int
compare_names (const void *key, const void *element)
{
  const struct command_name *name = element;

  return strcasecmp (key, name->name);
}

/* With - for _, as names stand in the table.  False if it cannot be one. */
static bool
normalise (const char *name, char out[LONGEST_NAME + 1])
{
  size_t len = strlen (name);

  if (len > LONGEST_NAME)
    return false;
  for (size_t i = 0; i <= len; ++i)
    out[i] = name[i] == '_' ? '-' : name[i];
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

/* Whether the table's NAME belongs to the family; the rest goes to *WORD. */
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

/* Names that may be suggested for NAME: of its family, or of all. */
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

/* The family that the command's name begins with, or NULL; in OUT. */
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
  if (near != NULL)
    diag_hint (diag, "did you mean '%s'? (%s)", near, all.ptr);
  else
    diag_hint (diag, "one of %s", all.ptr);
  return -1;
}

/* The command or the family that was probably meant, or NULL.  NAMES has room
 * for all names, FAMILY for one.
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
  char *blank = strchr (family, ' ');

  if (blank != NULL) {
    *blank = '\0';
    if (command_is_family (family))
      return unknown_in_family (family, blank + 1, diag);
  }
  near = near_name (name, names, first);
  diag_set (diag, DIAG_USAGE, "unknown command '%s'", name);
  if (near != NULL)
    diag_hint (diag, "did you mean '%s'?", near);
  else
    diag_hint (diag, "'help' lists the commands");
  return -1;
}

static const char *
type_name (enum arg_type type)
{
  switch (type) {
  case ARG_BOOL: return "true|false";
  case ARG_INT: case ARG_INT64: return "number";
  case ARG_SIZE: return "size";
  case ARG_STRING: case ARG_OPTSTRING: case ARG_BUFFER:
  case ARG_VOLUME_GROUP: case ARG_FS_LABEL: case ARG_AUGEAS_PATH:
    return "string";
  case ARG_GUID: return "guid";
  case ARG_TEXT: return "text";
  case ARG_SETTING_VALUE: return "value";
  case ARG_KEY: return "key";
  case ARG_LIST: case ARG_FILENAME_LIST: case ARG_VOLUME_GROUPS:
    return "list";
  case ARG_DEVICE_LIST: return "devices";
  case ARG_PATH_LIST: return "paths";
  case ARG_FILE_IN: case ARG_FILE_OUT: return "file|-";
  case ARG_HOST_FILE: case ARG_NEW_FILE: return "file";
  case ARG_HOST_FILES: return "file...";
  case ARG_HOST_FOLDER: return "folder";
  case ARG_IMAGE: return "image";
  case ARG_IMAGE_OR_DRIVE: return "image|drive";
  case ARG_DEVICE: return "device";
  case ARG_PATH: return "path";
  case ARG_PATHS: return "path...";
  case ARG_MOUNTABLE: return "mountable";
  case ARG_DEVICE_OR_PATH: return "device|path";
  case ARG_MOUNTABLE_OR_PATH: return "mountable|path";
  case ARG_POINTER: return "pointer";
  case ARG_DRIVE: return "drive";
  case ARG_EVENT: return "handler";
  case ARG_EVENT_SET: return "events";
  case ARG_REST: return "words";
  }
  abort ();
}

char *
command_type_word (const struct arg_def *def)
{
  struct strbuf word = { 0 };
  const struct choices *choices = def->choices;

  if (choices == NULL || choices->open || choices->count > MANY_CHOICES)
    return xstrdup (type_name (def->type));
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
  case ATTR_STRING: return "string";
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
