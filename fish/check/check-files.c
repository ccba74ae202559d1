/* diskfish: the files of the host that a script needs.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "check-files.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cleanup.h"
#include "command.h"

/* Without "./", which changes nothing. */
static const char *
plain (const char *name)
{
  while (strncmp (name, "./", 2) == 0)
    name += 2 + strspn (name + 2, "/");
  return name;
}

/* The length without the last part of the name. */
static size_t
check_files_cut (const char *name, size_t len)
{
  while (len > 0 && name[len-1] != '/')
    len--;
  while (len > 1 && name[len-1] == '/')
    len--;
  return len;
}

char *
check_files_resolve (const struct check_files *files, const char *name)
{
  return files->directory == NULL || *name == '/' ? xstrdup (name)
    : xasprintf ("%s/%s", files->directory, name);
}

/* Return the absolute name of what is there or is made, freed by the caller:
 * there are others for it, and the shell may go elsewhere.
 */
static char *
whole (const struct check_files *files, const char *relative)
{
  CLEANUP_FREE char *name = check_files_resolve (files, relative);

  for (size_t len = strlen (name);; len = check_files_cut (name, len)) {
    CLEANUP_FREE char *part = len > 0 ? xstrndup (name, len) : xstrdup (".");
    CLEANUP_FREE char *path = realpath (part, NULL);
    const char *rest = name + len;

    rest += strspn (rest, "/");
    if (path != NULL)
      return xasprintf ("%s%s%s", path, *rest ? "/" : "", rest);
    if (len == 0)
      return STEAL (name);
  }
}

static bool
is_below (const char *name, const char *directory)
{
  size_t len = strlen (directory);

  return strncmp (name, directory, len) == 0 &&
    (name[len] == '\0' || name[len] == '/' || directory[len-1] == '/');
}

bool
check_files_may_change (const struct check_files *files, const char *name)
{
  CLEANUP_FREE char *path = NULL;

  if (files->open || (files->moved && *name != '/'))
    return true;
  if (files->made.len == 0)
    return false;
  path = whole (files, name);
  for (size_t i = 0; i < files->made.len; ++i)
    if (is_below (path, files->made.ptr[i]))
      return true;
  return false;
}

/* Check a file to read: it exists, and is not a directory if a file is
 * expected.
 */
static int
check_read (const struct check_files *files, const struct args *args,
            const struct arg *arg, const char *name, enum arg_type type,
            struct diag *diag)
{
  CLEANUP_FREE char *path = check_files_resolve (files, name);
  struct stat entry;
  int error = stat (path, &entry) == -1 ? errno : 0;

  if (error == 0 && type == ARG_HOST_DIRECTORY && !S_ISDIR (entry.st_mode))
    error = ENOTDIR;
  if (error == 0 && type == ARG_FILE_IN && S_ISDIR (entry.st_mode))
    error = EISDIR;
  if (error == 0 && access (path, R_OK) == -1)
    error = errno;
  if (error == 0)
    return 0;
  return diag_at (diag, DIAG_FAILED, args->source, arg->span,
                  "cannot read '%s': %s", name, strerror (error));
}

/* Check a file to write: its directory must exist. */
static int
check_written (const struct check_files *files, const struct args *args,
               const struct arg *arg, const char *name, struct diag *diag)
{
  const char *slash = strrchr (name, '/');
  CLEANUP_FREE char *directory = slash == NULL || slash == name ? xstrdup ("/")
    : xstrndup (name, (size_t) (slash - name));
  CLEANUP_FREE char *path = check_files_resolve (files, directory);
  struct stat entry;

  if (slash == NULL || check_files_may_change (files, directory) ||
      (stat (path, &entry) == 0 && S_ISDIR (entry.st_mode)))
    return 0;
  return diag_at (diag, DIAG_FAILED, args->source, arg->span,
                  "cannot create '%s': there is no directory '%s'", name,
                  directory);
}

static int
check_file_name (const struct check_files *files, const struct args *args,
                 const struct arg *arg, const char *name, enum arg_type type,
                 struct diag *diag)
{
  bool stream = (type == ARG_FILE_IN || type == ARG_FILE_OUT) &&
    strcmp (name, "-") == 0;

