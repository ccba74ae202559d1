/* diskfish: gather candidates by the type of an argument.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "collect.h"

#include <ctype.h>
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cleanup.h"
#include "cursor.h"
#include "home.h"

void
collect_behind (struct collector *c, const char *word)
{
  c->behind = word;
}

static bool
has_tilde (const struct collector *c)
{
  return home_is_meant (c->kind, c->prefix);
}

/* How a value is written.  Where what is behind ~/ needs quotes, the folder
 * itself is written.
 */
static char *
quoted (const struct collector *c, const char *value, bool whole)
{
  const char *slash = strchr (value, '/');
  CLEANUP_FREE char *path = has_tilde (c) && slash ? home_expand (value) : NULL;
  CLEANUP_FREE char *rest = NULL;

  if (path == NULL)
    return cursor_quote (c->kind, value, whole);
  rest = cursor_quote (WORD_BARE, slash + 1, whole);
  return *rest == '"' ? cursor_quote (WORD_BARE, path, whole)
    : xstrdup (value);
}

/* Case does not count, and in the name of a command _ stands for -. */
static bool
begins (const char *value, const char *prefix, enum candidate_kind kind)
{
  for (; *prefix != '\0'; value++, prefix++) {
    char typed = *prefix == '_' && kind == CANDIDATE_COMMAND ? '-' : *prefix;

    if (tolower ((unsigned char) *value) != tolower ((unsigned char) typed))
      return false;
  }
  return true;
}

void
collect (struct collector *c, enum candidate_kind kind, const char *text,
         const char *meaning, bool whole)
{
  const char *behind = c->behind ? c->behind : "";
  CLEANUP_FREE char *value = xasprintf ("%s%s", behind, text);
  struct candidate candidate = { .kind = kind, .whole = whole };

  if (!begins (value, c->prefix, kind))
    return;
  candidate.text = xstrdup (text);
  candidate.meaning = meaning ? xstrdup (meaning) : NULL;
  candidate.insert = c->quoted ? quoted (c, value, whole)
    : xstrdup (value);
  candidates_append (&c->list, candidate);
}

void
collect_choices (struct collector *c, const struct choices *choices)
{
  for (size_t i = 0; i < choices->count; ++i)
    collect (c, CANDIDATE_VALUE, choices->list[i].word,
             choices->list[i].meaning, true);
}

/* The part of the prefix that is a value: behind "name:" or "name=". */
static const char *
typed_value (const struct collector *c)
{
  return c->prefix + (c->behind ? strlen (c->behind) : 0);
}

/* The folder that a path so far is in, with its slash: "" or "/etc/". */
static char *
folder_of (const char *path)
{
  const char *slash = strrchr (path, '/');

  return xstrndup (path, slash ? (size_t) (slash - path) + 1 : 0);
}

static bool
is_host_folder (const char *path)
{
  struct stat file;

  return stat (path, &file) == 0 && S_ISDIR (file.st_mode);
}

/* The folder for the look-up; in the line a ~ stays. */
static char *
host_folder (const struct collector *c, const char *folder)
{
  bool below_home = has_tilde (c) && folder[0] == '~';
  char *path = below_home ? home_expand (folder) : NULL;

  return path ? path : xstrdup (*folder ? folder : ".");
}

static void
collect_host_files (struct collector *c, bool folders)
{
  const char *typed = typed_value (c);
  CLEANUP_FREE char *folder = folder_of (typed);
  CLEANUP_FREE char *real = host_folder (c, folder);
  bool hidden = typed[strlen (folder)] == '.';
  DIR *dir = opendir (real);
  struct dirent *entry;

  if (has_tilde (c) && *folder == '\0')
    collect (c, CANDIDATE_FILE, "~/", NULL, false);
  while (dir != NULL && (entry = readdir (dir)) != NULL) {
    CLEANUP_FREE char *path = xasprintf ("%s/%s", real, entry->d_name);
    /* Only a link, or an old file system, needs a look at the file. */
    bool is_folder = entry->d_type == DT_DIR ||
      ((entry->d_type == DT_LNK || entry->d_type == DT_UNKNOWN) &&
       is_host_folder (path));
    CLEANUP_FREE char *name =
      xasprintf ("%s%s%s", folder, entry->d_name, is_folder ? "/" : "");

    if (entry->d_name[0] == '.' &&
        (!hidden || strcmp (entry->d_name, ".") == 0 ||
         strcmp (entry->d_name, "..") == 0))
      continue;
    if (folders && !is_folder)
      continue;
    collect (c, CANDIDATE_FILE, name, NULL, !is_folder);
  }
  if (dir != NULL)
    closedir (dir);
}

/* The list is taken; it may be NULL. */
static void
collect_list (struct collector *c, enum candidate_kind kind, char **taken)
{
  CLEANUP_FREE_STRINGS char **list = taken;

  for (size_t i = 0; list != NULL && list[i] != NULL; ++i)
    collect (c, kind, list[i], NULL, true);
}

static void
collect_strings (struct collector *c, enum candidate_kind kind,
                 char **(*ask) (void *))
{
  collect_list (c, kind, ask != NULL ? ask (c->world->opaque) : NULL);
}

void
collect_snapshots (struct collector *c)
{
  const struct word *image = &c->arguments[0];
  CLEANUP_FREE char *path = home_is_meant (image->kind, image->text)
    ? home_expand (image->text) : NULL;

  if (c->world->snapshots != NULL)
    collect_list (c, CANDIDATE_VALUE,
                  c->world->snapshots (c->world->opaque,
                                       path ? path : image->text));
}

