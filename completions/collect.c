/* diskfish: collect candidates by the type of an argument.
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
#include "tilde.h"

void
collect_after (struct collector *c, const char *word)
{
  c->before = word;
}

static bool
has_tilde (const struct collector *c)
{
  return tilde_is_home (c->kind, c->prefix);
}

/* Quote a value.  If the part after ~/ needs quotes, write the home directory
 * instead, since ~ has no meaning within quotes.
 */
static char *
quoted (const struct collector *c, const char *value, bool whole)
{
  const char *slash = strchr (value, '/');
  CLEANUP_FREE char *path = has_tilde (c) &&
 slash ? tilde_expand_path (value) : NULL;
  CLEANUP_FREE char *rest = NULL;

  if (path == NULL)
    return cursor_quote (c->kind, value, whole);
  rest = cursor_quote (WORD_BARE, slash + 1, whole);
  return *rest == '"' ? cursor_quote (WORD_BARE, path, whole)
    : xstrdup (value);
}

/* Compare without case.  In the name of a command, _ equals -. */
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
  const char *before = c->before ? c->before : "";
  CLEANUP_FREE char *value = xasprintf ("%s%s", before, text);
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
collect_choices (struct collector *c, const struct enum_table *choices)
{
  for (size_t i = 0; i < choices->count; ++i)
    collect (c, CANDIDATE_VALUE, choices->list[i].word,
             choices->list[i].meaning, true);
}

/* Return the value in the prefix, which is the part after "name:" or "name=".
 */
static const char *
typed_value (const struct collector *c)
{
  return c->prefix + (c->before ? strlen (c->before) : 0);
}

/* Return the directory part of a path so far, with its slash: "" or "/etc/". */
static char *
directory_of (const char *path)
{
  const char *slash = strrchr (path, '/');

  return xstrndup (path, slash ? (size_t) (slash - path) + 1 : 0);
}

static bool
is_host_directory (const char *path)
{
  struct stat file;

  return stat (path, &file) == 0 && S_ISDIR (file.st_mode);
}

/* Return the directory to read.  In the line, ~ stays. */
static char *
host_directory (const struct collector *c, const char *directory)
{
  bool below_home = has_tilde (c) && directory[0] == '~';
  char *path = below_home ? tilde_expand_path (directory) : NULL;

  return path ? path : xstrdup (*directory ? directory : ".");
}

static void
collect_host_files (struct collector *c, bool directories)
{
  const char *typed = typed_value (c);
  CLEANUP_FREE char *directory = directory_of (typed);
  CLEANUP_FREE char *real = host_directory (c, directory);
  bool hidden = typed[strlen (directory)] == '.';
  DIR *dir = opendir (real);
  struct dirent *entry;

  if (has_tilde (c) && *directory == '\0')
    collect (c, CANDIDATE_FILE, "~/", NULL, false);
  while (dir != NULL && (entry = readdir (dir)) != NULL) {
    CLEANUP_FREE char *path = xasprintf ("%s/%s", real, entry->d_name);
    /* Only links and some file systems need a call of stat. */
    bool is_directory = entry->d_type == DT_DIR ||
      ((entry->d_type == DT_LNK || entry->d_type == DT_UNKNOWN) &&
       is_host_directory (path));
    CLEANUP_FREE char *name =
      xasprintf ("%s%s%s", directory, entry->d_name, is_directory ? "/" : "");

    if (entry->d_name[0] == '.' &&
        (!hidden || strcmp (entry->d_name, ".") == 0 ||
         strcmp (entry->d_name, "..") == 0))
      continue;
    if (directories && !is_directory)
      continue;
    collect (c, CANDIDATE_FILE, name, NULL, !is_directory);
  }
  if (dir != NULL)
    closedir (dir);
}

char **
collect_ask (const struct collector *c, enum completion_kind kind,
             const char *argument)
{
  return c->source->ask != NULL
    ? c->source->ask (c->source->opaque, kind, argument) : NULL;
}

static void
collect_answers (struct collector *c, enum candidate_kind candidate,
                 enum completion_kind kind, const char *argument)
{
  CLEANUP_FREE_STRINGS char **list = collect_ask (c, kind, argument);

  for (size_t i = 0; list != NULL && list[i] != NULL; ++i)
    collect (c, candidate, list[i], NULL, true);
}