  if (stream || check_files_may_change (files, name))
    return 0;
  switch (type) {
  case ARG_IMAGE:
    /* Images to attach are checked as drives. */
    if (args->command->effects & EFFECT_ATTACHES)
      return 0;
    return check_read (files, args, arg, name, type, diag);
  case ARG_FILE_IN: case ARG_HOST_FILE: case ARG_HOST_FILES:
  case ARG_HOST_DIRECTORY:
    return check_read (files, args, arg, name, type, diag);
  case ARG_FILE_OUT: case ARG_NEW_FILE:
    return check_written (files, args, arg, name, diag);
  default:
    return 0;
  }
}

static int
check_file_arg (const struct check_files *files, const struct args *args,
                const struct arg *arg, enum arg_type type, struct diag *diag)
{
  if (!arg->given || arg->open || arg->document)
    return 0;
  if (type != ARG_HOST_FILES)
    return arg->text == NULL ? 0
      : check_file_name (files, args, arg, arg->text, type, diag);
  for (size_t i = 0; arg->list[i] != NULL; ++i) {
    struct arg one = { .given = true, .span = arg->words[i].span };

    if (arg->words[i].nrefs == 0 &&
        check_file_name (files, args, &one, arg->list[i], type, diag) == -1)
      return -1;
  }
  return 0;
}

int
check_files_needed (const struct check_files *files, const struct args *args,
                    struct diag *diag)
{
  const struct command *command = args->command;

  for (size_t i = 0; i < command->nargs; ++i)
    if (check_file_arg (files, args, &args->args[i], command->args[i].type,
                        diag) == -1)
      return -1;
  return 0;
}

static void
note_made (struct check_files *files, const char *name)
{
  name = plain (name);
  if (*name == '\0' || strcmp (name, ".") == 0 ||
      strstr (name, "..") != NULL || (files->moved && *name != '/'))
    files->open = true;
  else
    strings_append (&files->made, whole (files, name));
}

/* True if 'disk attach' creates an image: it has the attribute size=. */
static bool
makes_image (const struct args *args)
{
  for (size_t i = 0; i < args->nwords && args->command->attrs != NULL; ++i)
    if (strncmp (args->words[i].text, "size=", 5) == 0 ||
        args->words[i].nrefs > 0)
      return true;
  return false;
}

static void
note_arg (struct check_files *files, const struct args *args, size_t index)
{
  const struct arg *arg = &args->args[index];
  bool made = false;

  switch (args->command->args[index].type) {
  case ARG_FILE_OUT: case ARG_NEW_FILE: case ARG_HOST_DIRECTORY:
    made = true;
    break;
  case ARG_IMAGE:
    made = makes_image (args);
    break;
  default:
    break;
  }
  if (!arg->given || !made)
    return;
  if (arg->open)
    files->open = true;
  else
    note_made (files, arg->text);
}

/* Return the directory that a process could enter, or NULL. */
static char *
enterable (const char *name)
{
  CLEANUP_FREE char *path = realpath (name, NULL);
  struct stat entry;

  return path != NULL && stat (path, &entry) == 0 && S_ISDIR (entry.st_mode) &&
    access (path, X_OK) == 0 ? STEAL (path) : NULL;
}

/* 'lcd': later names are relative to that directory, if it is known. */
static void
follow (struct check_files *files, const struct arg *directory,
        bool conditional)
{
  bool known = !conditional && !directory->open &&
    !check_files_may_change (files, directory->text);
  CLEANUP_FREE char *name =
    known ? check_files_resolve (files, directory->text) : NULL;
  char *path = known ? enterable (name) : NULL;

  files->moved = path == NULL;
  if (path != NULL) {
    free (files->directory);
    files->directory = path;
  }
}

void
check_files_note (struct check_files *files, const struct args *args,
                  bool conditional)
{
  if (args->command->effects & EFFECT_CHANGES_DIRECTORY) {
    follow (files, &args->args[0], conditional);
    return;
  }
  if (args->command->effects & EFFECT_RUNS_HOST_COMMANDS)
    files->open = true;
  for (size_t i = 0; i < args->command->nargs; ++i)
    note_arg (files, args, i);
}

void
check_files_free (struct check_files *files)
{
  free (files->directory);
  files->directory = NULL;
  strings_free (&files->made);
}
