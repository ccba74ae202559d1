/* diskfish: copy a guest file to the host for an editor.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "local-copy.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cleanup.h"
#include "strbuf.h"
#include "temporary.h"

static int
local_copy_failed (struct diag *diag, const char *what, const char *path)
{
  int error = errno;

  diag_set (diag, DIAG_FAILED, "cannot %s '%s': %s", what, path,
            strerror (error));
  diag->errnum = error;
  return -1;
}

/* Return the last part of the path.  Editors detect the type of a file by its
 * name.
 */
static const char *
file_name (const char *path)
{
  const char *slash = strrchr (path, '/');

  return slash != NULL && slash[1] != '\0' ? slash + 1 : "file";
}

const char *
local_program (const char *variable, const char *otherwise)
{
  const char *value = getenv (variable);

  return value != NULL && *value != '\0' ? value : otherwise;
}

/* Do not use the library's temporary directory: the copy may outlive the
 * library's handle.
 */
int
local_copy_open (const struct args *args, struct local_copy *copy,
                 struct diag *diag)
{
  const char *parent = local_program ("LIBGUESTFS_TMPDIR",
                                      local_program ("TMPDIR", "/tmp"));

  *copy = (struct local_copy) { .directory = temporary_folder (parent) };
  if (copy->directory == NULL)
    return local_copy_failed (diag, "create a directory in", parent);
  copy->path =
    xasprintf ("%s/%s", copy->directory, file_name (args->args[0].text));
  return 0;
}

/* Quote the path for the shell.  The caller frees it. */
static char *
shell_word (const char *path)
{
  struct strbuf word = { 0 };

  strbuf_putc (&word, '\'');
  for (; *path != '\0'; path++)
    if (*path == '\'')
      strbuf_puts (&word, "'\\''");
    else
      strbuf_putc (&word, *path);
  strbuf_putc (&word, '\'');
  return strbuf_steal (&word);
}

/* Set the modification time of the copy back.  File systems record times in
 * steps of some milliseconds, so an editor that saves at once might not change
 * it.
 */
static int
make_older (const char *path, struct stat *before, struct diag *diag)
{
  struct timespec times[2] = { { .tv_nsec = UTIME_OMIT }, { 0 } };

  if (stat (path, before) == -1)
    return local_copy_failed (diag, "check", path);
  times[1].tv_sec = before->st_mtim.tv_sec - 2;
  if (utimensat (AT_FDCWD, path, times, 0) == -1 ||
      stat (path, before) == -1)
    return local_copy_failed (diag, "set the time of", path);
  return 0;
}

static bool
is_same (const struct stat *a, const struct stat *b)
{
  return a->st_dev == b->st_dev && a->st_ino == b->st_ino &&
    a->st_size == b->st_size && a->st_mtim.tv_sec == b->st_mtim.tv_sec &&
    a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

int
local_copy_run (struct session *session, const struct local_copy *copy,
                const char *program, bool *changed, struct diag *diag)
{
  CLEANUP_FREE char *word = shell_word (copy->path);
  CLEANUP_FREE char *command = xasprintf ("%s %s", program, word);
  struct stat before, after;

  if (changed != NULL && make_older (copy->path, &before, diag) == -1)
    return -1;
  if (session->hooks->run_host (session->shell, command, diag) == -1)
    return -1;
  if (changed == NULL)
    return 0;
  if (stat (copy->path, &after) == -1)
    return local_copy_failed (diag, "find the edited file", copy->path);
  *changed = !is_same (&before, &after);
  return 0;
}

void
local_copy_keep (struct local_copy *copy, struct diag *diag)
{
  copy->keep = true;
  diag_hint (diag, "the changes are saved in %s", copy->path);
}

void
local_copy_close (struct local_copy *copy)
{
  if (copy->directory != NULL && !copy->keep) {
    unlink (copy->path);
    rmdir (copy->directory);
  }
  free (STEAL (copy->directory));
  free (STEAL (copy->path));
}
