/* diskfish: remove incomplete host files after a failure.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "partial-files.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cleanup.h"
#include "xalloc.h"

/* Note a file that does not exist.  lstat(2) also finds dangling symbolic
 * links, which are not ours to remove.
 */
static void
note (struct strings *files, const char *name)
{
  struct stat entry;

  if (lstat (name, &entry) == -1 && errno == ENOENT)
    strings_append (files, xstrdup (name));
}

/* Note the files that copies of guest paths create in DIRECTORY under their own
 * names.
 */
static void
note_copies (struct strings *files, char *const *paths, const char *directory)
{
  for (; *paths != NULL; ++paths) {
    const char *slash = strrchr (*paths, '/');
    const char *base = slash != NULL ? slash + 1 : *paths;
    CLEANUP_FREE char *name = xasprintf ("%s/%s", directory, base);

    note (files, name);
  }
}

void
partial_files_note (struct strings *files, const struct args *args)
{
  for (size_t i = 0; i < args->command->nargs; ++i) {
    enum arg_type type = args->command->args[i].type;
    const struct arg *arg = &args->args[i];

    if (type == ARG_FILE_OUT && arg->given)
      note (files, arg->text);
    else if (type == ARG_HOST_FOLDER && i > 0 &&
             args->command->args[i-1].type == ARG_PATHS)
      note_copies (files, args->args[i-1].list, arg->text);
  }
}

void
partial_files_remove (const struct strings *files)
{
  for (size_t i = 0; i < files->len; ++i) {
    struct stat entry;

    if (lstat (files->ptr[i], &entry) == 0 && S_ISREG (entry.st_mode))
      unlink (files->ptr[i]);
  }
}