/* Collect all names of the kind that the session knows. */
static void
collect_values (struct collector *c)
{
  collect_answers (c, CANDIDATE_VALUE, c->asked, NULL);
}

static void
collect_devices (struct collector *c)
{
  collect_answers (c, CANDIDATE_DEVICE, c->asked, NULL);
}

void
collect_snapshots (struct collector *c)
{
  const struct word *image = &c->arguments[0];
  CLEANUP_FREE char *path = tilde_is_home (image->kind, image->text)
    ? tilde_expand_path (image->text) : NULL;

  collect_answers (c, CANDIDATE_VALUE, COMPLETION_SNAPSHOTS,
                   path ? path : image->text);
}

static void
collect_mountables (struct collector *c)
{
  CLEANUP_FREE_STRINGS char **pairs =
    collect_ask (c, COMPLETION_MOUNTABLES, NULL);

  for (size_t i = 0; pairs != NULL && pairs[i] != NULL; i += 2)
    collect (c, CANDIDATE_MOUNTABLE, pairs[i], pairs[i+1], true);
}

/* Collect paths of the guest.  The session gets a directory and the beginning
 * of a name.  In its answer, names of directories end in '/', and so do those
 * of links to directories that have this beginning.
 */
static void
collect_guest_paths (struct collector *c)
{
  CLEANUP_FREE char *directory = directory_of (typed_value (c));
  CLEANUP_FREE_STRINGS char **names = NULL;

  if (*directory == '\0') {
    collect (c, CANDIDATE_PATH, "/", NULL, false);
    return;
  }
  names = collect_ask (c, COMPLETION_PATHS, typed_value (c));
  for (size_t i = 0; names != NULL && names[i] != NULL; ++i) {
    CLEANUP_FREE char *path = xasprintf ("%s%s", directory, names[i]);

    collect (c, CANDIDATE_PATH, path, NULL,
             path[strlen (path) - 1] != '/');
  }
}

/* Collect paths of Augeas, each of which may have others below it. */
static void
collect_augeas_paths (struct collector *c)
{
  CLEANUP_FREE char *directory = directory_of (typed_value (c));
  CLEANUP_FREE_STRINGS char **paths = *directory
    ? collect_ask (c, COMPLETION_AUGEAS_PATHS, directory) : NULL;

  if (*directory == '\0')
    collect (c, CANDIDATE_PATH, "/", NULL, false);
  for (size_t i = 0; paths != NULL && paths[i] != NULL; ++i)
    collect (c, CANDIDATE_PATH, paths[i], NULL, false);
}

/* Complete the last element of a list, which is one word, after the SEPARATOR.
 * The text before it stays, and lives as long as the collector's prefix.
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
collect_booleans (struct collector *c)
{
  collect (c, CANDIDATE_VALUE, "true", NULL, true);
  collect (c, CANDIDATE_VALUE, "false", NULL, true);
}

static void
collect_files (struct collector *c)
{
  collect_host_files (c, false);
}

static void
collect_directories (struct collector *c)
{
  collect_host_files (c, true);
}

static void
collect_files_and_drives (struct collector *c)
{
  collect_files (c);
  collect_devices (c);
}

static void
collect_devices_and_paths (struct collector *c)
{
  collect_devices (c);
  collect_guest_paths (c);
}

static void
collect_mountables_and_paths (struct collector *c)
{
  collect_mountables (c);
  collect_guest_paths (c);
}

/* Collect nothing: any text is valid. */
static void
collect_nothing (struct collector *c)
{
  (void) c;
}

static const struct {
  void (*collect) (struct collector *c);
  enum completion_kind kind;
} collectors[] = {
#define COLLECTOR(id, name, usage, in_call, bind, collect, kind, ...)   \
  { collect, COMPLETION_##kind },
  ARG_TYPES (COLLECTOR)
};

void
collect_argument (struct collector *c, const struct arg_def *def)
{
  const char *saved = c->before;
  char separator = arg_type_separator (def->type);
  CLEANUP_FREE char *before = separator ? list_before (c, separator) : NULL;

  if (before != NULL)
    collect_after (c, before);
  if (def->choices != NULL)
    collect_choices (c, def->choices);
  else {
    c->asked = collectors[def->type].kind;
    collectors[def->type].collect (c);
  }
  c->before = saved;
}