static void
collect_mountables (struct collector *c)
{
  CLEANUP_FREE_STRINGS char **pairs = c->world->mountables != NULL
    ? c->world->mountables (c->world->opaque) : NULL;

  for (size_t i = 0; pairs != NULL && pairs[i] != NULL; i += 2)
    collect (c, CANDIDATE_MOUNTABLE, pairs[i], pairs[i+1], true);
}

static void
collect_guest_paths (struct collector *c)
{
  CLEANUP_FREE char *folder = folder_of (typed_value (c));
  CLEANUP_FREE_STRINGS char **names = NULL;

  if (*folder == '\0') {
    collect (c, CANDIDATE_PATH, "/", NULL, false);
    return;
  }
  if (c->world->paths != NULL)
    names = c->world->paths (c->world->opaque, folder,
                             typed_value (c) + strlen (folder));
  for (size_t i = 0; names != NULL && names[i] != NULL; ++i) {
    CLEANUP_FREE char *path = xasprintf ("%s%s", folder, names[i]);

    collect (c, CANDIDATE_PATH, path, NULL,
             path[strlen (path) - 1] != '/');
  }
}

/* Each of them may have others below it. */
static void
collect_augeas_paths (struct collector *c)
{
  CLEANUP_FREE char *folder = folder_of (typed_value (c));
  CLEANUP_FREE_STRINGS char **paths = *folder && c->world->augeas_paths
    ? c->world->augeas_paths (c->world->opaque, folder) : NULL;

  if (*folder == '\0')
    collect (c, CANDIDATE_PATH, "/", NULL, false);
  for (size_t i = 0; paths != NULL && paths[i] != NULL; ++i)
    collect (c, CANDIDATE_PATH, paths[i], NULL, false);
}

static void
collect_devices (struct collector *c)
{
  collect_strings (c, CANDIDATE_DEVICE, c->world->devices);
}

/* A list is one word: its last element, behind the SEPARATOR, is completed.
 * What stands before it stays; it lives as long as the collector's prefix.
 */
static char *
list_before (const struct collector *c, char separator)
{
  const char *typed = typed_value (c), *last = strrchr (typed, separator);
  size_t len = last ? (size_t) (last - c->prefix) + 1
    : (size_t) (typed - c->prefix);

  return xstrndup (c->prefix, len);
}

static void
collect_by_type (struct collector *c, enum arg_type type)
{
  static const char *const booleans[] = { "true", "false" };

  switch (type) {
  case ARG_BOOL:
    for (size_t i = 0; i < 2; ++i)
      collect (c, CANDIDATE_VALUE, booleans[i], NULL, true);
    return;
  case ARG_FILE_IN: case ARG_FILE_OUT: case ARG_HOST_FILE: case ARG_IMAGE:
  case ARG_HOST_FILES: case ARG_NEW_FILE:
    collect_host_files (c, false);
    return;
  case ARG_HOST_FOLDER:
    collect_host_files (c, true);
    return;
  case ARG_DEVICE: case ARG_DEVICE_LIST:
    collect_devices (c);
    return;
  case ARG_MOUNTABLE:
    collect_mountables (c);
    return;
  case ARG_PATH: case ARG_PATHS: case ARG_PATH_LIST:
    collect_guest_paths (c);
    return;
  case ARG_DEVICE_OR_PATH:
    collect_devices (c);
    collect_guest_paths (c);
    return;
  case ARG_MOUNTABLE_OR_PATH:
    collect_mountables (c);
    collect_guest_paths (c);
    return;
  case ARG_IMAGE_OR_DRIVE:
    collect_host_files (c, false);
    collect_strings (c, CANDIDATE_DEVICE, c->world->drives);
    return;
  case ARG_DRIVE:
    collect_strings (c, CANDIDATE_DEVICE, c->world->drives);
    return;
  case ARG_VOLUME_GROUP: case ARG_VOLUME_GROUPS:
    collect_strings (c, CANDIDATE_VALUE, c->world->groups);
    return;
  case ARG_FS_LABEL:
    collect_strings (c, CANDIDATE_VALUE, c->world->labels);
    return;
  case ARG_AUGEAS_PATH:
    collect_augeas_paths (c);
    return;
  case ARG_EVENT:
    collect_strings (c, CANDIDATE_VALUE, c->world->events);
    return;
  case ARG_INT: case ARG_INT64: case ARG_SIZE: case ARG_STRING:
  case ARG_GUID: case ARG_OPTSTRING: case ARG_BUFFER: case ARG_KEY:
  case ARG_LIST: case ARG_FILENAME_LIST: case ARG_POINTER: case ARG_REST:
  case ARG_EVENT_SET: case ARG_TEXT: case ARG_SETTING_VALUE:
    return;
  }
}

/* What stands between the elements, or NUL. */
static char
list_separator (enum arg_type type)
{
  if (type == ARG_EVENT_SET)
    return ',';
  return type == ARG_LIST || type == ARG_FILENAME_LIST ||
    type == ARG_VOLUME_GROUPS || type == ARG_DEVICE_LIST ||
    type == ARG_PATH_LIST ? ' ' : '\0';
}

void
collect_argument (struct collector *c, const struct arg_def *def)
{
  const char *saved = c->behind;
  char separator = list_separator (def->type);
  CLEANUP_FREE char *before = separator ? list_before (c, separator) : NULL;

  if (before != NULL)
    collect_behind (c, before);
  if (def->choices != NULL)
    collect_choices (c, def->choices);
  else
    collect_by_type (c, def->type);
  c->behind = saved;
}
